"""The only home of IRIs: each namespace knows its terms, and a mistyped term raises."""

from __future__ import annotations

from collections.abc import Iterator

from skillgraph.errors import UnknownTerm

HOME = "https://w3id.org/skillgraph/"


class Namespace:
    """A prefix, the IRI it stands for, and the terms that may be asked of it.

    Parameters
    ----------
    prefix
        The short name used in Turtle and SPARQL.
    iri
        What every term begins with.
    terms
        The terms there are, separated by white space.

    Raises
    ------
    UnknownTerm
        When a term is asked for that is not among them.

    Examples
    --------
    >>> SG.Partnership
    'https://w3id.org/skillgraph/ontology#Partnership'
    >>> SG.Partnersip
    Traceback (most recent call last):
        ...
    skillgraph.errors.naming.UnknownTerm: The vocabulary sg has no term “Partnersip”.
    """

    def __init__(self, prefix: str, iri: str, terms: str) -> None:
        self.prefix = prefix
        self.iri = iri
        self.terms = frozenset(terms.split())
        # As attributes of its own they are found at once; `__getattr__` is left with what is not there.
        self.__dict__ |= {term: iri + term for term in self.terms - {"prefix", "iri", "terms"}}

    def __getattr__(self, term: str) -> str:
        return self[term]

    def __getitem__(self, term: str) -> str:
        # Underscored names are Python's own questions (copying, pickling), never terms.
        if term.startswith("_") or term not in self.terms:
            raise UnknownTerm(prefix=self.__dict__.get("prefix", "?"), term=term)
        return self.iri + term

    def __iter__(self) -> Iterator[str]:
        return (self.iri + term for term in sorted(self.terms))


SG = Namespace(
    "sg",
    HOME + "ontology#",
    """
    Entity Organization PublicAuthority Enterprise VocationalCollege IndustryCollege MediaOrganization Person
    DesignatedStatus Record Naming NamePart Partnership Participation Establishment Affiliation Designation
    Subsidy PartnerCount GroupClaim Measure Source Evidence Rule Link Decision
    institutionKind evidence source section inferredBy entity wording nameKind partRole partText partEntity form means
    participation participant role since headcount unit founder openList parent authority recipient designatedAs
    year payer beneficiary value measureUnit hedge asOf dateBasis scope coversKind area statement documentNumber
    issuer issuedOn textFile key summary linkOf linkFrom linkTo decides keeps other reason decidedOn decidedBy
    Award Programme Policy System Competition Work Conferral Observation Adoption PolicyAct CompetitionEvent
    Making FieldList Intention AwardLevel award holder round level levelBasis indicator period about adopter system
    actor act policy competition eventName maker work listOf field programme formula
    Area Year Studio StudioRecognition Appointment AssessmentFiling calendarYear studio host lead appointee employer
    body occupation grade measure
    """,
)
GRAPH = Namespace("graph", HOME + "graph/", "inferred editorial decisions ontology")
FORM = Namespace(
    "form",
    HOME + "form/",
    """school-enterprise-cooperation order-class named-class new-type-apprenticeship industry-college
    joint-talent-base public-training-base""",
)
ROLE = Namespace("role", HOME + "role/", "college-side enterprise-side government-side")
KIND = Namespace(
    "kind",
    HOME + "institution-kind/",
    """skilled-worker-school technical-school senior-technical-school technician-college
    secondary-vocational-school higher-vocational-college""",
)
NAME_KIND = Namespace("namekind", HOME + "name-kind/", "full short alias part editorial translation")
NAME_PART = Namespace("part", HOME + "name-part/", "host enterprise field parent")
HEDGE = Namespace("hedge", HOME + "hedge/", "exact about over at-least nearly")
DATE_BASIS = Namespace("basis", HOME + "date-basis/", "stated source-date")
UNIT = Namespace("unit", HOME + "unit/", "yuan organization person studio round item occupation event percent")
AREA = Namespace("area", HOME + "area/", "530100")
DECISION = Namespace("decision", HOME + "decision/", "same different")
LEVEL = Namespace("level", HOME + "level/", "national provincial municipal")
LEVEL_BASIS = Namespace("levelbasis", HOME + "level-basis/", "stated by-name by-selection")
GRADE = Namespace(
    "grade",
    HOME + "skill-grade/",
    """
    apprentice junior intermediate senior technician senior-technician special-technician chief-technician
    """,
)
PERIOD = Namespace("period", HOME + "period/", "stock flow cumulative starting-point change")
INDICATOR = Namespace(
    "indicator",
    HOME + "indicator/",
    """
    talent masters awards assessment cooperation competitions skilled-workers high-skilled-people
    high-skilled-increase high-skilled-share studios award-holders selection-rounds people-selected innovations
    patents economic-benefit assessment-bodies assessable-occupations people-assessed qualification-mappings
    competition-events competition-occupations entrants training-bases training-base-subsidy apprentices
    partner-enterprises
    """,
)
ACT = Namespace(
    "act",
    HOME + "act/",
    "led-drafting issued revised filmed co-filmed edited-and-printed broadcast-in-instalments",
)
LIST_KIND = Namespace(
    "listkind", HOME + "list-kind/", "key-industries assessment-fields assessment-body-kinds media-used"
)
FIELD = Namespace(
    "field",
    HOME + "field/",
    """
    green-food advanced-equipment biomedicine digital-economy artificial-intelligence internet new-energy
    enterprises colleges industry-associations training-schools radio television newspapers magazines
    online-media
    """,
)
OCCUPATION = Namespace("occupation", HOME + "occupation/", "assembly-fitter cnc-lathe-operator pet-health-attendant")
CUBE = Namespace(
    "cube",
    HOME + "cube/",
    """
    figures by-indicator by-about by-competition by-level by-period by-as-of by-year by-area of-value
    with-measure-unit with-hedge with-date-basis with-scope with-formula with-inferred-by
    """,
)
RULE = Namespace(
    "rule",
    HOME + "rule/",
    "industry-college-participants affiliation-by-name high-skilled-share area-by-use year-by-use data-set-by-source",
)

