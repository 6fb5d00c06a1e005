"""What is wrong with a cell, and the words for it in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from skillgraph.text import listed, one_line

Code = Literal[
    "empty",
    "too-long",
    "number",
    "scientific",
    "range",
    "vague",
    "ambiguous",
    "hedge",
    "hedges",
    "hedge-lost",
    "unit",
    "not-whole",
    "too-small",
    "date",
    "short-year",
    "day-missing",
    "no-such-day",
    "moving-date",
    "day-count",
    "day-order",
    "boolean",
    "concept",
    "unclear",
    "code-length",
    "code-sign",
    "code-check",
    "quote",
    "several",
    "other-class",
    "no-class",
    "no-kind",
    "no-source",
    "no-record",
    "several-records",
    "one-only",
    "pairs",
    "twice",
    "formula",
    "alone",
    "role",
    "contradicts",
    "private",
    "shared-number",
    "placeholder",
    "other-unit",
    "unit-differs",
    "unit-open",
    "few",
    "own-row",
    "class",
]
Expected = Literal[
    "number",
    "integer",
    "date",
    "year",
    "boolean",
    "concept",
    "credit-code",
    "text",
    "quote",
    "entity",
    "source",
    "row",
    "record",
    "participants",
    "role",
    "agreement",
    "no-number",
    "own-number",
    "unit",
    "class",
    "one-name",
    "own-row",
    "identifier",
]

_WRONG: dict[Code, tuple[str, str]] = {
    "empty": ("单元格是空的", "the cell is empty"),
    "too-long": ("“{text}”太长", "“{text}” is too long"),
    "number": ("“{text}”不是一个数", "“{text}” is not a number"),
    "scientific": ("“{text}”是科学记数法，可能已丢失数字", "“{text}” is scientific notation and may lack digits"),
    "range": ("“{text}”是一个区间，不是一个值", "“{text}” is a range, not one value"),
    "vague": ("“{text}”没有说出数目", "“{text}” does not say how many"),
    "ambiguous": ("“{text}”可有几种读法", "“{text}” may be read as several numbers"),
    "hedge": ("“{text}”中的限定词不在可用之列", "“{text}” is hedged in a way that is not provided for"),
    "hedges": ("“{text}”中的限定词互相矛盾", "the hedges of “{text}” contradict each other"),
    "hedge-lost": ("“{text}”带有限定词，此处只能写确数", "“{text}” is hedged, and only an exact value fits here"),
    "unit": ("“{text}”中数后的文字不是已知的单位", "what stands behind the number in “{text}” is no known unit"),
    "not-whole": ("“{text}”不是整数", "“{text}” is not a whole number"),
    "too-small": ("“{text}”太小", "“{text}” is too small"),
    "date": ("“{text}”不是日期", "“{text}” is not a date"),
    "short-year": ("“{text}”的年份不足四位", "the year of “{text}” has fewer than four digits"),
    "day-missing": ("“{text}”没有写到日", "“{text}” does not say the day"),
    "no-such-day": ("“{text}”这一天不存在", "“{text}” is no day of the calendar"),
    "moving-date": ("“{text}”随阅读之日而变", "“{text}” moves with the day it is read"),
    "day-count": ("“{text}”像是表格软件的日期序号", "“{text}” looks like a spreadsheet's count of days"),
    "day-order": ("“{text}”看不出日月的先后", "“{text}” does not tell the day from the month"),
    "boolean": ("“{text}”不是“是”或“否”", "“{text}” is neither yes nor no"),
    "concept": ("“{text}”不在可选之列", "“{text}” is not one of the choices"),
    "unclear": ("“{text}”可指几项", "“{text}” may mean several of the choices"),
    "code-length": ("“{text}”不是 18 位", "“{text}” does not have 18 signs"),
    "code-sign": ("“{text}”中有代码不用的字符", "“{text}” has signs that no such code has"),
    "code-check": ("“{text}”的校验码不符，至少有一位有误", "the check sign of “{text}” does not fit"),
    "quote": ("来源中没有“{text}”这段话", "the source does not hold “{text}”"),
    "several": ("“{text}”可指几个已有的实体", "“{text}” may mean several known entities"),
    "other-class": ("“{text}”是已有的另一类实体", "“{text}” is known as an entity of another type"),
    "no-class": ("“{text}”是新的实体，但看不出类别", "“{text}” is new, and nothing tells its type"),
    "no-kind": ("“{text}”是新的院校，但名称中看不出院校类别", "“{text}” is new, and its name does not tell its kind"),
    "no-source": ("工作区中没有来源“{text}”", "the workspace has no source “{text}”"),
    "no-record": ("没有哪条记录是“{text}”", "no record is “{text}”"),
    "several-records": ("有几条记录都是“{text}”", "several records are “{text}”"),
    "one-only": ("“{text}”是几项，此处只能有一项", "“{text}” is more than one, and one only fits here"),
    "pairs": ("来源有几个，与引文的个数不符：“{text}”", "there are several sources, not one for each quote: “{text}”"),
    "twice": ("与第 {text} 行说的是同一件事", "it tells the same as row {text}"),
    "private": (
        "“{text}”中有电话、证件号码或邮箱",
        "“{text}” holds the number of a telephone or a document, or a mail address",
    ),
    "shared-number": (
        "“{text}”在合并的单元格中，是几行一起的数",
        "“{text}” stands in merged cells, so it is the number of several rows together",
    ),
    "placeholder": ("“{text}”不是名称", "“{text}” is no name"),
    "alone": ("“{text}”只有一个参与者", "“{text}” has one participant only"),
    "role": ("“{text}”不是映射文件列出的角色", "“{text}” is none of the roles that the map lists"),
    "contradicts": ("“{text}”与同一编号的另一行矛盾", "“{text}” contradicts another row with the same identifier"),
    "formula": ("“{text}”是公式的错误，或没有存下结果", "“{text}” is the error of a formula, or has no stored value"),
    "other-unit": ("“{text}”的计量单位不合这一列", "“{text}” counts something else than this column does"),
    "unit-differs": (
        "“{text}”的单位与“计量单位”一列所写的不符",
        "the unit in “{text}” is not the one that the column of units says",
    ),
    "unit-open": ("数值的写法没有说明计量单位", "the number does not say its unit"),
    "few": ("写出的合作方不足", "too few parties are named"),
    "own-row": ("登记“{text}”的那一行有误，没有收入", "the row that registers “{text}” is wrong and was not taken"),
    "class": ("“{text}”不是可选的类别", "“{text}” is none of the types"),
}
_EXPECTED: dict[Expected, tuple[str, str]] = {
    "number": ("一个数，如 1247、1.15万、150余家", "one number, such as 1247, 1.15万 or 150余家"),
    "integer": ("一个整数，如 1247", "one whole number, such as 1247"),
    "date": ("写到日的日期，如 2022-05-12 或 2022年5月12日", "a date with its day, such as 2022-05-12 or 12 May 2022"),
    "year": ("四位的年份，如 2022", "a year of four digits, such as 2022"),
    "boolean": ("“是”或“否”", "yes or no"),
    "concept": ("所列选项之一", "one of the choices"),
    "credit-code": (
        "18 位统一社会信用代码（以文本保存）",
        "a unified social credit code of 18 signs, kept as text",
    ),
    "text": ("一段文字", "some text"),
    "quote": ("来源中的原话", "words as they stand in the source"),
    "entity": (
        "一个实体的名称；新的实体请先填入“单位”表",
        "the name of one entity; put a new one into the sheet of organisations",
    ),
    "source": (
        "来源的编号、文号或题名；请先用 add 登记",
        "the id, document number or title of a source; add it first",
    ),
    "record": (
        "一条记录的陈述，或它在本文件中的行，如 行5",
        "the statement of one record, or its row in this file, such as row 5",
    ),
    "row": ("每件事只写一行", "one row for each fact"),
    "participants": ("至少两个参与者", "two participants at least"),
    "own-number": ("每一行自己的数", "the number of each row alone"),
    "no-number": ("不写电话、证件号码和邮箱：它们不进入图谱", "none of these: they do not enter the graph"),
    "agreement": ("同一编号的各行说法一致", "the same in all rows of one identifier"),
    "role": ("映射文件 [roles] 中的一个词", "a word that stands under [roles] of the map"),
    "unit": ("在此填写计量单位", "the unit of measure, written here"),
    "class": ("所列类别之一", "one of the types"),
    "one-name": ("一个名称", "one name"),
    "identifier": ("编号，即映射文件中写作 identifier 的一列", "the identifier: the column that the map calls so"),
    "own-row": ("先改正那一行", "that row, mended first"),
}
_NEAREST: dict[Code, tuple[str, str]] = {
    "several": ("可写其中一个的 IRI：{choices}", "the IRI of the one that is meant may stand there: {choices}"),
    "role": ("列出的有：{choices}", "listed are: {choices}"),
    "contradicts": ("那一行（值、行号）：{choices}", "that row says (value, row): {choices}"),
    "concept": ("最接近的：{choices}", "the nearest: {choices}"),
    "unclear": ("可能是：{choices}", "it may be: {choices}"),
    "quote": ("最接近的一段：“{choices}”", "the nearest passage: “{choices}”"),
    "day-count": ("可能是 {choices}", "perhaps {choices}"),
    "code-sign": ("不用的字符：{choices}", "not used: {choices}"),
    "code-check": ("若其余各位无误，末位应为 {choices}", "were all others right, the last would be {choices}"),
    "too-small": ("至少为 {choices}", "at least {choices}"),
    "unit": ("已知的单位如 {choices}", "known units are, for instance, {choices}"),
    "other-unit": ("这一列的单位是：{choices}", "this column counts: {choices}"),
    "unit-differs": ("那一列写的是：{choices}", "that column says: {choices}"),
    "unit-open": ("可填：{choices}", "one of: {choices}"),
    "empty": ("可填：{choices}", "to choose from: {choices}"),
    "few": ("在这几列中合计填写：{choices}", "taken together in these columns: {choices}"),
    "own-row": ("见{choices}", "see {choices}"),
    "no-kind": ("可填：{choices}", "one of: {choices}"),
    "class": ("可选的有，最接近的在前：{choices}", "there are, the nearest first: {choices}"),
    "one-only": ("{choices}", "{choices}"),
}
_SHOWN, _OFFERED = 60, 120  # characters of a cell, of what may be meant


@dataclass(frozen=True, slots=True)
class Misread:
    """A cell that gives no value.

    Parameters
    ----------
    code
        What is wrong, as a stable word.
    text
        What stands in the cell.
    expected
        What should stand there, as a stable word.
    choices
        What may be meant, in Chinese and English.

    Examples
    --------
    >>> Misread("range", "10-20人", "number").code
    'range'
    """

    code: Code
    text: str
    expected: Expected
    choices: tuple[tuple[str, str], ...] = ()


def told(problem: Misread, lang: str) -> str:
    """Say what is wrong with a cell, and what was expected.

    Parameters
    ----------
    problem
        What is wrong.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        One sentence without its full stop; a long text is cut.

    Examples
    --------
    >>> told(Misread("range", "10-20人", "integer"), "en")
    '“10-20人” is a range, not one value; expected: one whole number, such as 1247'
    >>> told(Misread("day-count", "44693", "date", same("2022-05-12")), "zh")
    '“44693”像是表格软件的日期序号；应为：写到日的日期，如 2022-05-12 或 2022年5月12日；可能是 2022-05-12'
    """
    place = 0 if lang == "zh" else 1
    wrong = _WRONG[problem.code][place].format(text=_cut(problem.text, _SHOWN))
    parts = [wrong, ("应为：", "expected: ")[place] + expectation(problem.expected, lang)]
    if problem.choices and problem.code in _NEAREST:
        choices = listed((_cut(choice[place], _OFFERED) for choice in problem.choices), lang)
        parts.append(_NEAREST[problem.code][place].format(choices=choices))
    return ("；", "; ")[place].join(parts)


def expectation(expected: Expected, lang: str) -> str:
    """Say what should stand in a cell.

    Parameters
    ----------
    expected
        The stable word of a problem.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        A few words, with an example.

    Examples
    --------
    >>> expectation("boolean", "en")
    'yes or no'
    """
    return _EXPECTED[expected][0 if lang == "zh" else 1]


def same(*texts: str) -> tuple[tuple[str, str], ...]:
    """Give choices that read the same in both languages.

    Parameters
    ----------
    *texts
        A code, a date, a passage.

    Returns
    -------
    tuple
        As `Misread` keeps them.

    Examples
    --------
    >>> same("2022-05-12")
    (('2022-05-12', '2022-05-12'),)
    """
    return tuple((text, text) for text in texts)


def _cut(text: str, most: int) -> str:
    line = one_line(text[: 4 * most])
    return line if len(line) <= most else f"{line[:most]}…"
