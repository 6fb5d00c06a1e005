"""Makes mutants of the Kunming workspace, one thing changed in each, and looks whether anything notices."""

from __future__ import annotations

import json
import random
import re
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse
from tests.asking import at_a_desk
from tests.golden import update, update_questions

from skillgraph import resources, shapes, triples
from skillgraph.graph import Graph, validate
from skillgraph.ingest import shacl
from skillgraph.vocabulary import RDF, XSD, local_name

KUNMING = resources.example()
FILES = (
    "entities.ttl",
    "decisions.ttl",
    *sorted(f"records/{file.name}" for file in (KUNMING / "records").glob("*.ttl")),
)
SEED = 2023

Value = NamedNode | Literal


class Mutant(NamedTuple):
    """One change: which triple of which file goes, and what takes its place, if anything does."""

    kind: str
    field: str
    how: str
    file: str
    gone: Triple
    instead: Triple | None

    @property
    def name(self) -> tuple[str, str, str]:
        return self.kind, self.field, self.how


@cache
def contents() -> Mapping[str, list[Triple]]:
    """The triples of each file; every subject has an IRI, and every object is one or a literal."""
    return {name: [quad.triple for quad in parse((KUNMING / name).read_bytes(), RdfFormat.TURTLE)] for name in FILES}


def node(term: object) -> str:
    assert isinstance(term, NamedNode)
    return term.value


def kept(term: object) -> Value:
    assert isinstance(term, (NamedNode, Literal))
    return term


@cache
def ontology() -> shapes.Ontology:
    return shapes.read(resources.ontology())


@cache
def members() -> Mapping[str, list[str]]:
    """The nodes of each class of the workspace, and the concepts of each scheme."""
    found: dict[str, list[str]] = defaultdict(list)
    for part in contents().values():
        for subject, predicate, value in part:
            if predicate.value == RDF.type:
                found[node(value)].append(node(subject))
    for concept, scheme in ontology().schemes.items():
        found[scheme].append(concept)
    return {group: sorted(nodes) for group, nodes in found.items()}


@cache
def group_of() -> Mapping[str, str]:
    return {node: group for group, nodes in members().items() for node in nodes}


@cache
def fields() -> Mapping[tuple[str, str], list[tuple[str, Triple]]]:
    """The triples of each class and property, with their files."""
    found: dict[tuple[str, str], list[tuple[str, Triple]]] = defaultdict(list)
    for name, part in contents().items():
        for triple in part:
            found[group_of()[node(triple.subject)], triple.predicate.value].append((name, triple))
    return found


def properties() -> set[tuple[str, str]]:
    return {(local_name(kind), local_name(field)) for kind, field in fields()}


def mutants() -> Iterator[Mutant]:
    """Give, for each class and property, one triple left out and one replaced, by chance that can be repeated."""
    for (kind, field), found in sorted(fields().items()):
        chance = random.Random(f"{SEED} {kind} {field}")  # noqa: S311 - chance that can be repeated
        told = local_name(kind), local_name(field)
        file, gone = chance.choice(found)
        yield Mutant(*told, "left out", file, gone, None)
        file, gone = chance.choice(found)
        taken = {triple.object for _, triple in found if triple.subject == gone.subject}
        for value in others(kept(gone.object), field, chance):
            if value not in taken:
                yield Mutant(*told, "replaced", file, gone, Triple(gone.subject, gone.predicate, value))
                break


def others(value: Value, field: str, chance: random.Random) -> Iterator[Value]:
    """Give values of the same kind, in the order of chance."""
    if isinstance(value, Literal):
        yield from (Literal(text, datatype=None if value.language else value.datatype, language=value.language)
                    for text in texts(value, chance))  # fmt: skip
    elif field == RDF.type:
        supers = ontology().supers
        kin = [kind for kind in members() if kind in supers and len(supers[kind] & supers[value.value]) > 1]
        yield from map(NamedNode, shuffled(kin, chance))
    else:
        yield from map(NamedNode, shuffled(members()[group_of()[value.value]], chance))


