"""Write docs/ontology.md and docs/ontology.zh.md from the ontology, so that what they say is what the program reads.

Run it after every change of the ontology: ``python docs/make_ontology_page.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from skillgraph import resources, shapes
from skillgraph.vocabulary import RDF, SG, local_name

OWL = "http://www.w3.org/2002/07/owl#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
PREFIXES = {
    SG.iri: "sg",
    OWL: "owl",
    SKOS: "skos",
    DCTERMS: "dcterms",
    "http://www.w3.org/2001/XMLSchema#": "xsd",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/ns/org#": "org",
    "http://www.w3.org/ns/prov#": "prov",
    "http://www.w3.org/ns/oa#": "oa",
    "http://purl.org/linked-data/cube#": "qb",
    "https://schema.org/": "schema",
}

# The words of the page itself. Everything else is the ontology's own.
WORDS = {
    "en": {
        "file": "ontology.md",
        "other": "[中文](ontology.zh.md)",
        "made": "This page is made by `docs/make_ontology_page.py`; change the ontology, not the page.",
        "version": "Version",
        "namespace": "The prefix `sg:` stands for",
        "classes": "Classes",
        "under": "Under",
        "like": "Close to",
        "apart": "Never at once",
        "example": "For example",
        "fields": "| field | property | value | how many | key |",
        "key": "yes",
        "any": "any number",
        "at_least": "at least {low}",
        "up_to": "at most {high}",
        "between": "{low} to {high}",
        "key_note": "The fields marked as key are those that a record’s identifier is built of.",
        "schemes": "Schemes",
        "concepts": "| code | concept | definition | under |",
        "rules": "Rules of inference",
        "deprecated": "Deprecated",
        "replaced": "use {term} instead",
        "colon": ": ",
        "comma": ", ",
        "checked": """## How the ontology is checked

- HermiT, a reasoner, finds it consistent together with the axioms of ORG, PROV-O, SKOS and Data Cube, the Kunming
  records and what the rules derive of them, and finds no class that nothing can belong to.
- Every class and property is needed by one of the questions in `ontology/questions/`, or stands in a short list of
  those that hold the whole together, with what they are for (`tests/test_ontology.py`).
- The figures are held against the integrity constraints of Data Cube (`tests/ontology/test_cube.py`);
  `ontology/cube.ttl` says which of them do not hold, and why.
