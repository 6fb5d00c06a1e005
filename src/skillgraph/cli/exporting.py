"""The command that writes the workspace in the formats of other tools."""

from __future__ import annotations

import click

from skillgraph.cli.options import Settings, path, shared
from skillgraph.cli.telling import tell, write_out
from skillgraph.cli.usage import Command

_FORMATS = {
    "zh": "格式；默认随后缀：turtle trig nquads ntriples jsonld rdfxml graphml gexf cytoscape csv xlsx forms void。",
    "en": "The format; by default the suffix says it. turtle, trig, nquads, ntriples, jsonld, rdfxml, graphml, gexf, "
    "cytoscape, csv, xlsx, forms, void.",
}
_OUTPUT = {
    "zh": "写入文件：.ttl .trig .nq .nt .jsonld .rdf .graphml .gexf .cyjs .xlsx；.zip 或“名称/”存放 CSV 表。",
    "en": "Write to a file: .ttl .trig .nq .nt .jsonld .rdf .graphml .gexf .cyjs .xlsx; .zip or NAME/ for CSV tables.",
}


def export(lang: str) -> click.Command:
    """Make the command ``export``.

    Parameters
    ----------
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    click.Command
        The command.
    """
    without = {"zh": "不带来源原文。", "en": "Leave out the passages of the sources."}[lang]

    @click.option("--format", "named", metavar="F", help=_FORMATS[lang])
    @click.option("--no-evidence", is_flag=True, help=without)
    @click.pass_context
    def command(ctx: click.Context, named: str | None, no_evidence: bool) -> None:
        from skillgraph.export.formats import choose

        settings: Settings = ctx.find_root().obj["settings"]
        file = None if settings.output is None else path(settings.output)
        # Before the command, --format is that of tables; one that is a format here as well counts.
        form = choose(file, named or settings.format)
        with settings.graph() as graph:
            if file is None:
                write_out(graph.export(None, form, evidence=not no_evidence))
            else:
                graph.export(file, form, evidence=not no_evidence)
                tell(("已写入 " if lang == "zh" else "Written: ") + str(settings.output))

    text = {
        "zh": "导出为 RDF、网络、CSV 或 Excel 格式。可带或不带来源原文；forms 为填好的表，可由 add 读回；"
        "void 为数据集说明。",
        "en": "Export as RDF, network, CSV or Excel. With or without the quotes; forms are "
        "filled-in sheets that add reads back; void describes the data set.",
    }
    made = click.command("export", cls=Command, help=text[lang], lang=lang, example="skillgraph export -o kunming.ttl")
    return _own_output(shared(lang, formats=False)(made(command)), lang)


def _own_output(command: click.Command, lang: str) -> click.Command:
    """The option that all share, with the suffixes of this command in its help."""
    for option in command.params:
        if isinstance(option, click.Option) and option.name == "output":
            option.help = _OUTPUT[lang]
    return command
