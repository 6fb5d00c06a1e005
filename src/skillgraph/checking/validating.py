"""A folder → all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from pyoxigraph import NamedNode, Store

from skillgraph import resources, shapes
from skillgraph.checking import (
    clauses,
    coverage,
    dates,
    figures,
    lists,
    papers,
    rules,
    sections,
    wordings,
    words,
)
from skillgraph.checking.reader import Reader
from skillgraph.checking.types import Uncovered, Validation, Violation
from skillgraph.errors import SkillGraphError
from skillgraph.index.inferring import fill
from skillgraph.index.sources import Contents
from skillgraph.ingest import shacl
from skillgraph.shapes import Problem, Properties
from skillgraph.vocabulary import OA, RDF, SG, local_name
from skillgraph.workspace import Workspace
from skillgraph.workspace.quotes import QUOTED


def validate(folder: Path, lang: str, with_coverage: bool = False) -> Validation:
    """Check a workspace: files, forms, quotes, SHACL and the checks.

    Parameters
    ----------
    folder
        The workspace; it need not be fit to be made an index of.
    lang
        ``"zh"`` or ``"en"``.
    with_coverage
        Whether to tell as well what no record quotes.

    Returns
    -------
    Validation
        All that is wrong.

    Raises
    ------
    NotAWorkspace
        When the folder holds no ``skillgraph.toml``.

    Examples
    --------
    >>> validate(resources.example(), "en").conforms
    True
    """
    space = Workspace(folder)
    contents = Contents(space, shapes.read(resources.ontology()))
    try:
        _ = space.settings
        problems = list(contents.problems())
    except SkillGraphError as problem:
        return Validation((_violation(problem, lang),), (_unchecked(lang),), None, with_coverage)
    found = [_violation(problem, lang) for problem in problems]
    notes = [*_empty(contents, lang), *([] if shacl.installed() else [_no_judge(lang)])]
    try:
        reasons: list[coverage.Reason] | None = coverage.reasons(space)
    except SkillGraphError as problem:
        reasons = None
        found.append(_violation(problem, lang))
    left: list[Uncovered] | None = None
    if _readable(contents, problems):
        found += _told(_checked(contents), contents, lang)
        if with_coverage and reasons is not None:
            left = list(_left(contents, reasons, lang))
            found += [_unexplained(each, lang) for each in left if each.reason is None]
    else:
        notes.append(_unchecked(lang))
    uncovered = None if left is None else tuple(left)
    return Validation(tuple(dict.fromkeys(found)), tuple(notes), uncovered, with_coverage)


def _readable(contents: Contents, problems: Iterable[SkillGraphError]) -> bool:
    """Whether every file was read and has a graph; without that, what the records say together is unknown."""
    return all(problem.data.get("node") for problem in problems)


def _checked(contents: Contents) -> Iterator[Problem]:
    nodes = {node: properties for node, properties in contents.nodes().items() if node not in contents.unfit}
    yield from words.check(nodes)
    reader, texts = Reader(nodes), dict(_texts(contents, nodes))
    for look in (figures, dates, clauses, lists, wordings):
        yield from look.check(reader)
    for hold in (sections, papers):
        yield from hold.check(reader, texts)
    store = Store()
    fill(store, contents.ontology, contents.quads())
    yield from rules.check(store, resources.ontology() / "checks")
    if shacl.installed():
        data = [*contents.ontology.triples, *(triple for part in contents.parts.values() for triple in part)]
        yield from shacl.check(data, resources.ontology() / "shapes.ttl", contents.unfit)


def _texts(contents: Contents, nodes: Mapping[str, Properties]) -> Iterator[tuple[str, str]]:
    """Each version of each source that can be read; of one that cannot, its first passage tells.

    What is known only as far as it is quoted has no headings to hold its passages against.
    """
    for source, properties in nodes.items():
        if NamedNode(SG.Source) in properties.get(RDF.type, ()):
            for file in properties.get(SG.textFile, ()):
                if QUOTED in Path(file.value).parts:
                    continue
                with suppress(SkillGraphError):
                    yield f"{source}/{Path(file.value).stem}", contents.space.text(file.value)


def _told(problems: Iterable[Problem], contents: Contents, lang: str) -> list[Violation]:
    files = {
        triple.subject.value: file.relative_to(contents.space.folder).as_posix()
        for file, part in contents.parts.items()
        for triple in part
        if isinstance(triple.subject, NamedNode)
    }
    return [
        Violation(
            files.get(each.node),
            each.node or None,
            f"{each.node}：{each.zh}" if lang == "zh" else f"{each.node}: {each.en}",
        )
        for each in problems
    ]


def _violation(problem: SkillGraphError, lang: str) -> Violation:
    file, node, line = (problem.data.get(key) for key in ("file", "node", "line"))
    return Violation(
        None if file is None else str(file),
        None if node is None else str(node),
        problem.sentence(lang),
        line if isinstance(line, int) else None,
    )


def _left(contents: Contents, reasons: list[coverage.Reason], lang: str) -> Iterator[Uncovered]:
    nodes = {node: properties for node, properties in contents.nodes().items() if node not in contents.unfit}
    quoted = coverage.places(_quoted(nodes))
    for version, text in _texts(contents, nodes):
        source = version.rpartition("/")[0]
        yield from coverage.uncovered(local_name(source), text, quoted.get(version, []), reasons, lang)


def _quoted(nodes: Mapping[str, Properties]) -> Iterator[tuple[str, int, int]]:
    """The places of the passages that some record rests on."""
    rested = {item.value for properties in nodes.values() for item in properties.get(SG.evidence, ())}
    for node in sorted(rested & nodes.keys()):
        yield node.partition("#")[0], int(nodes[node][OA.start][0].value), int(nodes[node][OA.end][0].value)


def _unexplained(left: Uncovered, lang: str) -> Violation:
    zh = f"{left.source}：没有记录引用“{left.text}”，{coverage.FILE} 也没有写明原因"
    en = f"{left.source}: no record quotes “{left.text}”, and {coverage.FILE} gives no reason"
    return Violation(coverage.FILE, None, zh if lang == "zh" else en)


def _empty(contents: Contents, lang: str) -> Iterator[str]:
    """Say which files of records hold none: nothing is wrong with that, but it may be meant otherwise."""
    for file, part in contents.parts.items():
        if file.parent.name == "records" and not any(triple.predicate.value == SG.evidence for triple in part):
            name = file.relative_to(contents.space.folder).as_posix()
            yield f"{name} 中没有记录。" if lang == "zh" else f"{name} holds no record."


def _no_judge(lang: str) -> str:
    if lang == "zh":
        return "未安装 pyshacl，没有做 SHACL 检查；安装 pyshacl 即可，例如 pip install pyshacl。"
    return "pyshacl is not installed, so SHACL was not checked; pip install pyshacl, for example, puts it there."


def _unchecked(lang: str) -> str:
    if lang == "zh":
        return "有文件无法读取，其余检查要等它们改正后才能进行。"
    return "Some files cannot be read; the other checks can be made when they are mended."
