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
        "zh": "关系图。方向键移动，加减号缩放，0 显示全图；条目可用查找框或页面下方的关系表打开。",
        "en": "The map. Arrow keys move it, plus and minus zoom, 0 shows all; open entries by the search box or the "
        "table of relations below.",
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
    "all": {"zh": "全部", "en": "all"},
    "filters": {"zh": "筛选", "en": "Filters"},
    "filters_reset": {"zh": "清除筛选", "en": "Clear the filters"},
    "relation_kinds": {"zh": "关系种类", "en": "Kinds of relations"},
    "statuses": {"zh": "依据", "en": "Status"},
    "area": {"zh": "地域", "en": "Area"},
    "industry": {"zh": "产业或职业", "en": "Industry or occupation"},
    "community": {"zh": "群组", "en": "Community"},
    "time": {"zh": "时间", "en": "Time"},
    "years_from": {"zh": "起始年份", "en": "From the year"},
    "years_to": {"zh": "截止年份", "en": "To the year"},
    "year": {"zh": "{}年", "en": "{}"},
    "kind": {"zh": "类别", "en": "Type"},
    "said": {"zh": "记录内容", "en": "What the record says"},
    "quote": {"zh": "原文", "en": "Words of the source"},
    "year_word": {"zh": "年份", "en": "Year"},
    "undated": {"zh": "含 {} 条无年份的", "en": "{} undated"},
    "path": {"zh": "路径", "en": "Path"},
    "path_from": {"zh": "起点", "en": "From"},
    "path_to": {"zh": "终点", "en": "To"},
    "path_clear": {"zh": "清除路径", "en": "Clear the path"},
    "path_from_here": {"zh": "设为路径起点", "en": "Path from here"},
    "path_to_here": {"zh": "设为路径终点", "en": "Path to here"},
    "path_between": {"zh": " → ", "en": " → "},
    "path_length": {"zh": "最短路径，共 {} 步", "en": "Shortest path, steps: {}"},
    "no_path": {
        "zh": "在当前显示的关系中，两者之间没有路径。",
        "en": "The relations shown lead from neither to the other.",
    },
    "around": {"zh": "只看周围", "en": "Only within"},
    "around_what": {"zh": "周围", "en": "within"},
    "around_steps": {"zh": "只看周围 {} 步", "en": "Only what is within steps: {}"},
    "steps": {"zh": "步", "en": "steps"},
    "hulls": {"zh": "群组底色", "en": "Communities"},
    "save": {"zh": "保存", "en": "Save"},
    "overview": {"zh": "总览", "en": "Overview"},
    "grouped_by": {"zh": "分组", "en": "Grouped by"},
    "open_group": {"zh": "展开一组…", "en": "Open a group…"},
    "relations_between": {"zh": "两组之间的关系 {} 条", "en": "Relations between the two groups: {}"},
    "more_relations": {
        "zh": "还有 {} 条关系未列出；展开其中一组可看到。",
        "en": "Relations not listed here: {}. Open one of the groups to see them.",
    },
    "same_ends": {"zh": "起点和终点是同一个条目。", "en": "Both ends are the same entry."},
    "members": {"zh": "条目 {} 个", "en": "Entries: {}"},
    "leaders": {"zh": "关系最多的条目", "en": "Entries with most relations"},
    "left_out": {
        "zh": "显示关系最多的 {} 个，共 {} 个",
        "en": "The {} with most relations are shown, of {}",
    },
    "alone": {"zh": "没有关系的条目", "en": "Entries without relations"},
    "table_more": {
        "zh": "还有 {} 行未列出，CSV 中有全部。",
        "en": "Rows not listed here: {}. The CSV has them all.",
    },
    "where": {"zh": "所在位置", "en": "Which part is open"},
    "scales": {"zh": "大小与颜色的含义", "en": "What size and colour mean"},
    "between": {"zh": " 与 ", "en": " and "},
    "notes": {"zh": "说明", "en": "Notes"},
    "table": {"zh": "关系表（文字版）", "en": "Table of relations (as text)"},
    "from": {"zh": "条目", "en": "Entry"},
    "relation": {"zh": "关系", "en": "Relation"},
    "to": {"zh": "对方", "en": "Other side"},
    "status": {"zh": "依据", "en": "Status"},
    "sources": {"zh": "来源", "en": "Source"},
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