- OOPS!, the OntOlogy Pitfall Scanner (<https://oops.linkeddata.es/>), is a service on the Web of the Ontology
  Engineering Group at the Universidad Politécnica de Madrid, with a catalogue of pitfalls that says how grave each is.
  It is not run itself: the tests do without a network. Its catalogue is followed in three ways
  (`tests/ontology/test_logic.py`). The package `ontocraft-check`, which is independent of OOPS! and has its own reading
  of the catalogue, looks for P06 and P19 among the critical pitfalls, and for lesser ones. Our own code looks for P03,
  P39 and P40. P05, P14, P15, P16, P27, P28, P29 and P31 need constructs that the ontology does not use, which a test
  holds. P01 is for people to judge, and P37 (not on the Web) holds until the home of the IRIs is registered.
""",
        "policy": """## Versions and deprecation

- `owl:versionIRI` names each release of the ontology: its home with the version number behind it. The number is that of
  the package and follows semantic versioning: a patch mends words, a minor version adds terms, a major version may take
  terms away or change what they mean.
- A term is deprecated before it is deleted: it is given `owl:deprecated true` and `dcterms:isReplacedBy` with the term
  to use instead, and keeps its words. Until the next major version both are read.
- A term is deleted only at a major version, together with a migration query: a SPARQL update that rewrites the records
  of a workspace from the old term to the new one.
- A term’s IRI is never given a second meaning.
""",
    },
    "zh": {
        "file": "ontology.zh.md",
        "other": "[English](ontology.md)",
        "made": "本页由 `docs/make_ontology_page.py` 根据本体生成；要改请改本体，不要改本页。",
        "version": "版本",
        "namespace": "前缀 `sg:` 表示",
        "classes": "类",
        "under": "上位类",
        "like": "近似于",
        "apart": "不能同时为",
        "example": "例如",
        "fields": "| 字段 | 属性 | 取值 | 数量 | 标识 |",
        "key": "是",
        "any": "不限",
        "at_least": "至少{low}个",
        "up_to": "至多{high}个",
        "between": "{low}至{high}个",
        "key_note": "“标识”一栏为“是”的字段用于构成记录的标识。",
        "schemes": "概念表",
        "concepts": "| 代码 | 概念 | 定义 | 上位 |",
        "rules": "推断规则",
        "deprecated": "已弃用",
        "replaced": "改用{term}",
        "colon": "：",
        "comma": "、",
        "checked": """## 如何检验本体

- 推理机 HermiT 把它与 ORG、PROV-O、SKOS、Data Cube 的公理、昆明的记录以及由规则推出的内容放在一起检验：
  没有矛盾，也没有不可能有成员的类。
- 每个类和属性，要么为 `ontology/questions/` 中的某个问题所需，要么列在一份简短的清单里，写明用途
  （`tests/test_ontology.py`）。
- 统计数据按 Data Cube 的完整性约束检验（`tests/ontology/test_cube.py`）；哪些约束不满足、为何，见 `ontology/cube.ttl`。
- OOPS!（OntOlogy Pitfall Scanner，<https://oops.linkeddata.es/>）是马德里理工大学本体工程组的网上服务，
  附有一份常见缺陷目录，并注明各项的严重程度。这里没有运行 OOPS! 本身，因为测试不依赖网络；
  它的目录以三种方式得到检查（`tests/ontology/test_logic.py`）。软件包 `ontocraft-check` 独立于 OOPS!，
  按自己对目录的理解，检查严重缺陷中的 P06、P19 以及一些较轻的缺陷。我们自己的代码检查 P03、P39、P40。
  P05、P14、P15、P16、P27、P28、P29、P31 须用到本体没有使用的构造，这一点由测试保证。
  P01 由人判断；P37（未在网上发布）在 IRI 的地址登记之前成立。
""",
        "policy": """## 版本与弃用

- `owl:versionIRI` 标明本体的每一次发布：本体地址后加版本号。版本号与软件包一致，
  遵循语义化版本：修订号只改文字，次版本号增加术语，主版本号才可删除术语或改变其含义。
- 术语先弃用，后删除：弃用时加上 `owl:deprecated true` 和指明替代术语的 `dcterms:isReplacedBy`，原有文字保留；
  在下一个主版本之前，新旧术语都可读取。
- 只在主版本删除术语，并随附迁移查询，即把工作区记录由旧术语改写为新术语的 SPARQL 更新语句。
- 一个术语的 IRI 从不另作他用。
""",
    },
}


class Page:
    """One page in one language.

    Parameters
    ----------
    ontology
        What the page tells of.
    lang
        The language: zh or en.
    """

    def __init__(self, ontology: shapes.Ontology, lang: str) -> None:
        self.ontology = ontology
        self.lang = lang
        self.words: Mapping[str, str] = WORDS[lang]
        self.nodes = shapes.group(ontology.triples)
        # In the order of the files: that of the ontology's own sections.
        self.kinds: dict[str, list[str]] = {}
        for triple in ontology.triples:
            subject, value = triple.subject, triple.object
            if triple.predicate.value == RDF.type and isinstance(subject, NamedNode) and isinstance(value, NamedNode):
                self.kinds.setdefault(value.value, []).append(subject.value)

    def values(self, node: str, predicate: str) -> list[str]:
        """Give the values of a property, in the page's language where they have one."""
        return [
            value.value
            for value in self.nodes[node].get(predicate, ())
            if not isinstance(value, Literal) or value.language in (None, self.lang)
        ]

    def words_of(self, node: str, *predicates: str) -> str:
        """Give what a term says of itself: the first of several properties that it has."""
        return next((value for predicate in predicates for value in self.values(node, predicate)), "")

    def label(self, node: str) -> str:
        """Give a term's name, or its short IRI where the name is not ours to give."""
        return self.words_of(node, RDFS + "label", SKOS + "prefLabel") or short(node)

    def lines(self) -> Iterator[str]:
        """Give the page, paragraph by paragraph.

        Yields
        ------
        str
            Headings, paragraphs and tables in Markdown.
        """
        home = SG.iri.rstrip("#")
        words = self.words
        yield f"# {self.words_of(home, DCTERMS + 'title')}"
        yield f"{self.words_of(home, DCTERMS + 'description')} {words['other']}"
        yield words["made"]
        version = self.words_of(home, OWL + "versionInfo")
        yield f"{words['version']} {version} · <{self.words_of(home, OWL + 'versionIRI')}>"
        yield f"{words['namespace']} `{SG.iri}`{'.' if self.lang == 'en' else '。'}"
        yield f"## {words['classes']}"
        yield words["key_note"]
        for name in self.kinds[OWL + "Class"]:
            yield from self.of_class(name)
        yield f"## {words['schemes']}"
        for scheme in self.kinds[SKOS + "ConceptScheme"]:
            yield from self.of_scheme(scheme)
        yield f"## {words['rules']}"
        for rule in self.kinds[SG.Rule]:
            yield f"### {self.label(rule)} · `{local_name(rule)}`"
            yield from self.meaning(rule)
        yield words["checked"].rstrip()
        yield words["policy"].rstrip()

    def meaning(self, node: str) -> Iterator[str]:
        """Give what a term means, with its example, and that it is deprecated where it is."""
        yield self.words_of(node, SKOS + "definition")
        if example := self.words_of(node, SKOS + "example"):
            yield f"{self.words['example']}{self.words['colon']}{example}"
        if self.words_of(node, OWL + "deprecated") == "true":
            instead = self.words_of(node, DCTERMS + "isReplacedBy")
            note = self.words["replaced"].format(term=f"`{short(instead)}`") if instead else ""
            yield f"**{self.words['deprecated']}**" + (self.words["colon"] + note if note else "")

    def of_class(self, name: str) -> Iterator[str]:
        """Give a class: its meaning, what it is under and apart from, its fields."""
        yield f'<a id="{local_name(name)}"></a>'
        yield f"### {self.label(name)} · `{short(name)}`"
        yield from self.meaning(name)
        for word, predicate in (("under", RDFS + "subClassOf"), ("like", SKOS + "closeMatch"), ("apart", "")):
            others = self.values(name, predicate) if predicate else self.apart_from(name)
            if others:
                listed = self.words["comma"].join(self.linked(other) for other in others)
                yield f"{self.words[word]}{self.words['colon']}{listed}"
        form = self.ontology.forms.get(name)
        if form is not None:
            yield table(
                self.words["fields"],
                [
                    (
                        entry.name[self.lang],
                        f"`{short(entry.path)}`",
                        self.range_of(entry),
                        self.how_many(entry),
                        self.words["key"] if entry.key else "",
                    )
                    for entry in form.fields
                ],
            )

    def apart_from(self, name: str) -> list[str]:
        """Give the classes that a class excludes, whichever of the two the ontology says it of."""
        pairs = [
            (node, value.value)
            for node, properties in self.nodes.items()
            for value in properties.get(OWL + "disjointWith", ())
        ]
        return [b if a == name else a for a, b in pairs if name in (a, b)]

    def linked(self, name: str) -> str:
        """Give a class's name, leading to its section where it is one of ours."""
        return f"[{self.label(name)}](#{local_name(name)})" if name.startswith(SG.iri) else f"`{short(name)}`"

    def range_of(self, entry: shapes.Field) -> str:
        """Give what a field's values are: concepts of a scheme, nodes of a class, or a datatype."""
        if entry.scheme is not None:
            return f"[{self.label(entry.scheme)}](#scheme-{local_name(entry.scheme)})"
        if entry.value_class is not None:
            return self.linked(entry.value_class)
        return f"`{short(entry.datatype)}`" if entry.datatype else ""

    def how_many(self, entry: shapes.Field) -> str:
        """Give how many values a field may have."""
        low, high = entry.min_count, entry.max_count
        if high is None:
            return self.words["at_least"].format(low=low) if low else self.words["any"]
        if low == high:
            return str(low)
        return self.words["between" if low else "up_to"].format(low=low, high=high)

    def of_scheme(self, scheme: str) -> Iterator[str]:
        """Give a scheme with its concepts."""
        yield f'<a id="scheme-{local_name(scheme)}"></a>'
        yield f"### {self.label(scheme)} · `{local_name(scheme)}`"
        yield from self.meaning(scheme)
        concepts = [name for name, home in self.ontology.schemes.items() if home == scheme]
        yield table(
            self.words["concepts"],
            [
                (
                    f"`{self.words_of(concept, SKOS + 'notation') or local_name(concept)}`",
                    self.label(concept),
                    self.words_of(concept, SKOS + "definition"),
                    self.words["comma"].join(self.label(above) for above in self.values(concept, SKOS + "broader")),
                )
                for concept in concepts
            ],
        )


def short(iri: str) -> str:
    """Give an IRI with the prefix that people know it by.

    Parameters
    ----------
    iri
        Any.

    Returns
    -------
    str
        prefix:name, or the IRI itself.

    Examples
    --------
    >>> short("https://w3id.org/skillgraph/ontology#Enterprise")
    'sg:Enterprise'
    """
    home = next((home for home in PREFIXES if iri.startswith(home)), None)
    return iri if home is None else f"{PREFIXES[home]}:{iri.removeprefix(home)}"


def table(head: str, rows: list[tuple[str, ...]]) -> str:
    r"""Give a Markdown table.

    Parameters
    ----------
    head
        The line of headings.
    rows
        The cells, row by row.

    Returns
    -------
    str
        The table; a bar inside a cell is escaped.

    Examples
    --------
    >>> print(table("| a | b |", [("x", "y|z")]))
    | a | b |
    |---|---|
    | x | y\|z |
    """
    rule = "|" + "---|" * (head.count("|") - 1)
    body = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join([head, rule, *body])


def pages(folder: Path) -> dict[str, str]:
    """Make the pages.

    Parameters
    ----------
    folder
        The folder ontology/.

    Returns
    -------
    dict
        The text of each page by its file's name.

    Examples
    --------
    >>> pages(resources.ontology())["ontology.md"].splitlines()[0]
    '# The SkillGraph ontology'
    """
    ontology = shapes.read(folder)
    return {
        words["file"]: "\n\n".join(paragraph for paragraph in Page(ontology, lang).lines() if paragraph) + "\n"
        for lang, words in WORDS.items()
    }


if __name__ == "__main__":
    for file_name, text in pages(resources.ontology()).items():
        (Path(__file__).parent / file_name).write_text(text, encoding="utf-8", newline="\n")
