"""Makes the HTML of a map: pyvis holds the network, our template carries it, nothing is loaded from elsewhere."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from skillgraph.present.map import payload, words

if TYPE_CHECKING:
    from skillgraph.present.map.data import MapData
    from skillgraph.present.map.payload import Drawing

TEMPLATE = "map.html.j2"
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"

# Our scripts, each after those it imports from.
SCRIPTS = (
    *("dom", "colors", "language", "theme", "facts", "state", "visible", "paths", "hulls", "labels", "camera"),
    *("labelling", "pen", "icons", "scene"),
    *(f"arranging-{part}" for part in ("net", "groups", "leaves", "room", "stress")),
    *("arrange", "stage", "view", "canvas", "search", "legend", "filters", "years"),
    *("panel", "table", "place", "sheet", "saving", "picture", "saved", "printing", "address", "map"),
)

# Facts of more bytes than this are packed.
LARGE = 1_000_000

# What no group needs to be drawn: a large page reads it when its groups stand.
LATER = ("phrases", "quotes")
LATER_OF_ENTRIES = ("name", "lines", "aliases", "names", "facts")

# How vis-network behaves; what it looks like depends on the theme and is set by our scripts.
OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    # Selecting and highlighting are ours, so that search, links and clicks all do the same.
    "interaction": {"hover": True, "selectable": False, "tooltipDelay": 0, "keyboard": False},
    "nodes": {"chosen": False},
    "edges": {
        "smooth": False,
        "arrowStrikethrough": False,
        "chosen": False,
        "arrows": {"to": {"enabled": False, "scaleFactor": 0.5}, "from": {"enabled": False, "scaleFactor": 0.5}},
    },
}
MANY = 500  # entries from which on lines are hidden while somebody drags the map


def page(data: MapData, lang: str) -> str:
    """Make the page of a map; see `skillgraph.present.map.page`."""
    if lang not in words.LANGUAGES:
        raise ValueError(f"a map opens in one of the languages {', '.join(words.LANGUAGES)}, not in {lang}")
    drawing = payload.drawing(data)
    network = Network(directed=True, cdn_resources="in_line")
    network.nodes = drawing.nodes
    network.edges = drawing.edges
    network.options = _options(len(drawing.nodes))
    network.templateEnv = _environment(data, lang, drawing)
    network.path = TEMPLATE
    html: str = network.generate_html()
    return html


def _options(count: int) -> dict[str, Any]:
    hide = {"hideEdgesOnDrag": count > MANY}
    return {**OPTIONS, "interaction": {**OPTIONS["interaction"], **hide}}


def _environment(data: MapData, lang: str, drawing: Drawing) -> Environment:
    """Make the environment that pyvis renders our template in; what pyvis does not hand over are its globals."""
    environment = Environment(
        loader=DictLoader({TEMPLATE: _own(TEMPLATE)}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["in_script"] = in_script
    style, vis, script = _own("map.css"), _vis(), _script()
    facts, later = _parted(drawing.facts)
    environment.globals.update(
        lang=lang,
        say=lambda text: words.say(text, lang),
        texts=words.TEXTS,
        data=data,
        facts=facts,
        packed=_packed(facts, 0 if later else LARGE),
        later=_packed(later, 0) if later else None,
        statuses=drawing.statuses,
        several=any(len(line.get("relations", ())) > 1 for line in drawing.edges) or bool(drawing.facts["groupings"]),
        style=Markup(style),  # noqa: S704 - our own files and pyvis's, never data
        vis=Markup(vis),  # noqa: S704
        script=Markup(script),  # noqa: S704
        policy=_policy([vis, script], style),
    )
    return environment


def in_script(value: object) -> Markup:
    r"""Write a value as JSON that cannot leave the script element it stands in.

    Parameters
    ----------
    value
        Anything JSON can hold; a string that is JSON already may be given as it is, by pyvis's habit.

    Returns
    -------
    Markup
        JSON in which the signs that end an element, open a comment or break a line are escaped.

    Examples
    --------
    >>> print(in_script({"name": "</script>"}))
    {"name":"\u003c/script\u003e"}
    """
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # These signs can only stand inside strings, where an escape means the same.
    for sign in ("<", ">", "&", "\u2028", "\u2029"):
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - escaped just now


def _parted(facts: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Part what a map that opens in groups needs to draw them from the words it needs once somebody asks for them."""
    if not facts["groupings"]:
        return facts, None
    later = {part: facts[part] for part in LATER} | {
        "entries": {part: [entry[part] for entry in facts["entries"]] for part in LATER_OF_ENTRIES}
    }
    entries = [{key: entry[key] for key in entry if key not in LATER_OF_ENTRIES} for entry in facts["entries"]]
    return {**{key: facts[key] for key in facts if key not in LATER}, "entries": entries}, later


def _packed(facts: dict[str, Any], least: int) -> str | None:
    """Pack the facts of a large map: compressed, with no time in it, in letters that HTML leaves alone."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(gzip.compress(text, mtime=0)).decode() if len(text) > least else None


def _policy(scripts: list[str], style: str) -> str:
    """Write the policy that allows these scripts, this style, pictures within the page, and nothing else."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {_hash(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


@cache
def _own(name: str) -> str:
    """Read a file that stands beside this module, with line ends as a browser sees them."""
    return (resources.files(__package__) / name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _vis() -> str:
    """Read vis-network from pyvis's package, without the line that has a browser look for its source map."""
    text = (resources.files("pyvis") / VIS).read_text(encoding="utf-8").replace("\r\n", "\n")
    return re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE).strip()


@cache
def _script() -> str:
    """Join our modules into one: each stays a module for those who test or lint it, and the page loads no file."""
    joined = "\n".join(_own(f"scripts/{name}.js") for name in SCRIPTS)
    without_imports = re.sub(r"^import [^;]*;\n", "", joined, flags=re.MULTILINE)
    return re.sub(r"^export (?=async|const|class|function|let)", "", without_imports, flags=re.MULTILINE)
