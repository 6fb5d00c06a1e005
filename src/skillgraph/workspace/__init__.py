"""The folder of plain files that is the truth: find it, read it, check it, change it all or nothing.

What every command needs is at this door; who changes a workspace imports ``changing``, ``history`` from inside.
"""

from __future__ import annotations

from skillgraph.workspace.folder import MARK, Workspace, files, find, read_text
from skillgraph.workspace.places import settled
from skillgraph.workspace.quotes import check_quote

__all__ = ["MARK", "Workspace", "check_quote", "files", "find", "read_text", "settled"]
