"""What can go wrong, as a small family of exceptions that carry their data and speak Chinese and English."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from typing import ClassVar

_REASONS = {
    errno.ENOENT: ("没有这个文件或文件夹", "there is no such file or folder"),
    errno.EACCES: ("没有权限", "it is not permitted"),
    errno.EPERM: ("没有权限", "it is not permitted"),
    errno.EROFS: ("此处只读", "the place is read-only"),
    errno.ENOSPC: ("磁盘已满", "the disk is full"),
    errno.EISDIR: ("这是文件夹", "it is a folder"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.ENAMETOOLONG: ("名称太长", "the name is too long"),
}


def reason(error: OSError, lang: str) -> str:
    """Say in a few words why the system refused.

    Parameters
    ----------
    error
        What it raised.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        The reason; in the system's own words where it is an uncommon one.

    Examples
    --------
    >>> reason(OSError(errno.ENOSPC, "No space left on device"), "zh")
    '磁盘已满'
    """
    known = _REASONS.get(error.errno or 0)
    if known is None:
        return error.strerror or str(error)
    return known[0] if lang == "zh" else known[1]


class SkillGraphError(Exception):
    """A problem that a user can mend; its sentence says how.

    Parameters
    ----------
    **data
        What the sentence is filled with; kept as ``error.data``.

    Examples
    --------
    >>> UnknownName(name="昆明机师", nearest=["昆明技师学院"]).sentence("en")
    'Nothing here is called “昆明机师”. The nearest names: 昆明技师学院'
    """

    zh: ClassVar[str] = "出错：{detail}"
    en: ClassVar[str] = "Something went wrong: {detail}"
    exit_code: ClassVar[int] = 1

    def __init__(self, **data: object) -> None:
        self.data = data
        super().__init__(self.sentence("en"))

    def sentence(self, lang: str) -> str:
        """Say what is wrong and what to do next.

        Parameters
        ----------
        lang
            ``"zh"`` or ``"en"``.

        Returns
        -------
        str
            One or two plain sentences on one or more lines.

        Examples
        --------
        >>> SkillGraphError(detail="磁盘已满").sentence("zh")
        '出错：磁盘已满'
        """
        separator = "、" if lang == "zh" else "; "
        words = {
            key: separator.join(map(str, value)) if isinstance(value, (list, tuple)) else value
            for key, value in self.data.items()
        }
        return (self.zh if lang == "zh" else self.en).format(**words)


class UnknownName(SkillGraphError):
    """No entity bears a name like the one given.

    Parameters
    ----------
    name
        The name, as it was typed.
    nearest
        The names nearest to it.

    Examples
    --------
    >>> UnknownName(name="昆明机师", nearest=["昆明技师学院"]).sentence("en")
    'Nothing here is called “昆明机师”. The nearest names: 昆明技师学院'
    """

    zh = "图谱中没有名为“{name}”的条目。最接近的名称：{nearest}"
    en = "Nothing here is called “{name}”. The nearest names: {nearest}"


class EmptyGraph(SkillGraphError):
    """A name was asked for in a workspace that has no entity with a name.

    Examples
    --------
    >>> EmptyGraph().sentence("en")
    'The workspace has no entries yet, so no name can be found in it.'
    """

    zh = "工作区中还没有任何条目，无法按名称查找。"
    en = "The workspace has no entries yet, so no name can be found in it."


class NothingNamed(SkillGraphError):
    """A name was asked for and none, or no letter of one, was given.

    Parameters
    ----------
    name
        What was typed.

    Examples
    --------
    >>> NothingNamed(name="？").sentence("en")
    'There is nothing to look for in “？”. Give a name, a short name or pinyin.'
    """

    zh = "“{name}”里没有可以查找的文字。请给出名称、简称或拼音。"
    en = "There is nothing to look for in “{name}”. Give a name, a short name or pinyin."


class AmbiguousName(SkillGraphError):
    """Several entities may be meant; ``data["choices"]`` is a list of descriptions, one for each.

    Parameters
    ----------
    name
        The name, as it was typed.
    choices
        A description of each entity; the sentence shows the first twelve.

    Examples
    --------
    >>> print(AmbiguousName(name="昆明", choices=["昆明市", "昆明电视台"]).sentence("en"))
    “昆明” may mean several entries; say which:
      昆明市
      昆明电视台
    """

    zh = "“{name}”可以指几个条目，请写明是哪一个：\n{listing}"
    en = "“{name}” may mean several entries; say which:\n{listing}"
    most: ClassVar[int] = 12

    def __init__(self, *, name: str, choices: Sequence[str]) -> None:
        listing = "\n".join(f"  {choice}" for choice in choices[: self.most])
        if len(choices) > self.most:
            listing += f"\n  … (+{len(choices) - self.most})"
        super().__init__(name=name, choices=list(choices), listing=listing)


class PartOfName(AmbiguousName):
    """What was typed is a part of one name, and that of a document, a programme or a title: it may mean another thing.

    Parameters
    ----------
    name
        The name, as it was typed.
    choices
        A description of the entity whose name it is a part of.

    Examples
    --------
    >>> print(PartOfName(name="工作室", choices=["《工作室管理细则》"]).sentence("en"))
    Nothing here is called “工作室”. It is a part of this name; type the whole if you mean it:
      《工作室管理细则》
    """

    zh = "图谱中没有名为“{name}”的条目。它是下面这个名称的一部分，如果指的就是它，请写出全名：\n{listing}"
    en = "Nothing here is called “{name}”. It is a part of this name; type the whole if you mean it:\n{listing}"


class NoEntity(AmbiguousName):
    """What was typed is a word of a scheme, such as a form of cooperation or an occupation, and no entity.

    Parameters
    ----------
    name
        The word, as it was typed.
    choices
        What the records say with it.

    Examples
    --------
    >>> print(NoEntity(name="订单班", choices=["全市中职学校采取订单班"]).sentence("en"))
    “订单班” is no entry of its own, but records speak of it; skillgraph ask lists the questions they answer:
      全市中职学校采取订单班
    """

    zh = "“{name}”不是单独的条目，但有记录说到它；skillgraph ask 列出这些记录所回答的问题：\n{listing}"
    en = (
        "“{name}” is no entry of its own, but records speak of it;"
        " skillgraph ask lists the questions they answer:\n{listing}"
    )
    most = 3


class UnknownNumber(SkillGraphError):
    """No question has the number given.

    Parameters
    ----------
    number
        The number asked for.
    first, last
        The numbers that the questions go from and to.

    Examples
    --------
    >>> UnknownNumber(number=99, first=1, last=20).sentence("en")
    'There is no question 99: they go from 1 to 20. skillgraph ask lists them.'
    """

    zh = "没有第 {number} 个问题，编号从 {first} 到 {last}。skillgraph ask 列出全部问题。"
    en = "There is no question {number}: they go from {first} to {last}. skillgraph ask lists them."


class NoQuestion(SkillGraphError):
    """Nothing was asked.

    Parameters
    ----------
    first, last
        The numbers that the questions go from and to.

    Examples
    --------
    >>> NoQuestion(first=1, last=20).sentence("en")
    'Nothing was asked: the questions go from 1 to 20. skillgraph ask lists them.'
    """

    zh = "没有写明要问什么，问题编号从 {first} 到 {last}。skillgraph ask 列出全部问题。"
    en = "Nothing was asked: the questions go from {first} to {last}. skillgraph ask lists them."


class UnknownQuestion(SkillGraphError):
    """No question fits the words given.

    Parameters
    ----------
    asked
        The words, as they were typed.
    listing
        The nearest questions, one a line.

    Examples
    --------
    >>> print(UnknownQuestion(asked="天气", listing="  1  谁与谁合作？").sentence("en"))
    No question fits “天气”. skillgraph ask lists them all; the nearest are:
      1  谁与谁合作？
    """

    zh = "没有与“{asked}”相符的问题。skillgraph ask 列出全部问题；最接近的是：\n{listing}"
    en = "No question fits “{asked}”. skillgraph ask lists them all; the nearest are:\n{listing}"


class AmbiguousQuestion(SkillGraphError):
    """Several questions fit the words given.

    Parameters
    ----------
    asked
        The words, as they were typed.
    listing
        The questions that fit, one a line.

    Examples
    --------
    >>> print(AmbiguousQuestion(asked="合作", listing="  1  谁与谁合作？").sentence("en"))
    Several questions fit “合作”; say which by its number:
      1  谁与谁合作？
    """

    zh = "有几个问题与“{asked}”相符，请写明编号：\n{listing}"
    en = "Several questions fit “{asked}”; say which by its number:\n{listing}"


class NotAWorkspace(SkillGraphError):
    """The folder named is not a workspace.

    Parameters
    ----------
    folder
        The folder, as it was given.

    Examples
    --------
    >>> NotAWorkspace(folder="data").sentence("en")
    '“data” is not a workspace: it holds no skillgraph.toml. Name a folder that does with -w.'
    """

    zh = "“{folder}”不是工作区：其中没有 skillgraph.toml。请用 -w 指定含有该文件的文件夹。"
    en = "“{folder}” is not a workspace: it holds no skillgraph.toml. Name a folder that does with -w."


class BrokenFile(SkillGraphError):
    """A file of the workspace cannot be read as what it should be.

    Parameters
    ----------
    file
        The file, as a path in the workspace.
    line
        The number of the line, from 1; None where it is not known.
    node
        The IRI of what is wrong in it; None where it is not known.
    detail_zh, detail_en
        What is wrong, in each language.

    Examples
    --------
    >>> BrokenFile(file="entities.ttl", line=3, detail_zh="缺少名称", detail_en="a name is missing").sentence("en")
    'entities.ttl, line 3: a name is missing'
    """

    zh = "文件 {file}{place} 有误：{detail}"
    en = "{file}{place}: {detail}"

    def __init__(
        self, *, file: str, line: int | None = None, node: str | None = None, detail_zh: str, detail_en: str
    ) -> None:
        self.detail = {"zh": detail_zh, "en": detail_en}
        super().__init__(file=file, line=line, node=node)

    def sentence(self, lang: str) -> str:
        """Say which file, which line, and what is wrong there.

        Parameters
        ----------
        lang
            ``"zh"`` or ``"en"``.

        Returns
        -------
        str
            One line.

        Examples
        --------
        >>> error = BrokenFile(file="entities.ttl", line=3, detail_zh="缺少名称", detail_en="a name is missing")
        >>> error.sentence("zh")
        '文件 entities.ttl 第 3 行 有误：缺少名称'
        """
        line = self.data["line"]
        if lang == "zh":
            place = f" 第 {line} 行" if line else ""
            return self.zh.format(file=self.data["file"], place=place, detail=self.detail["zh"])
        place = f", line {line}" if line else ""
        return self.en.format(file=self.data["file"], place=place, detail=self.detail["en"])


class QuoteNotInSource(SkillGraphError):
    """A record quotes words that are not in its source at the place stated.

    Parameters
    ----------
    file
        The file that holds the record.
    source
        The source it quotes.
    quote
        The words.
    start, end
        The place stated, in code points.
    found_zh, found_en
        Where the words do stand, in each language; the English ends in a space.

    Examples
    --------
    >>> data = {"file": "records/s.ttl", "source": "s", "quote": "昆明", "start": 0, "end": 2}
    >>> print(QuoteNotInSource(**data, found_zh="", found_en="They stand at 1 to 3. ").sentence("zh"))
    文件 records/s.ttl 引用的文字不在来源 s 的第 0 至 2 字处：“昆明”。请改正引文或其位置。
    """

    zh = "文件 {file} 引用的文字不在来源 {source} 的第 {start} 至 {end} 字处：“{quote}”。{found_zh}请改正引文或其位置。"
    en = (
        "{file} quotes words that are not in the source {source} at characters {start} to {end}: “{quote}”. "
        "{found_en}Correct the quote or its place."
    )


class UnknownTerm(SkillGraphError, AttributeError):
    """A term that the vocabulary does not have.

    Parameters
    ----------
    prefix
        The prefix of the vocabulary.
    term
        The term asked for.

    Examples
    --------
    >>> UnknownTerm(prefix="sg", term="Persn").sentence("en")
    'The vocabulary sg has no term “Persn”.'
    """

    zh = "词汇表 {prefix} 中没有“{term}”。"
    en = "The vocabulary {prefix} has no term “{term}”."


class UnknownChoice(SkillGraphError):
    """An option was given a value that is none of its choices.

    Parameters
    ----------
    option
        The option, such as ``--kind``.
    value
        The value given.
    choices
        The values there are.

    Examples
    --------
    >>> UnknownChoice(option="--lang", value="fr", choices=["zh", "en"]).sentence("en")
    '--lang has no choice “fr”. There are: zh; en.'
    """

    zh = "{option} 没有“{value}”这一项。可选：{choices}。"
    en = "{option} has no choice “{value}”. There are: {choices}."
    exit_code = 2


class UnknownTopic(SkillGraphError):
    """No statistics are kept under the topic given.

    Parameters
    ----------
    topic
        The topic, as it was typed.
    topics
        The topics there are.

    Examples
    --------
    >>> UnknownTopic(topic="天气", topics=["skills"]).sentence("en")
    'There are no statistics on “天气”. Topics: skills.'
    """

    zh = "没有关于“{topic}”的统计。可选的主题：{topics}。"
    en = "There are no statistics on “{topic}”. Topics: {topics}."


class WrongSuffix(SkillGraphError):
    """A file was named whose suffix says another format than the one asked for, or none that there is.

    Parameters
    ----------
    file
        The file, as it was given.
    suffixes
        The suffixes there are.

    Examples
    --------
    >>> WrongSuffix(file="a.doc", suffixes=[".csv", ".json"]).sentence("en")
    '“a.doc” has no suffix that says how to write it. There are: .csv; .json.'
    """

    zh = "无法按后缀写入“{file}”。可用的后缀：{suffixes}。"
    en = "“{file}” has no suffix that says how to write it. There are: {suffixes}."
    exit_code = 2


class CannotWrite(SkillGraphError):
    """A result could not be written to where it was to go.

    Parameters
    ----------
    file
        The file, as it was given.
    error
        What the system raised.

    Examples
    --------
    >>> CannotWrite(file="a.csv", error=OSError(errno.ENOSPC, "")).sentence("en")
    'Cannot write a.csv: the disk is full. Choose another place.'
    """

    zh = "无法写入 {file}：{why_zh}。请换一个位置{more_zh}。"
    en = "Cannot write {file}: {why_en}. Choose another place{more_en}."

    def __init__(self, *, file: str, error: OSError) -> None:
        # Windows refuses so what another program, such as Excel, has open.
        held = error.errno in {errno.EACCES, errno.EPERM}
        super().__init__(
            file=file,
            why_zh=reason(error, "zh"),
            why_en=reason(error, "en"),
            more_zh="，或关闭正在使用它的程序" if held else "",
            more_en=", or close the program that has it open" if held else "",
        )


class DamagedIndex(SkillGraphError):
    """The index was found damaged while it was read; it is derived, and can be made anew.

    Parameters
    ----------
    folder
        The folder of the index.

    Examples
    --------
    >>> DamagedIndex(folder="indexes/a").sentence("en")
    'The index indexes/a is damaged; it is made anew.'
    """

    zh = "索引 {folder} 已损坏，正在重建。"
    en = "The index {folder} is damaged; it is made anew."


class NoFileNamed(SkillGraphError):
    """Something was to be exported and neither a file nor a format that fits standard output was named.

    Parameters
    ----------
    formats
        The formats that are text.

    Examples
    --------
    >>> NoFileNamed(formats=["turtle", "trig"]).sentence("en")
    'Name a file with -o, such as -o graph.ttl; or, for standard output, a text format with --format: turtle; trig.'
    """

    zh = "请用 -o 指定文件，如 -o graph.ttl；若要写到标准输出，请用 --format 指定一种文本格式：{formats}。"
    en = "Name a file with -o, such as -o graph.ttl; or, for standard output, a text format with --format: {formats}."
    exit_code = 2


class NotInXml(SkillGraphError):
    """A text or a property is one that XML has no way to write.

    Parameters
    ----------
    node
        What it belongs to.

    Examples
    --------
    >>> NotInXml(node="<https://example.org/e>").sentence("en")
    'XML cannot hold a character or a property of <https://example.org/e>. Choose another format, such as .ttl.'
    """

    zh = "XML 无法写出 {node} 的某个字符或属性。请换一种格式，如 .ttl。"
    en = "XML cannot hold a character or a property of {node}. Choose another format, such as .ttl."


class TablesLeft(SkillGraphError):
    """A folder holds tables of an earlier export that this one would not replace.

    Parameters
    ----------
    folder
        The folder, as it was given.
    files
        The tables.

    Examples
    --------
    >>> TablesLeft(folder="tables/", files=["evidence.csv"]).sentence("en")
    'tables/ holds tables that this export would leave as they are: evidence.csv. Remove them or name another folder.'
    """

    zh = "{folder} 中有本次导出不会更新的表：{files}。请先删除，或换一个文件夹。"
    en = "{folder} holds tables that this export would leave as they are: {files}. Remove them or name another folder."