def shuffled(values: list[str], chance: random.Random) -> list[str]:
    return chance.sample(sorted(values), len(values))


def texts(value: Literal, chance: random.Random) -> Iterator[str]:
    """Another truth, day or year; another digit of what has one; else another sign."""
    text, kind = value.value, value.datatype.value
    if kind == XSD.boolean:
        yield "false" if text == "true" else "true"
    elif kind == XSD.date:
        yield from (f"{text[:8]}{day}" for day in shuffled([f"{day:02}" for day in range(1, 29)], chance))
    elif kind == XSD.gYear:
        yield str(int(text) + chance.choice([-2, -1, 1, 2]))
    elif digits := list(re.finditer(r"\d", text)):
        place = chance.choice(digits).start()
        yield from (text[:place] + digit + text[place + 1 :] for digit in shuffled([*"123456789"], chance))
    else:
        place = chance.choice([sign.start() for sign in re.finditer(r"\w", text)])
        yield text[:place] + ("x" if value.language == "en" else "图") + text[place + 1 :]


def noticed(mutant: Mutant) -> str:
    """Say what notices a mutant: a check, or an answer that is another; nothing where it lives unnoticed."""
    with tempfile.TemporaryDirectory(prefix="skillgraph-mutant-") as room:
        folder = Path(room) / "kunming"
        shutil.copytree(KUNMING, folder)
        changed = [triple for triple in contents()[mutant.file] if triple != mutant.gone]
        changed += [mutant.instead] if mutant.instead else []
        (folder / mutant.file).write_bytes(triples.to_turtle(changed))
        # The ontology is no part of a mutant, and is read once.
        meaning = ontology()
        with patch.object(shapes, "read", lambda _: meaning):
            if not quickly_valid(folder):
                return "validate"
            with at_a_desk(environment={"SKILLGRAPH_CACHE": f"{room}/cache"}):
                return another_answer(folder)


def quickly_valid(folder: Path) -> bool:
    """Validate without pyshacl, which holds the same forms once more and takes its time."""
    with patch.object(shacl, "installed", lambda: False):
        return validate(folder, "en").conforms


def another_answer(folder: Path) -> str:
    """Give the first golden file that the workspace answers otherwise; an empty text where all are the same."""
    for lang in ("zh", "en"):
        graph = Graph(folder, lang)
        for file, answer in golden(lang):
            try:
                said = answer(graph)
            except Exception as error:  # what cannot be answered any more is noticed
                said = str(error)
            if said != read(file):
                return file.name
    return ""


@cache
def read(file: Path) -> object:
    return json.loads(file.read_bytes())


@cache
def golden(lang: str) -> list[tuple[Path, Callable[[Graph], object]]]:
    """The golden files in a language, and how a graph answers what each holds; those of whole entities first."""
    files = [
        (update.FOLDER / f"{name}.{lang}.json", answering(question)) for name, question in update.QUESTIONS.items()
    ]
    numbers = sorted(int(file.name[:2]) for file in update_questions.FOLDER.glob(f"*.{lang}.json"))
    asked = [(update_questions.FOLDER / f"{number:02}.{lang}.json", asking(number)) for number in numbers]
    return [*files, *asked]


def answering(question: tuple[str, ...]) -> Callable[[Graph], object]:
    """Ask by the library what a command asks: names, then options with a number each."""
    command, *given = question
    first = next((place for place, each in enumerate(given) if each.startswith("-")), len(given))
    numbers = {key.lstrip("-"): int(each) for key, each in zip(given[first::2], given[first + 1 :: 2], strict=True)}
    return lambda graph: plain(getattr(graph, command)(*given[:first], **numbers).to_json())


def asking(number: int) -> Callable[[Graph], object]:
    return lambda graph: plain(graph.ask(number).to_json())


def plain(answer: object) -> object:
    """An answer as a file holds it."""
    return json.loads(json.dumps(answer))
