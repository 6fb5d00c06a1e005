"""The map: one HTML file that needs no network, in Chinese and English, with the source's words behind each line."""

from __future__ import annotations

from skillgraph.present.map.data import Edge, Fact, Groups, MapData, Node, Quote, Scale, Status, Words

__all__ = ["Edge", "Fact", "Groups", "MapData", "Node", "Quote", "Scale", "Status", "Words", "page"]


def page(data: MapData, lang: str = "zh") -> str:
    """Make the page of a map.

    Parameters
    ----------
    data
        What it shows.
    lang
        The language it opens in, ``"zh"`` or ``"en"``; a button on it switches.

    Returns
    -------
    str
        The whole HTML file, to be written as UTF-8. The same data give the same text.

    Raises
    ------
    ValueError
        When the language is another one.

    Examples
    --------
    >>> html = page(MapData({"zh": "昆明", "en": "Kunming"}), "en")
    >>> "<h1" in html, "://" in html.partition("<style>")[0]
    (True, False)
    """
    # pyvis and the layout take a while to import; who makes no map does not wait for them.
    from skillgraph.present.map import document

    return document.page(data, lang)
