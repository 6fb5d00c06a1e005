"""What an empty workbook says of itself: the comment on a heading, and the page on how to fill it in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skillgraph.ingest.blanks import Blank
from skillgraph.ingest.columns import Column, Kind
from skillgraph.shapes import Words
from skillgraph.vocabulary import SG

_KINDS: dict[Kind, Words] = {
    Kind.TEXT: {"zh": "文字", "en": "text"},
    Kind.INTEGER: {"zh": "整数", "en": "a whole number"},
    Kind.NUMBER: {"zh": "数值", "en": "a number"},
    Kind.YEAR: {"zh": "四位数的年份", "en": "a year in four digits"},
    Kind.DATE: {"zh": "年月日，如 2023-05-12", "en": "a date with year, month and day, such as 2023-05-12"},
    Kind.BOOLEAN: {"zh": "是或否", "en": "yes or no"},
    Kind.CONCEPT: {"zh": "从下拉列表中选取", "en": "one of the drop-down list"},
    Kind.CLASS: {"zh": "从下拉列表中选取", "en": "one of the drop-down list"},
    Kind.ENTITY: {"zh": "名称", "en": "a name"},
    Kind.RECORD: {
        "zh": "另一条记录的陈述，或它在本文件中的行，如 行5",
        "en": "the statement of another record, or its row in this file, such as row 5",
    },
    Kind.SOURCE: {"zh": "来源编号或文号", "en": "a source id or document number"},
    Kind.QUOTE: {"zh": "来源原文，逐字", "en": "the words of the source, to the letter"},
}
# Why a cell may stay empty although the record needs what it tells: see `columns.IMPLIED`.
_EMPTY: dict[str, Words] = {
    SG.hedge: {
        "zh": "留空则依数值的写法：如写作“150余”即为“余”，否则为确数。",
        "en": "Left empty, the number says it: 150余 is “over”; a plain number is exact.",
    },
    SG.measureUnit: {
        "zh": "留空则依数值的写法：如写作“1000万元”即为“元”，写作“150余家”即为“家”；写法没有说明单位时，须在此填写。",
        "en": "Left empty, the number says it: 1000万元 is in yuan, 150余家 counts organisations. Where the number "
        "says no unit, it has to stand here.",
    },
    SG.evidence: {
        "zh": "来源与引文要么都填，要么都留空；都留空时，以本表的这一行为依据。",
        "en": "Give both source and quote, or neither; with neither, the record rests on this row of the sheet.",
    },
}
# A quote is full of commas, and its source stands on the same line.
_BY_LINE = frozenset({Kind.SOURCE, Kind.QUOTE})
_REQUIRED = {"zh": "★ 必填", "en": "★ required"}
_TOGETHER = {
    "zh": "☆ 与“{others}”合计至少填 {least} 个",
    "en": "☆ at least {least} here and under “{others}” taken together",
}
_FORM = {"zh": "格式：{}", "en": "Format: {}"}
_SEVERAL = {"zh": "可填几个，用“、”或“；”分开", "en": "several may stand here, parted by “;” or “、”"}
_LINES = {"zh": "可填几个，每行一个", "en": "several may stand here, each on a line of its own"}
_EXAMPLE = {"zh": "示例：{}", "en": "Example: {}"}
_YES = {"zh": "是（{}）", "en": "yes ({})"}

_GUIDE = {
    "zh": (
        "如何填写",
        "每张表是一类记录，每行一条；用不到的表可以不填，也可以删去。",
        "把鼠标停在标题上，可看到该列的含义、格式和示例。黄色标题（批注中有 ★）必填；浅黄色标题（☆）合计至少填若干个。",
        "标题请保持原样；列的次序可以改变，也可以加自己的列。中文、英文标题都能识别。",
        "数值照来源写：150余家、近千人、6.66亿元。年份、日期照来源写：2022年、2022年5月12日。不知道的留空，不要猜。",
        "一个单元格里可以写几个名称，用“、”或“；”分开。人数是整项合作的，不要分摊到各家。",
        "“{source}”表登记来源；“{entity}”表登记名称、类别和统一社会信用代码。记录里只写名称，代码只在“{entity}”表写一次。",
        "引文逐字照抄来源，写明出自哪个来源。没有引文的行，以本表的这一行为依据。",
        "不要填写身份证号、电话、住址等个人信息。",
        "各表：",
    ),
    "en": (
        "How to fill this in",
        "Each sheet is one kind of record, each row one record. Sheets you do not need may stay empty or be deleted.",
        "Hold the mouse over a heading to read what it means, its format and an example. A heading in yellow (★ in its "
        "comment) is required; of those in light yellow (☆), some are required together.",
        "Leave the headings as they are; columns may change places, and you may add your own. Headings are understood "
        "in Chinese and in English.",
        "Write numbers as the source does: 150余家, 近千人, 6.66亿元; years and dates as well: 2022年, 12 May 2023. "
        "Leave empty what you do not know; do not guess.",
        "A cell may hold several names, parted by “;” or “、”. A head-count is that of the whole partnership; do not "
        "divide it among its members.",
        "The sheet “{source}” is for sources; “{entity}” is for names, types and unified social credit codes. Records "
        "give names alone; a code stands once, on “{entity}”.",
        "Copy a quote to the letter and say from which source it is. A row without a quote rests on this sheet itself.",
        "Enter no identity numbers, telephone numbers, addresses or other private data.",
        "The sheets:",
    ),
}


def comment(column: Column, among: Sequence[Column], lang: str) -> str:
    """Say what belongs into a column.

    Parameters
    ----------
    column
        The column.
    among
        All columns of its sheet.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        Whether it is required, what it means, its format and an example, a line each.

    Examples
    --------
    >>> from skillgraph import resources, shapes
    >>> from skillgraph.ingest.blanks import chosen
    >>> [blank] = chosen(shapes.read(resources.ontology()), ["affiliation"])
    >>> print(comment(blank.columns[1], blank.columns, "en"))
    ★ required
    The organisation a unit belongs to.
    Format: a name
    Example: Guandu Vocational High School
    """
    return "\n".join(_lines(column, among, lang))


def _lines(column: Column, among: Sequence[Column], lang: str) -> Iterator[str]:
    if column.required:
        yield _REQUIRED[lang]
    elif column.least:
        yield _together(column, among, lang)
    yield column.meaning[lang]
    if column.field.path in _EMPTY:
        yield _EMPTY[column.field.path][lang]
    yield _FORM[lang].format(_KINDS[column.kind][lang])
    if column.several:
        yield (_LINES if column.kind in _BY_LINE else _SEVERAL)[lang]
    if column.example.get(lang):
        yield _EXAMPLE[lang].format(_example(column, lang))


def _together(column: Column, among: Sequence[Column], lang: str) -> str:
    others = [other.heading[lang] for other in among if other.field == column.field and other is not column]
    joined = ("、" if lang == "zh" else ", ").join(others)
    return _TOGETHER[lang].format(others=joined, least=column.least)


def _example(column: Column, lang: str) -> str:
    """The words that make a source's answer a yes are the example of a yes."""
    own = column.example[lang]
    return _YES[lang].format(own) if column.kind == Kind.BOOLEAN else own


def guide(blanks: Sequence[Blank], titles: Words, lang: str) -> list[str]:
    """Say how a workbook is filled in.

    Parameters
    ----------
    blanks
        Its sheets.
    titles
        What the sheets ``source`` and ``entity`` are called.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    list of str
        A heading, a paragraph each, and at the end what each sheet tells.

    Examples
    --------
    >>> guide((), {"source": "sources", "entity": "organisations"}, "en")[0]
    'How to fill this in'
    """
    return [*(text.format(**titles) for text in _GUIDE[lang]), *(_told(blank, lang) for blank in blanks)]


def _told(blank: Blank, lang: str) -> str:
    colon = "：" if lang == "zh" else ": "
    return f"· {blank.title[lang]}{colon}{blank.meaning.get(lang, '')}".rstrip("：: ")
