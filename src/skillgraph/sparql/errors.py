"""What can go wrong with a query, each as a sentence that says what to do next."""

from __future__ import annotations

from skillgraph.errors import SkillGraphError


class QueryRefused(SkillGraphError):
    """A query asks for what must not be done here.

    Parameters
    ----------
    zh, en
        What, and why not.

    Examples
    --------
    >>> QueryRefused(zh="太长", en="it is too long").sentence("en")
    'The query was not run: it is too long.'
    """

    zh = "查询未执行：{zh}。"
    en = "The query was not run: {en}."


class QuerySyntax(SkillGraphError):
    """A query is not well-formed.

    Parameters
    ----------
    line, column
        Where, both from 1.
    zh, en
        What is wrong there.

    Examples
    --------
    >>> QuerySyntax(line=2, column=3, zh="缺少 }", en="a } is missing").sentence("en")
    'The query cannot be read at line 2, column 3: a } is missing'
    """

    zh = "查询在第 {line} 行第 {column} 列读不通：{zh}"
    en = "The query cannot be read at line {line}, column {column}: {en}"


class QueryStopped(SkillGraphError):
    """A query was stopped before its end.

    Parameters
    ----------
    zh, en
        By what: time, memory, or the engine itself.

    Examples
    --------
    >>> QueryStopped(zh="超过时限", en="the time limit of 60 s was reached").sentence("en")
    'The query was stopped: the time limit of 60 s was reached.'
    """

    zh = "查询已停止：{zh}。"
    en = "The query was stopped: {en}."


class Incomplete(SkillGraphError):
    """An answer was written in part when its query was stopped.

    Parameters
    ----------
    zh, en
        By what it was stopped.

    Examples
    --------
    >>> Incomplete(zh="超过时限", en="the time limit was reached").sentence("en")
    'The answer is incomplete: the query was stopped because the time limit was reached. What was written stays.'
    """

    zh = "答案不完整：查询已停止，因为{zh}。已写出的部分保留。"
    en = "The answer is incomplete: the query was stopped because {en}. What was written stays."


class UnknownGraph(SkillGraphError):
    """A query names a graph that was not given to it.

    Parameters
    ----------
    graph
        Its IRI.
    known
        Those there are.

    Examples
    --------
    >>> UnknownGraph(graph="http://a/", known=["http://b/"]).sentence("en")
    'There is no graph <http://a/>, and nothing is fetched. There are: http://b/'
    """

    zh = "没有名为 <{graph}> 的图；这里不会去下载。现有的图：{known}"
    en = "There is no graph <{graph}>, and nothing is fetched. There are: {known}"


class NoGraphs(SkillGraphError):
    """A query names a graph where none was given.

    Parameters
    ----------
    graph
        Its IRI.

    Examples
    --------
    >>> NoGraphs(graph="http://a/").sentence("en")
    'There is no graph <http://a/>, and nothing is fetched; give a file for it with --graph http://a/=FILE.'
    """

    zh = "没有名为 <{graph}> 的图；这里不会去下载。可用 --graph {graph}=文件 给出。"
    en = "There is no graph <{graph}>, and nothing is fetched; give a file for it with --graph {graph}=FILE."


class BrokenData(SkillGraphError):
    """A file that was to be asked cannot be read as RDF.

    Parameters
    ----------
    file
        The file, as it was given.
    zh, en
        What is wrong.

    Examples
    --------
    >>> BrokenData(file="a.ttl", zh="不是 Turtle", en="it is no Turtle").sentence("en")
    'a.ttl cannot be read: it is no Turtle.'
    """

    zh = "无法读取 {file}：{zh}。"
    en = "{file} cannot be read: {en}."


class WrongForm(SkillGraphError):
    """A format was asked for that the kind of answer cannot be written in.

    Parameters
    ----------
    form
        ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``.
    format
        The format.
    formats
        Those there are for it.

    Examples
    --------
    >>> WrongForm(form="SELECT", format="turtle", formats=["csv", "json"]).sentence("en")
    'What SELECT gives cannot be written as turtle. There are: csv; json.'
    """

    zh = "{form} 的结果不能写成 {format}。可用的格式：{formats}。"
    en = "What {form} gives cannot be written as {format}. There are: {formats}."
    exit_code = 2


class WrongParameter(SkillGraphError):
    """A parameter that the query does not have, or a value that is none.

    Parameters
    ----------
    zh, en
        What is wrong, and what there is.

    Examples
    --------
    >>> WrongParameter(zh="没有参数 x", en="there is no parameter x").sentence("en")
    'Parameters: there is no parameter x.'
    """

    zh = "参数有误：{zh}。"
    en = "Parameters: {en}."
    exit_code = 2


class Unasked(SkillGraphError):
    """It is not clear which query is meant: none was given, or more than one.

    Examples
    --------
    >>> Unasked().sentence("en")
    'Give one query: as the argument, by -f FILE, by --name N, or --schema.'
    """

    zh = "请给出一个查询：写在参数中，或用 -f 文件、--name 编号、--schema 之一。"
    en = "Give one query: as the argument, by -f FILE, by --name N, or --schema."
    exit_code = 2
