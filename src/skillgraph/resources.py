"""Finds ontology/ and data/: inside the installed package, else in the checkout."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = ("data", "kunming-2023")
PACKAGE = os.path.dirname(os.path.realpath(__file__))


def place(*names: str) -> str:
    """Find a folder that ships with SkillGraph.

    Parameters
    ----------
    *names
        ``"ontology"`` or ``"data"``, and what is in it.

    Returns
    -------
    str
        The folder in the installed package; in an editable install or a checkout, the one at its top.

    Raises
    ------
    FileNotFoundError
        When the installation lacks it.

    Examples
    --------
    >>> (ontology() / "core.ttl").is_file()
    True
    """
    # A wheel carries both folders inside the package; a checkout has them two levels above it.
    for home in (PACKAGE, os.path.dirname(os.path.dirname(PACKAGE))):
        found = os.path.join(home, *names)
        if os.path.isdir(found):
            return found
    raise FileNotFoundError(f"this installation of SkillGraph lacks its folder {'/'.join(names)}")


def ontology() -> Path:
    """Find the folder of the ontology; see `place`."""
    from pathlib import Path

    return Path(place("ontology"))


def example() -> Path:
    """Find the workspace that ships: Kunming, 2023; see `place`."""
    from pathlib import Path

    return Path(place(*EXAMPLE))
