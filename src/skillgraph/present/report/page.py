"""Sets a report as one HTML page for A4 paper: no script, and nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from skillgraph.present.answers import STATUS
from skillgraph.present.report import colors, words
from skillgraph.present.report.data import Report
from skillgraph.present.report.drawing import draw
from skillgraph.present.report.shapes import Point

TEMPLATE = "report.html.j2"
LANGUAGES = {"zh": "zh-Hans", "en": "en"}


def page(report: Report) -> str:
    """Set a report as a page.

    Parameters
    ----------
    report
        The report.

    Returns
    -------
    str
        The whole HTML file, to be written as UTF-8. The same report gives the same text.

    Examples
    --------
    >>> made = page(Report("en", "<b>A</b>", "", "enterprise", "enterprise"))
    >>> "<h1>&lt;b&gt;A&lt;/b&gt;</h1>" in made, "<script" in made
    (True, False)
    """
    lang, other = report.lang, "en" if report.lang == "zh" else "zh"
    style = _own("report.css")
    return _template().render(
        report=report,
        html_lang=LANGUAGES[lang],
        other_lang=LANGUAGES[other],
        comma="、" if lang == "zh" else ", ",
        say=lambda key: words.say(key, lang),
        status={code: name[lang] for code, name in STATUS.items()},
        written_in=written_in,
        pieces=lambda note: words.pieces(note, report),
        left_out=lambda part: words.left_out(part, report),
        unseen=words.unseen(report),
        caption=words.caption(report),
        source=lambda item: words.source(item, lang),
        compiled=words.compiled(report),
        drawing=draw(report) if report.neighbours else None,
        points=_points,
        colors=colors,
        style=Markup(style),  # noqa: S704 - our own file, never data
        policy=_policy(style),
    )


def written_in(text: str) -> str:
    """Say which language a passage is in, so that it is read aloud and set as such.

    Parameters
    ----------
    text
        The passage.

    Returns
    -------
    str
        The tag of Chinese where there is a Chinese character, else that of English.

    Examples
    --------
    >>> written_in("150余家"), written_in("over 150")
    ('zh-Hans', 'en')
    """
    return LANGUAGES["zh" if any("\u3400" <= sign <= "\u9fff" for sign in text) else "en"]


def _template() -> Template:
    environment = Environment(
        loader=DictLoader({TEMPLATE: _own(TEMPLATE)}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(TEMPLATE)


def _points(corners: tuple[Point, ...]) -> str:
    return " ".join(f"{x},{y}" for x, y in corners)


def _policy(style: str) -> str:
    """Write the policy that allows this style, pictures within the page, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    allowed = ("default-src 'none'", f"style-src 'sha256-{digest}'", "img-src data:")
    return "; ".join([*allowed, "base-uri 'none'", "form-action 'none'"])


@cache
def _own(name: str) -> str:
    """Read a file that stands beside this module, with line ends as a browser sees them."""
    return (resources.files(__package__) / name).read_text(encoding="utf-8").replace("\r\n", "\n")
