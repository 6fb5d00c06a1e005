"""What the SHACL shapes say, as forms and as checks: the shapes are the forms."""

from __future__ import annotations

from skillgraph.shapes.forms import FILES, Field, Form, Ontology, read
from skillgraph.shapes.misfits import Problem, check
from skillgraph.shapes.nodes import Properties, Words, group, literals, words

__all__ = [
    "FILES",
    "Field",
    "Form",
    "Ontology",
    "Problem",
    "Properties",
    "Words",
    "check",
    "group",
    "literals",
    "read",
    "words",
]
