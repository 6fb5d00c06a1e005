"""The command that asks in SPARQL, of a workspace or of files."""

from __future__ import annotations

from typing import Any

import click

from skillgraph.cli.options import shared
from skillgraph.cli.usage import Command

FORMATS = ("table", "json", "csv", "tsv", "xml", "md", "turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")

_SAID = {
    "zh": {
        "file": "从文件读取查询；- 为标准输入。",
        "name": "运行有名称的问题：ask 所列的编号。",
        "param": "给有名称的问题的参数赋值；可重复。",
        "data": "不问工作区而问 RDF 文件；装入默认图；可重复。",
        "graph": "把文件作为命名图；可重复。",
        "base": "文件和查询中相对 IRI 的基准。",
        "limit": "至多多少行；表格默认 1000，其他格式默认 1000000。",
        "timeout": "时限，秒；默认 60。",
        "explain": "说明查询如何被理解，并给出行数和用时。",
        "schema": "列出用到的类和属性，各有数量和一个例子。",
        "format": "输出格式；图用 turtle trig nquads ntriples jsonld rdfxml。",
        "output": "写入文件：.csv .tsv .json .xml .xlsx .md .txt；图为 .ttl .trig .nq .nt .jsonld .rdf。",
    },
    "en": {
        "file": "Read the query from a file; - is standard input.",
        "name": "Ask a named question: a number that ask lists.",
        "param": "Give a parameter of a named question its value; may be repeated.",
        "data": "Ask RDF files and no workspace: into the default graph; may be repeated.",
        "graph": "Take a file as a named graph; may be repeated.",
        "base": "What relative IRIs of files and query are resolved against.",
        "limit": "How many rows at the most; by default 1000 in a table, else 1000000.",
        "timeout": "The time limit in seconds; 60 by default.",
        "explain": "Say how the query is understood, how many rows it gives and how long it takes.",
        "schema": "List the classes and properties in use, each with its number and an example.",
        "format": "How to write the answer; a graph as turtle, trig, nquads, ntriples, jsonld or rdfxml.",
        "output": "Write to a file: .csv .tsv .json .xml .xlsx .md .txt; a graph: .ttl .trig .nq .nt .jsonld .rdf.",
    },
}


class _Pair(click.ParamType[Any]):
    """``KEY=VALUE``, both sides filled; parted at the first sign unless whoever takes it parts it otherwise."""

    def __init__(self, name: str, *, split: bool = True) -> None:
        self.name = name
        self._split = split

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - as click has it
        if isinstance(value, tuple):
            return value
        key, sign, rest = str(value).partition("=")
        if not (key.strip() and sign and rest):
            self.fail(f"“{value}”: {self.name}", param, ctx)
        return (key.strip(), rest) if self._split else value


class _Seconds(click.FloatRange):
    """A number of seconds; what is not a number compares with none and would pass."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - as click has it
        seconds = super().convert(value, param, ctx)
        if seconds != seconds:
            self.fail(f"{value}", param, ctx)
        return seconds


def query(lang: str) -> click.Command:
    """Make the command `query` in a language.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    click.Command
        The command.
    """
    said = _SAID[lang]

    @click.argument("sparql", required=False)
    @click.option("-f", "--file", "query_file", metavar="FILE", help=said["file"])
    @click.option("--name", metavar="N", help=said["name"])
    @click.option("--param", "params", multiple=True, type=_Pair("KEY=VALUE"), metavar="KEY=VALUE", help=said["param"])
    @click.option("--data", multiple=True, metavar="FILE", help=said["data"])
    @click.option(
        "--graph", "graphs", multiple=True, type=_Pair("IRI=FILE", split=False), metavar="IRI=FILE", help=said["graph"]
    )
    @click.option("--base", metavar="IRI", help=said["base"])
    @click.option("--limit", type=click.IntRange(min=1), metavar="N", help=said["limit"])
    @click.option("--timeout", type=_Seconds(0.1, 86_400), default=60.0, metavar="S", help=said["timeout"])
    @click.option("--explain", is_flag=True, help=said["explain"])
    @click.option("--schema", is_flag=True, help=said["schema"])
    @click.option("--format", "form", type=click.Choice(FORMATS), help=said["format"])
    @click.pass_context
    def command(ctx: click.Context, /, **typed: Any) -> None:  # noqa: ANN401 - as click has it
        from skillgraph.cli.queries import Wanted, answer

        answer(ctx.find_root().obj["settings"], Wanted(**typed))

    text = {
        "zh": "用 SPARQL 1.1 查询，只读。本体的前缀都已知，无须声明。",
        "en": "Ask in SPARQL 1.1, read-only. The prefixes of the ontology need not be declared.",
    }
    example = 'skillgraph query "SELECT ?college { ?college a sg:VocationalCollege }"'
    made = click.command("query", cls=Command, help=text[lang], lang=lang, example=example)(command)
    finished = shared(lang, formats=False)(made)
    for option in finished.params:
        if isinstance(option, click.Option) and option.name == "output":
            option.help = said["output"]
    return finished
