"""What `add` tells of what it did: who is new, what was taken, which list was replaced; and what the log keeps."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from tests.adding.files import HEADINGS, Cells, add, everything, state, table, text
from tests.asking import ask

import skillgraph
from skillgraph.errors import SameId
from skillgraph.present import changes, terminal

GOOD = ("订单班", "昆明甲技师学院", "云南乙有限公司", "120人")
OTHER = ("订单班", "昆明甲技师学院", "云南丙有限公司", "30人")
BAD = ("定单班", "昆明甲技师学院", "云南丁有限公司", "30人")


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return skillgraph.init(tmp_path / "city", title="城")


def sheet(file: Path, *rows: tuple[str, ...]) -> Path:
    file.parent.mkdir(exist_ok=True)
    return table(file, [HEADINGS, *rows])


# Two files of one name ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names", [("2022/合作.csv", "2023/合作.csv"), ("合作.csv", "合 作.tsv"), ("合作.md", "合作.csv")]
)
def test_two_files_that_would_be_one_source_are_refused(names: tuple[str, str], city: Path, tmp_path: Path) -> None:
    files, before = (
        [sheet(tmp_path / name, row) for name, row in zip(names, (GOOD, OTHER), strict=True)],
        everything(city),
    )
    for lang, words in (("zh", "会成为同一个来源“"), ("en", "would both be the source “")):
        said = add(city, *files, lang=lang)
        assert (said.code, said.raw, said.err.count("\n")) == (2, b"", 1)
        assert words in said.err
        assert all(str(file) in said.err for file in files)
    with pytest.raises(SameId):
        skillgraph.add(city, files, dry_run=True)
    assert everything(city) == before


def test_a_file_that_is_named_twice_is_added_once(city: Path, tmp_path: Path) -> None:
    file = sheet(tmp_path / "合作.csv", GOOD)
    assert [row.change for row in skillgraph.add(city, [file, tmp_path / "city" / ".." / "合作.csv"]).rows] == ["new"]


def test_a_list_that_took_the_place_of_another_is_told(city: Path, tmp_path: Path) -> None:
    skillgraph.add(city, sheet(tmp_path / "2022" / "合作.csv", GOOD))
    later = sheet(tmp_path / "2023" / "合作.csv", OTHER)
    told = [skillgraph.add(city, later, lang, dry_run=True).notes for lang in ("zh", "en")]
    assert any("合作.csv 与先前以此文件名加入的清单没有一条相同的记录，将取代其中的 1 条" in note for note in told[0])
    assert any("would replace its 1. To keep both, add it under another file name." in note for note in told[1])
    assert any("请先用 undo 撤销，换一个文件名再加入" in note for note in skillgraph.add(city, later, "zh").notes)


@pytest.mark.parametrize("rows", [(GOOD, OTHER), (("订单班", "昆明甲技师学院", "云南乙有限公司", "130人"),)])
def test_a_newer_state_of_a_list_is_no_other_list(rows: Cells, city: Path, tmp_path: Path) -> None:
    skillgraph.add(city, sheet(tmp_path / "合作.csv", GOOD))
    file = table(tmp_path / "合作.csv", [HEADINGS, *rows])
    assert not any("取代" in note for note in skillgraph.add(city, file, "zh").notes)


def test_a_mapped_list_that_took_the_place_of_another_is_told(city: Path, tmp_path: Path) -> None:
    told = text(
        tmp_path / "map.toml",
        'record = "partnership"\n[constants]\nform = "order-class"\n'
        '[columns]\n"学校" = "participation-college-side"\n"企业" = "participation-enterprise-side"\n',
    )
    for number, firm in enumerate(("云南乙有限公司", "云南丙有限公司")):
        file = table(tmp_path / "list.csv", [("学校", "企业"), ("昆明甲技师学院", firm)])
        notes = skillgraph.add(city, file, "zh", map=told).notes
        assert any("取代了其中的 1 条" in note for note in notes) == bool(number)


# Who is new, and what was taken -------------------------------------------------------------------------------------


def test_who_is_new_is_told_with_its_class(city: Path, tmp_path: Path) -> None:
    file = sheet(tmp_path / "合作.csv", GOOD)
    for dry_run in (True, False):
        notes = skillgraph.add(city, file, "zh", dry_run=dry_run).notes
        assert "新实体：昆明甲技师学院（职业院校）、云南乙有限公司（企业）。" in notes
    notes = skillgraph.add(city, sheet(tmp_path / "b.csv", OTHER), "en").notes
    assert "New entities: 云南丙有限公司 (enterprise)." in notes
    assert not any("entities:" in note for note in skillgraph.add(city, tmp_path / "b.csv", "en").notes[1:])


def test_of_many_that_are_new_the_first_are_told(city: Path, tmp_path: Path) -> None:
    rows = [("订单班", "昆明甲技师学院", f"云南第{number}有限公司", "1") for number in range(30)]
    zh, en = (
        skillgraph.add(city, sheet(tmp_path / "合作.csv", *rows), lang, dry_run=True).notes for lang in ("zh", "en")
    )
    [told] = [note for note in zh if note.startswith("新实体（共 31 个，列出前 20 个）：")]
    assert told.count("（企业）") == 19
    assert any(note.startswith("New entities (the first 20 of 31): ") for note in en)


def test_nobody_is_told_as_new_where_nothing_was_written(city: Path, tmp_path: Path) -> None:
    notes = skillgraph.add(city, sheet(tmp_path / "合作.csv", GOOD, BAD), "zh").notes
    assert not any(note.startswith("新实体") for note in notes)


@pytest.mark.parametrize("options", [("--accept-valid",), ("--accept-valid", "--dry-run")])
def test_what_is_taken_is_shown_beside_what_is_wrong(options: tuple[str, ...], city: Path, tmp_path: Path) -> None:
    said = add(city, sheet(tmp_path / "合作.csv", GOOD, BAD), *options, lang="zh")
    assert said.code == (1 if "--dry-run" in options else 0)
    wrong, taken = said.out.index("“定单班”不在可选之列"), said.out.index("新增  合作")
    assert said.out.index("有误之处") < wrong < said.out.index("改变的记录") < taken < said.out.index("记录：新增 1")


def test_what_would_not_be_taken_is_not_shown_as_if_it_were(city: Path, tmp_path: Path) -> None:
    for options in ((), ("--dry-run",)):
        said = add(city, sheet(tmp_path / "合作.csv", GOOD, BAD), *options, lang="zh")
        assert said.code == 1
        assert "改变的记录" not in said.out


@pytest.mark.parametrize("suffix", [".md", ".txt", ".xlsx"])
def test_what_is_taken_is_in_every_file_that_has_room_for_it(suffix: str, city: Path, tmp_path: Path) -> None:
    out = tmp_path / f"out{suffix}"
    assert add(city, sheet(tmp_path / "合作.csv", GOOD, BAD), "--accept-valid", "-o", str(out), lang="zh").code == 0
    if suffix == ".xlsx":
        import openpyxl

        assert openpyxl.load_workbook(out).sheetnames == ["有误之处", "改变的记录", "说明"]
    else:
        assert "改变的记录" in out.read_text(encoding="utf-8")


def test_where_no_row_is_good_they_are_handed_back_and_nothing_else_is_written(city: Path, tmp_path: Path) -> None:
    before = state(city)
    for lang, none, advice in (
        ("zh", "没有一行无误，所以工作区没有改变；请改正后再试。", "未收入的行写入了"),
        ("en", "No row is without a mistake, so the workspace stays as it was", "The rows that were not taken are in"),
    ):
        said = add(city, sheet(tmp_path / "合作.csv", BAD), "--accept-valid", lang=lang)
        assert said.code == 1
        assert none in said.out
        assert advice in said.out
        assert "--accept-valid" not in said.out
        (tmp_path / "合作.rest.csv").unlink()
    assert state(city) == before
    assert not skillgraph.log(city).rows


# The log ------------------------------------------------------------------------------------------------------------


def test_the_log_names_the_files_and_what_became_of_a_letter(city: Path, tmp_path: Path) -> None:
    letter = text(tmp_path / "函.md", "# 关于合作的函\n\n昆明甲技师学院与云南乙有限公司合作。\n")
    skillgraph.add(city, [letter, sheet(tmp_path / "合作.csv", GOOD)])
    letter.write_text(f"{letter.read_text(encoding='utf-8')}另有一句。\n", encoding="utf-8")
    skillgraph.add(city, letter)
    zh, en = ([row.summary for row in skillgraph.log(city, lang).rows] for lang in ("zh", "en"))
    assert zh == [
        "函.md、合作.csv · 新增来源 关于合作的函 (han)；记录：新增 1、更改 0、未变 0、去除 0；新实体 2",
        "函.md · 来源的新版本：关于合作的函 (han)",
    ]
    assert en[0].startswith("函.md, 合作.csv · source added: 关于合作的函 (han); records: 1 new")
    assert en[1] == "函.md · new version of the source: 关于合作的函 (han)"


def test_the_log_names_the_first_of_many_files(city: Path, tmp_path: Path) -> None:
    files = [text(tmp_path / f"{sign}.md", f"{sign}：一封信") for sign in "甲乙丙丁戊己庚"]
    skillgraph.add(city, files)
    zh, en = (skillgraph.log(city, lang).rows[-1].summary.partition(" · ")[0] for lang in ("zh", "en"))
    assert zh == "甲.md、乙.md、丙.md、丁.md、戊.md 等 7 个文件"
    assert en == "甲.md, 乙.md, 丙.md, 丁.md, 戊.md and 2 more"


def test_a_letter_that_is_there_as_it_is_changes_and_logs_nothing(city: Path, tmp_path: Path) -> None:
    letter = text(tmp_path / "函.md", "# 关于合作的函\n\n甲与乙合作。\n")
    skillgraph.add(city, letter)
    before = everything(city)
    assert "来源未变：关于合作的函 (han)。" in skillgraph.add(city, letter, "zh").notes
    assert "Sources that are unchanged: 关于合作的函 (han)." in skillgraph.add(city, letter, "en").notes
    assert everything(city) == before


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has no zone of a process")
def test_times_are_those_of_the_reader_and_stand_on_one_line(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    skillgraph.add(city, sheet(tmp_path / "合作.csv", GOOD))
    shown = {}
    for zone in ("UTC0", "CST-8"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        shown[zone] = changes.log(skillgraph.log(city, "zh"), "zh")
    monkeypatch.undo()
    time.tzset()
    [at_greenwich], [in_china] = ([str(row[1]) for row in each.rows] for each in shown.values())
    hours = [int(time.strftime("%H", time.strptime(each, "%Y-%m-%d %H:%M"))) for each in (at_greenwich, in_china)]
    assert (hours[1] - hours[0]) % 24 == 8
    for width in range(40, 140, 3):
        assert in_china in terminal.as_rich(shown["CST-8"], width, colour=False)
    [row] = json.loads(ask("log", "-w", str(city), "--format", "json").out)["rows"]
    assert len(row["when"]) == len("2026-11-30T08:00:00+08:00")
