"""A workspace that is hard to write: texts that a format or a spreadsheet may take for something else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from skillgraph import resources

ENTITY = "https://w3id.org/skillgraph/kunming-2023/org/hard"
COMMAND = "=cmd|' /C calc'!A0"
NAMES = (
    COMMAND,
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\\t=1+1",
    "＝1+1",
    '<r>a</r> & \\"b\\" ]]>',
    "甲、乙；丙,丁",
)


@pytest.fixture(scope="session")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the letter's workspace and add entities with names that are hard to write."""
    folder = tmp_path_factory.mktemp("hard") / "workspace"
    shutil.copytree(resources.example(), folder)
    entities = [
        f'<{ENTITY}-{number}> a sg:Enterprise ; skos:prefLabel "{name}"@zh , "{name}"@en ;'
        f' skos:altLabel "别名\\n{number}\\r"@zh , "naam"@nl-be ;'
        ' <https://example.org/note> "1.150"^^xsd:decimal , "01"^^xsd:integer , "true"^^xsd:boolean , "备注" ,'
        " <https://example.org/a:b//c> ."
        for number, name in enumerate(NAMES)
    ]
    with (folder / "entities.ttl").open("a", encoding="utf-8", newline="\n") as registry:
        registry.write("\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n" + "\n".join(entities) + "\n")
    return folder
