"""A workspace or its index that is not as it should be."""

from __future__ import annotations

from skillgraph.errors.base import SkillGraphError


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


class FolderNotEmpty(SkillGraphError):
    """A workspace was to begin in a folder that holds something already.

    Parameters
    ----------
    folder
        The folder, as it was given.
    held
        A few of the names in it.

    Examples
    --------
    >>> FolderNotEmpty(folder="city", held=["notes.txt"]).sentence("en")
    '“city” is not empty: it holds notes.txt. Name a new folder or an empty one.'
    """

    zh = "“{folder}”不是空文件夹，其中有 {held}。请指定一个新的或空的文件夹。"
    en = "“{folder}” is not empty: it holds {held}. Name a new folder or an empty one."


class NoBase(SkillGraphError):
    """What the identifiers of a new workspace are to begin with is no whole IRI.

    Parameters
    ----------
    base
        What was given.

    Examples
    --------
    >>> NoBase(base="my city").sentence("en")
    '“my city” cannot be a base: it should be a whole IRI, such as https://example.org/my-city/.'
    """

    zh = "“{base}”不能作为 base：应为完整的 IRI，如 https://example.org/my-city/。"
    en = "“{base}” cannot be a base: it should be a whole IRI, such as https://example.org/my-city/."
    exit_code = 2


class BaseOfExample(SkillGraphError):
    """A copy of the example was to have another base; its records keep the identifiers they have.

    Examples
    --------
    >>> BaseOfExample().sentence("en")
    'The records of the example keep their identifiers: give --example or --base, not both.'
    """

    zh = "示例的记录保留原有的标识：--example 和 --base 只能用一个。"
    en = "The records of the example keep their identifiers: give --example or --base, not both."
    exit_code = 2


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
