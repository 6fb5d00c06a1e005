"""Whether all is well with a workspace, which need not be fit to be opened."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from skillgraph.errors import NotAWorkspace

if TYPE_CHECKING:
    from skillgraph.checking.types import Validation


def validate(workspace: str | os.PathLike[str], lang: str = "en", *, coverage: bool = False) -> Validation:
    """Say whether all is well with a workspace.

    Parameters
    ----------
    workspace
        Its folder; it need not be fit to be opened.
    lang
        The language of the sentences, ``"zh"`` or ``"en"``.
    coverage
        Whether to tell as well what of the sources no record quotes.

    Returns
    -------
    Validation
        Whether it conforms, and all that is wrong.

    Raises
    ------
    NotAWorkspace
        When the folder holds no ``skillgraph.toml``.

    Examples
    --------
    >>> from skillgraph import resources
    >>> validate(resources.example()).violations
    ()
    """
    from pathlib import Path

    from skillgraph.checking import validating

    folder = os.path.realpath(workspace)
    if not os.path.isdir(folder):
        raise NotAWorkspace(folder=str(workspace))
    return validating.validate(Path(folder), "zh" if lang.lower().startswith("zh") else "en", coverage)
