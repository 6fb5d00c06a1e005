"""A file of RDF that cannot be read, or would do harm."""

from __future__ import annotations

from skillgraph.errors.reading import Unreadable


class BrokenRdf(Unreadable):
    """A file of RDF is not well formed.

    Parameters
    ----------
    file, row
        Where it is.
    expected
        The format that its suffix says.
    detail
        What the parser says.

    Examples
    --------
    >>> print(BrokenRdf(file="a.ttl", row=3, expected="Turtle", detail="unexpected end").sentence("en"))
    a.ttl, row 3: this is not Turtle (unexpected end). Export it again from the program that wrote it.
    """

    zh = "不合 {expected} 语法（{detail}）。请用写出它的程序重新导出。"
    en = "this is not {expected} ({detail}). Export it again from the program that wrote it."


class OtherRdf(Unreadable):
    """A file is of another format than the kind of RDF its suffix says.

    Parameters
    ----------
    file
        Where it is.
    expected
        What the suffix says.
    found_zh, found_en
        What the content is, in each language.

    Examples
    --------
    >>> print(OtherRdf(file="a.ttl", expected="Turtle", found_zh="ZIP 文件", found_en="a ZIP file").sentence("en"))
    a.ttl: by its suffix it should be Turtle, but it is a ZIP file. Correct the suffix, or export it again.
    """

    zh = "按后缀应为 {expected}，内容却是{found_zh}。请改正后缀，或重新导出。"
    en = "by its suffix it should be {expected}, but it is {found_en}. Correct the suffix, or export it again."


class NotUtf8(Unreadable):
    """A file of RDF is not in UTF-8.

    Parameters
    ----------
    file, row
        Where it is.

    Examples
    --------
    >>> print(NotUtf8(file="a.ttl", row=3).sentence("en"))
    a.ttl, row 3: this is not UTF-8. Save the file as UTF-8.
    """

    zh = "不是 UTF-8 编码的文字。请另存为 UTF-8 编码。"
    en = "this is not UTF-8. Save the file as UTF-8."


class RemoteContext(Unreadable):
    """A JSON-LD file wants its context to be fetched from elsewhere, and nothing is ever fetched.

    Parameters
    ----------
    file
        Where it is.
    context
        The address of the context.

    Examples
    --------
    >>> print(RemoteContext(file="a.jsonld", context="https://schema.org/").sentence("en"))
    a.jsonld: its context is elsewhere (https://schema.org/), and nothing is fetched. Write the context into the file.
    """

    zh = "上下文（@context）在别处（{context}），本程序不联网读取。请把上下文写入文件。"
    en = "its context is elsewhere ({context}), and nothing is fetched. Write the context into the file."


class DoctypeInRdf(Unreadable):
    """A file of RDF/XML declares a document type, whose entities may do harm.

    Parameters
    ----------
    file
        Where it is.

    Examples
    --------
    >>> print(DoctypeInRdf(file="a.rdf").sentence("en"))
    a.rdf: it declares a document type (DOCTYPE), which may do harm, so it was not read. Save it as Turtle.
    """

    zh = "声明了文档类型（DOCTYPE），可能有害，未读取。请另存为 Turtle。"
    en = "it declares a document type (DOCTYPE), which may do harm, so it was not read. Save it as Turtle."


class NestedTooDeep(Unreadable):
    """A file of RDF is nested deeper than anything people write.

    Parameters
    ----------
    file
        Where it is.
    most
        How many levels are read.

    Examples
    --------
    >>> print(NestedTooDeep(file="a.jsonld", most=50).sentence("en"))
    a.jsonld: nested deeper than 50 levels, so it was not read. Save it as N-Triples, which has no levels.
    """

    zh = "嵌套多于 {most} 层，未读取。请另存为没有层次的 N-Triples。"
    en = "nested deeper than {most} levels, so it was not read. Save it as N-Triples, which has no levels."


class RdfTooLarge(Unreadable):
    """A file of RDF is too large to be read as a whole.

    Parameters
    ----------
    file
        Where it is.
    most
        How many megabytes are read.

    Examples
    --------
    >>> print(RdfTooLarge(file="a.nt", most=64).sentence("en"))
    a.nt: larger than 64 MB. Divide it into several files.
    """

    zh = "大于 {most} MB。请分成几个文件。"
    en = "larger than {most} MB. Divide it into several files."
