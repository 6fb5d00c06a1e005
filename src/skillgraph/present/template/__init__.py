"""Empty sheets to fill in, made of the forms: a workbook, or one table as CSV."""

from __future__ import annotations

from skillgraph.present.template.book import as_workbook
from skillgraph.present.template.table import as_csv

__all__ = ["as_csv", "as_workbook"]
