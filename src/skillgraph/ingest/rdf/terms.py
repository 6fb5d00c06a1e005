"""Which terms of other vocabularies are understood, and as what: a small table with reasons.

Of what kind a thing is, of which name it has and to whom it belongs, ORG, schema.org, FOAF and SKOS speak with much the
same meaning as the forms do. What they say otherwise is kept in the source's text, counted and said, and no more.
"""

from __future__ import annotations

from typing import NamedTuple

from skillgraph.vocabulary import SG

ORG = "http://www.w3.org/ns/org#"
SCHEMA = "https://schema.org/"
FOAF = "http://xmlns.com/foaf/0.1/"
SKOS_IRI = "http://www.w3.org/2004/02/skos/core#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


class Mapped(NamedTuple):
    """How a foreign class is understood.

    Parameters
    ----------
    ours
        The class of ours.
    reason
        Why, in a few words.

    Examples
    --------
    >>> CLASSES[SCHEMA + "Corporation"].ours == SG.Enterprise
    True
    """

    ours: str
    reason: str


_ANY = "any body with a name: of which kind, its source does not say"
_COLLEGE = "taken for a vocational college only where its name tells the kind, as 技师学院 does; else an organisation"

# The narrower stand first: of a thing that has several of these classes, the first counts.
CLASSES = {
    SCHEMA + "Person": Mapped(SG.Person, "the same"),
    FOAF + "Person": Mapped(SG.Person, "the same"),
    SCHEMA + "NewsMediaOrganization": Mapped(SG.MediaOrganization, "a body that publishes or broadcasts"),
    SCHEMA + "GovernmentOrganization": Mapped(SG.PublicAuthority, "an organ of government or its office"),
    SCHEMA + "Corporation": Mapped(SG.Enterprise, "a business corporation"),
    SCHEMA + "CollegeOrUniversity": Mapped(SG.VocationalCollege, _COLLEGE),
    SCHEMA + "EducationalOrganization": Mapped(SG.VocationalCollege, _COLLEGE),
    SCHEMA + "School": Mapped(SG.VocationalCollege, _COLLEGE),
    SCHEMA + "HighSchool": Mapped(SG.VocationalCollege, _COLLEGE),
    ORG + "FormalOrganization": Mapped(SG.Organization, _ANY),
    ORG + "OrganizationalUnit": Mapped(SG.Organization, "a named unit of a body"),
    ORG + "Organization": Mapped(SG.Organization, _ANY),
    SCHEMA + "Organization": Mapped(SG.Organization, _ANY),
    FOAF + "Organization": Mapped(SG.Organization, _ANY),
}

# The canonical names first, then the others.
NAMES = (SKOS_IRI + "prefLabel", SCHEMA + "name", FOAF + "name", LABEL, SCHEMA + "legalName")
OTHER_NAMES = (SKOS_IRI + "altLabel", SCHEMA + "alternateName")

# The number under which somebody is registered: of what may stand there, unified social credit codes are understood.
IDENTIFIERS = (ORG + "identifier", SCHEMA + "identifier", SCHEMA + "taxID", SCHEMA + "vatID")

# Where somebody is: a text that is an area's name, or a node that has such a name.
AREAS = (SCHEMA + "areaServed", SCHEMA + "address", SCHEMA + "location")
PARTS_OF_ADDRESS = (
    SCHEMA + "addressLocality",
    SCHEMA + "addressRegion",
    SCHEMA + "name",
    SKOS_IRI + "prefLabel",
    LABEL,
)

# Who belongs to whom: the subject is the unit, or the parent.
TO_PARENT = (ORG + "unitOf", ORG + "subOrganizationOf", SCHEMA + "parentOrganization")
TO_UNIT = (ORG + "hasUnit", ORG + "hasSubOrganization", SCHEMA + "subOrganization", SCHEMA + "department")

# Not in the table, and why: org:linkedTo says that there is some relation and not which; foaf:member, schema:member and
# org:memberOf say that somebody belongs to a group, which is no appointment; telephones, addresses and the like of
# people are private.


def normal(iri: str) -> str:
    """Write an IRI in the one way in which the table has it: schema.org is written with http as well.

    Parameters
    ----------
    iri
        A class or property.

    Returns
    -------
    str
        The same, or with https.

    Examples
    --------
    >>> normal("http://schema.org/name")
    'https://schema.org/name'
    """
    http = "http://schema.org/"
    return SCHEMA + iri.removeprefix(http) if iri.startswith(http) else iri
