"""The map's own texts in Chinese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillgraph.present.map.data import Words

LANGUAGES = ("zh", "en")

TEXTS: dict[str, dict[str, str]] = {
    "shown": {"zh": "显示条目", "en": "Entries shown"},
    "relations": {"zh": "关系", "en": "Relations"},
    "search": {"zh": "查找", "en": "Search"},
    "search_hint": {"zh": "名称、简称或拼音", "en": "Name, alias or pinyin"},
    "suggestions": {"zh": "查找结果", "en": "Search results"},
    "nothing_found": {"zh": "没有找到。", "en": "Nothing found."},
    # The button names the language it leads to, in that language.
    "other_language": {"zh": "English", "en": "中文"},
    "dark": {"zh": "深色", "en": "Dark"},
    "light": {"zh": "浅色", "en": "Light"},
    "legend": {"zh": "图例：点击可隐藏或显示一类条目", "en": "Legend: click to hide or show a kind"},
    "map": {"zh": "关系图", "en": "Map"},
    "map_help": {
        "zh": "关系图。键盘用户可用查找框，或用页面下方的关系表。",
        "en": "The map. With a keyboard, use the search box or the table of relations below.",
    },
    "zoom_in": {"zh": "放大", "en": "Zoom in"},
    "zoom_out": {"zh": "缩小", "en": "Zoom out"},
    "fit": {"zh": "显示全图", "en": "Show all"},
    "panel": {"zh": "详情", "en": "Details"},
    "close": {"zh": "关闭", "en": "Close"},
    "about": {"zh": "怎样读这张图", "en": "How to read this map"},
    "how": {
        "zh": "点击条目或连线，可看到每条关系及其原文。拖动可移动，滚轮或双指可缩放。",
        "en": "Click an entry or a line to see each relation and the words of its source. "
        "Drag to move, scroll or pinch to zoom.",
    },
    "asserted": {"zh": "来源写明", "en": "stated in the source"},
    "inferred": {"zh": "由规则推断", "en": "inferred by a rule"},
    "suggested": {"zh": "算法建议", "en": "suggested by an algorithm"},
    "several": {
        "zh": "带数字的连线：两者间有多条关系，只要有一条由来源写明即为实线",
        "en": "a line with a number: several relations, drawn solid if a source states one of them",
    },
    "aside": {"zh": "图谱中没有记录其关系", "en": "No relation is recorded"},
    "no_relation": {
        "zh": "图谱中没有记录它与图中其他条目的关系。",
        "en": "No relation of it to another entry of this map is recorded.",
    },
    "size": {"zh": "大小", "en": "Size"},
    "color": {"zh": "颜色", "en": "Colour"},
    "is": {"zh": "：", "en": ": "},
    "no_score": {"zh": "没有数值", "en": "no score"},
    "no_group": {"zh": "不在任何群组", "en": "in no community"},
    "other_groups": {"zh": "其余群组", "en": "other communities"},
    "scales": {"zh": "大小与颜色的含义", "en": "What size and colour mean"},
    "between": {"zh": " 与 ", "en": " and "},
    "notes": {"zh": "说明", "en": "Notes"},
    "table": {"zh": "关系表（文字版）", "en": "Table of relations (as text)"},
    "from": {"zh": "条目", "en": "Entry"},
    "relation": {"zh": "关系", "en": "Relation"},
    "to": {"zh": "对方", "en": "Other side"},
    "status": {"zh": "依据", "en": "Status"},
    "source": {"zh": "来源与原文", "en": "Source and its words"},
    "no_script": {
        "zh": "此页需要启用 JavaScript 才能画出关系图。它不联网，也不读取其他文件。",
        "en": "This page needs JavaScript to draw the map. It uses no network and reads no other file.",
    },
}


def say(words: Words, lang: str) -> str:
    """Choose the text in a language, or the nearest there is.

    Parameters
    ----------
    words
        The text in one language or more.
    lang
        The language wanted.

    Returns
    -------
    str
        The text in that language; where it is missing, in Chinese, in English or in whichever there is.

    Examples
    --------
    >>> say({"zh": "企业"}, "en")
    '企业'
    """
    for code in (lang, *LANGUAGES):
        if words.get(code):
            return words[code]
    return next(iter(words.values()), "")
