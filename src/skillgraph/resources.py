"""Finds ontology/ and data/: inside the installed package, else in the checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Find a folder that ships with SkillGraph.

    Parameters
    ----------
    name
        ``"ontology"`` or ``"data"``.

    Returns
    -------
    Path
        The folder in the installed package; in an editable install or a checkout, the one at its top.

    Raises
    ------
    FileNotFoundError
        When the installation lacks it.

    Examples
    --------
    >>> (folder("ontology") / "core.ttl").is_file()
    True
    """
    # A wheel carries both folders inside the package; a checkout has them two levels above it.
    for place in (PACKAGE / name, PACKAGE.parents[1] / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"this installation of SkillGraph lacks its folder {name}")


def ontology() -> Path:
    """Find the folder of the ontology; see `folder`."""
    return folder("ontology")


def example() -> Path:
    """Find the workspace that ships: Kunming, 2023; see `folder`."""
    return folder("data") / "kunming-2023"
