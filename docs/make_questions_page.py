"""Write docs/questions.md and docs/questions.zh.md from the competency questions that are kept with the ontology.

Run it after every change of a question: ``python -m docs.make_questions_page``.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from docs.make_ontology_page import table

from skillgraph.answers.asked import VERDICTS
from skillgraph.answers.questions import all_questions
from skillgraph.present.asking import VERDICT

# The words of the page itself. Everything else is the questions' own.
WORDS = {
    "en": {
        "file": "questions.md",
        "title": "# The questions that people ask",
        "about": "These questions are kept with the ontology, one query each in "
        "[ontology/questions/](../ontology/questions); they say what the ontology must be able to answer. "
        "How far each is answered holds for the Kunming workspace "
        "that ships: its one source is a letter, and what a letter does not say no query finds. “Not in the source” is "
        "an answer, and is not “no”. `skillgraph ask 9` asks one by its number, `skillgraph ask studios` by its words.",
        "made": "This page is made by `python -m docs.make_questions_page`; change the questions, not the page.",
        "other": "[中文](questions.zh.md) · [Quick tour](tour.md) · [From Python](python.md) · "
        "[Data model](data-model.md) · [Ontology](ontology.md)",
        "head": "| No. | Question | Answered | Why |",
        "count": "{number} {verdict}",
        "comma": " · ",
    },
    "zh": {
        "file": "questions.zh.md",
        "title": "# 人们会问的问题",
        "about": "这些问题随本体保存，每题一个查询，见 [ontology/questions/](../ontology/questions)；"
        "本体须能回答什么，由它们说明。“回答程度”针对随附的昆明工作区：它只有一份来源，函中没有说的，查询也查不到。"
        "“来源未说明”本身就是回答，不等于“没有”。"
        "`skillgraph ask 9` 按编号提问，`skillgraph ask 工作室` 按词语提问。",
        "made": "本页由 `python -m docs.make_questions_page` 生成；请改问题，不要改本页。",
        "other": "[English](questions.md) · [一览](tour.zh.md) · [Python](python.zh.md) · "
        "[数据模型](data-model.zh.md) · [本体](ontology.zh.md)",
        "head": "| 编号 | 问题 | 回答程度 | 原因 |",
        "count": "{verdict} {number} 题",
        "comma": " · ",
    },
}


def pages() -> dict[str, str]:
    """Make the pages.

    Returns
    -------
    dict
        The text of each page by its file's name.

    Examples
    --------
    >>> pages()["questions.zh.md"].splitlines()[0]
    '# 人们会问的问题'
    """
    return {words["file"]: _page(lang, words) for lang, words in WORDS.items()}


def _page(lang: str, words: dict[str, str]) -> str:
    questions = all_questions()
    rows: list[tuple[str, ...]] = [
        (str(each.number), each.texts[lang], VERDICT[each.answered][lang], each.why[lang]) for each in questions
    ]
    counted = Counter(each.answered for each in questions)
    counts = words["comma"].join(
        words["count"].format(number=counted[verdict], verdict=VERDICT[verdict][lang]) for verdict in VERDICTS
    )
    parts = (words["title"], words["about"], words["other"], words["made"], counts, table(words["head"], rows))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    for file_name, text in pages().items():
        (Path(__file__).parent / file_name).write_text(text, encoding="utf-8", newline="\n")