RDF = Namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type langString")
RDFS = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#", "label range subClassOf")
XSD = Namespace("xsd", "http://www.w3.org/2001/XMLSchema#", "string boolean integer decimal date gYear")
SKOS = Namespace(
    "skos",
    "http://www.w3.org/2004/02/skos/core#",
    "Concept prefLabel altLabel hiddenLabel broader inScheme notation definition example",
)
SH = Namespace(
    "sh",
    "http://www.w3.org/ns/shacl#",
    """NodeShape PropertyShape PropertyGroup targetClass property path name description order group datatype
    class node minCount maxCount minInclusive minLength uniqueLang hasValue""",
)
OA = Namespace("oa", "http://www.w3.org/ns/oa#", "exact start end")
DCTERMS = Namespace("dcterms", "http://purl.org/dc/terms/", "title identifier")
# It lends no prefix: in the files of a workspace `org` is that of its own organisations.
ORG = Namespace("org", "http://www.w3.org/ns/org#", "identifier")

NAMESPACES = (
    AREA, DATE_BASIS, DCTERMS, DECISION, FORM, GRAPH, HEDGE, KIND, NAME_KIND, NAME_PART, OA, RDF, RDFS, ROLE,
    RULE, SG, SH, SKOS, UNIT, XSD,
    LEVEL, LEVEL_BASIS, GRADE, PERIOD, INDICATOR, ACT, LIST_KIND, FIELD, OCCUPATION, CUBE,
)  # fmt: skip

PREFIXES = {namespace.prefix: namespace.iri for namespace in NAMESPACES}


def local_name(iri: str) -> str:
    """Give what stands behind the last ``#`` or ``/`` of an IRI.

    Parameters
    ----------
    iri
        Any IRI.

    Returns
    -------
    str
        Its last part.

    Examples
    --------
    >>> local_name(SG.recipient)
    'recipient'
    """
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
