"""Whether a quote stands where it is said to."""

from __future__ import annotations

from skillgraph.errors import QuoteNotInSource

QUOTED = "quoted"  # the folder of the texts that are known only as far as records quote them


def check_quote(text: str, quote: str, start: int, end: int, *, file: str, source: str) -> None:
    """Make sure that a quote stands in its source where it is said to.

    Parameters
    ----------
    text
        The source's text with LF line ends.
    quote
        The words.
    start, end
        Their place in code points.
    file, source
        Where the quote is kept and what it is of, for the sentence.

    Raises
    ------
    QuoteNotInSource
        When other words stand there; the sentence says where the quote does stand, if it does.

    Examples
    --------
    >>> check_quote("在昆明市", "昆明", 1, 3, file="records/s.ttl", source="s")
    """
    if text[start:end] == quote:
        return
    place = text.find(quote)
    if place >= 0:
        found_zh = f"它在第 {place} 至 {place + len(quote)} 字处。"
        found_en = f"They stand at {place} to {place + len(quote)}. "
    else:
        found_zh, found_en = "来源中没有这些文字。", "The source does not have them at all. "
    raise QuoteNotInSource(
        file=file, source=source, quote=" ".join(quote.split()), start=start, end=end,
        found_zh=found_zh, found_en=found_en.rstrip() + " ",
    )  # fmt: skip
