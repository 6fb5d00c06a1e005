"""What a quote says, in the plain way that looks at the whole quote for each of its numbers: too slow for long ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from skillgraph.checking import lists, numbers
from skillgraph.checking.reader import Reader

_BEFORE = (("nearly", "近"), ("about", "约|大约"), ("over", "超|超过|逾"), ("at-least", "至少|不少于|不低于"))
_AFTER = (("over", "[余多]"), ("at-least", "[^，。；、]{0,4}以上"), ("about", "[^，。；、]{0,4}左右"))
_MARK = re.compile("[，。；、：,;:]")
_JOINT = re.compile("和|及|以及")
_EACH_OF = re.compile("(?P<things>[^，。；：]+)分别(?P<numbers>[^，。；：]+)")

Span = tuple[int, int]


def plain_numbers(quote: str) -> Iterator[tuple[Decimal, str, str, str]]:
    """Give what each number is worth, its hedge, what it counts, and the words beside it."""
    text = re.sub(r"\s", "", quote)
    # How numbers are written is not in question here.
    found = list(numbers._NUMBER.finditer(text))
    spans = [each.span() for each in found if each["percent"] or _sign(text, each) in numbers._MEASURE_WORDS]
    for each in found:
        chinese, digits = each["chinese"], each["digits"]
        value = numbers._chinese(chinese) if chinese else numbers._digits(digits, each["scale"])
        hedge = "over" if each["inner"] else _hedge(text[: each.start()], text[each.end() :])
        yield value, hedge, "%" if each["percent"] else _sign(text, each), _item(text, each.span(), spans)


def plain_closed(quote: str, reader: Reader) -> Iterator[int]:
    """Give the counts of a list that names as many as it counts, or that stand right behind its last name."""
    for found in lists._COUNT.finditer(quote):
        before = quote[: found.start()]
        last = re.split("[，。；、]", before)[-1]
        if any(before.endswith(name) for entity in reader.named(last) for name in reader.names(entity)):
            yield lists._worth(found[1])
    for found in lists._OTHERS.finditer(quote):
        items = lists._ITEM.split(re.split("[，。；：]", quote[: found.start()])[-1])
        if len(items) == lists._worth(found[1]) and all(map(reader.named, items)):
            yield lists._worth(found[1])


def _sign(text: str, found: re.Match[str]) -> str:
    return re.sub("^[余多]", "", text[found.end() :])[:1]


def _hedge(before: str, after: str) -> str:
    said = [hedge for hedge, words in _BEFORE if re.search(f"(?:{words})$", before)]
    said += [hedge for hedge, words in _AFTER if re.match(words, after)]
    return said[0] if said else "exact"


def _item(text: str, span: Span, spans: list[Span]) -> str:
    if own := _of_each(text, span, spans):
        return own
    start = max((mark.end() for mark in _MARK.finditer(text, 0, span[0])), default=0)
    end = next((mark.start() for mark in _MARK.finditer(text, span[1])), len(text))
    before = max((other for _, other in spans if start < other <= span[0]), default=start)
    behind = min((other for other, _ in spans if span[1] <= other < end), default=end)
    if before > start and (joint := _JOINT.search(text, before, span[0])):
        before = joint.end()
    if behind < end and (joint := _JOINT.search(text, span[1], behind)):
        behind = joint.start()
    return text[before:behind]


def _of_each(text: str, span: Span, spans: list[Span]) -> str:
    for found in _EACH_OF.finditer(text):
        own = [each for each in spans if found.start("numbers") <= each[0] < found.end()]
        things = re.split("、|和|及|与", found["things"])
        if span in own and len(own) != len(things):
            return found[0]
        if span in own:
            return things[own.index(span)] + text[slice(*span)] + text[span[1] : span[1] + 1]
    return ""
