"""What is said beside suggestions: among whom they were found, what the score is, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from skillgraph.analysis.ground import COMPARED, Ground
from skillgraph.analysis.reasons import TOLD, Reasons
from skillgraph.analysis.signals import SIGNALS
from skillgraph.analysis.suggestions import SuggestedRow
from skillgraph.analysis.surroundings import FIRST


def notes_on(
    ground: Ground,
    weights: Mapping[str, float],
    spoken: int,
    rows: Sequence[SuggestedRow],
    behind: Reasons,
    lang: str,
) -> Iterator[str]:
    """Say what is to be known beside suggestions.

    Parameters
    ----------
    ground
        What they were computed from.
    weights
        Of the signals that count.
    spoken
        For how many something speaks.
    rows
        Those suggested.
    behind
        What the reasons rest on.
    lang
        The language of the words, ``"zh"`` or ``"en"``.

    Yields
    ------
    str
        One sentence or more; the first says that these are suggestions, or that there are none.
    """
    zh = lang == "zh"
    if not ground.sides:
        yield (
            "它不是职业院校，也不是企业，来源也没有说它参与合作；没有什么可以建议。"
            if zh
            else "It is neither a college nor an enterprise, and no source says that it partners: nothing can be"
            " suggested."
        )
        return
    if not spoken:
        yield "没有什么能说明它该与谁合作。" if zh else "Nothing here speaks for a partner."
    else:
        yield (
            "这些是算法的建议，不是事实：没有来源说他们合作或应当合作。建议不会存入图谱。"
            if zh
            else "An algorithm suggests these; they are not facts: no source says that they partner or should."
            " Suggestions are never stored."
        )
    yield from _compared(ground, spoken, len(rows), zh)
    if spoken:
        yield _formula(weights, zh)
    with_partners = sum(1 for each in ground.candidates if ground.degrees[each].partners)
    if not spoken and ground.joined and with_partners:
        yield (
            f"它们中有 {with_partners} 个自己有合作方（择优连接），但仅凭这一点不作建议。"
            if zh
            else f"Of them, with partners of their own (preferential attachment): {with_partners}; that alone speaks"
            " for nobody."
        )
    yield from _unknown(ground, zh)
    yield from _how(ground, rows, behind, zh)


def _compared(ground: Ground, spoken: int, told: int, zh: bool) -> Iterator[str]:
    among = len(ground.candidates)
    yield (
        f"比较了另一方的 {among} 个（不含已有的具名合作方）；其中 {spoken} 个有依据，列出 {told} 个。"
        if zh
        else f"Compared on the other side, without its named partners: {among}; something speaks for {spoken} of"
        f" them; listed: {told}."
    )
    if ground.cut:
        yield (
            f"还有别的单位可及；只比较了最有依据的 {COMPARED} 个："
            "先看中间的合作方、社群、产业和职业，再看地域和院校类别。"
            if zh
            else f"More could be reached; the {COMPARED} were compared for whom most speaks: first by partners between,"
            " community, industries and occupations, then by area and kind of college."
        )
    if ground.walked.cut:
        yield (
            "可经由的合作方太多，先走合作方少的，没有走完；没走的每个所占份量最小。"
            if zh
            else "There are too many partners to go through all of them: those with few partners came first, and those"
            " left out count least."
        )


def _formula(weights: Mapping[str, float], zh: bool) -> str:
    parts = (f"{weights[code]:.2g} × {SIGNALS[code].name('zh' if zh else 'en')}" for code in weights)
    if zh:
        return f"得分 = {' + '.join(parts)}；每项在 0 与 1 之间。"
    return f"Score = {' + '.join(parts)}, each between 0 and 1."


def _unknown(ground: Ground, zh: bool) -> Iterator[str]:
    if not ground.joined and not ground.fields:
        yield (
            "它没有具名的合作方，所以只能看院校类别和地域。"
            if zh
            else "It has no named partner, so only the kind of college and the area can speak."
        )
    alone = sum(1 for each in ground.candidates if not ground.degrees[each].partners)
    if alone:
        yield (
            f"比较的各方中有 {alone} 个没有具名的合作方：来源没有写明，所知甚少。"
            if zh
            else f"Compared, and without a named partner: {alone}; the sources do not say, and little is known of them."
        )
    if ground.node not in ground.areas:
        yield "它的地域没有记录，无从比较地域。" if zh else "Its area is not recorded, so areas cannot be compared."
    elif nowhere := sum(1 for each in ground.candidates if each not in ground.areas):
        yield (
            f"比较的各方中有 {nowhere} 个没有记录地域。"
            if zh
            else f"Compared, and without an area on record: {nowhere}."
        )
    if not ground.fields:
        yield (
            "没有记录写明它的产业或职业（工种），这一项不计入得分。"
            if zh
            else "No record joins it to an industry or occupation, so that these do not count in the score."
        )


def _how(ground: Ground, rows: Sequence[SuggestedRow], behind: Reasons, zh: bool) -> Iterator[str]:
    """How far what was computed and told goes."""
    if any(reason.signal == "same-community" for row in rows for reason in row.reasons):
        yield (
            "“同一社群”是在它周围求得的（Andersen、Chung、Lang 2006），与 communities 对全网的划分可能不同。"
            if zh
            else "The community is the one around it (Andersen, Chung and Lang 2006), which may not be that of the"
            " command `communities`, which divides the whole network."
        )
    if any(ground.degrees[each].partnerships > FIRST for each in (ground.node, *ground.candidates)):
        yield (
            f"合作超过 {FIRST} 项的，院校类别和合作形式只看前 {FIRST} 项。"
            if zh
            else f"Of more than {FIRST} partnerships the first {FIRST} say with which kinds and in which forms."
        )
    if behind.cut:
        yield (f"每项依据至多列出 {TOLD} 条记录。" if zh else f"At most {TOLD} records are told for each reason.")
    if inferred := sum(behind.inferred.values()):
        number = len(behind.inferred)
        yield (
            f"所依据的 {number} 项合作中有 {inferred} 项是推断，不是原文所述。"
            if zh
            else f"Partnerships behind the reasons: {number}; inferred, not stated by a source: {inferred}."
        )
