"""Options of the whole test suite."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--w3c",
        metavar="FOLDER",
        help="a folder of the W3C's SPARQL 1.1 tests (rdf-tests, sparql/sparql11), which are not part of this project; "
        "write it behind an equals sign, since pytest takes a folder that stands apart for the one to look in",
    )
