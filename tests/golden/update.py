"""The golden answers: which questions they answer, and how they are written anew.

They are specifications. After `python -m tests.golden.update` read every line that git shows as changed against the
letter, word by word, before it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.asking import ask

FOLDER = Path(__file__).parent
QUESTIONS = {
    "partners-kunming-technician-college": ("partners", "昆明技师学院"),
    "partners-guandu-vocational-high-school": ("partners", "官渡职中"),
    "partners-yunnan-technician-college": ("partners", "云南技师学院"),
    "partners-sinohydro-14-two-hops": ("partners", "中国水利水电第十四工程局有限公司", "--hops", "2"),
    "show-kunming-technician-college": ("show", "昆明技师学院"),
    "show-kunming-hrss-bureau": ("show", "昆明市人力资源和社会保障局"),
    "show-guandu-aiwei-industry-college": ("show", "官渡职中艾维产业学院"),
    "show-geng-jiasheng": ("show", "耿家盛"),
    "show-training-base": ("show", "昆明市高技能人才培训基地"),
    "find-yunnei": ("find", "云内"),
    "find-kmjsxy": ("find", "kmjsxy"),
    "stats": ("stats",),
    "stats-competitions": ("stats", "competitions"),
    "show-kunming-master-craftsman": ("show", "昆明市名匠"),
    "show-work-plan": ("show", "《昆明市贯彻落实“技能云南”行动工作方案》"),
    "show-competitions": ("show", "2022年昆明市职业技能竞赛"),
    "show-skills-yunnan": ("show", "“技能云南”行动"),
    "show-chief-technician-system": ("show", "“首席技师”聘任制度"),
    "show-film": ("show", "《昆明名匠》系列宣传片"),
    "show-crcc-high-tech": ("show", "中国铁建高新装备股份有限公司"),
    "show-kunming": ("show", "昆明市"),
    "show-2022": ("show", "2022年"),
    "show-2003": ("show", "2003"),
    "path-two-enterprises-of-one-college": ("path", "云南云翔玻璃有限责任公司", "中国水利水电第十四工程局有限公司"),
    "path-two-schools-of-industry-colleges": ("path", "官渡职中", "晋宁中专"),
    "path-two-training-bases": ("path", "云南技师学院", "云南云内动力集团有限公司", "-k", "3"),
    "path-none": ("path", "耿家盛", "昆明市人力资源和社会保障局"),
    "show-kunming-television": ("show", "昆明电视台"),
}
FORMATS = {"json": "json", "table": "txt"}


def files() -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Give each golden file and the command whose answer it holds."""
    for name, question in QUESTIONS.items():
        for lang in ("zh", "en"):
            for form, suffix in FORMATS.items():
                yield FOLDER / f"{name}.{lang}.{suffix}", (*question, "--lang", lang, "--format", form)


def update() -> None:
    """Write every golden file anew, and remove those that answer no question any more."""
    written = set()
    for file, command in files():
        answer = ask(*command)
        if answer.code != 0:
            raise SystemExit(f"{' '.join(command)}: {answer.err}")
        file.write_bytes(answer.raw)
        written.add(file)
    for file in (*FOLDER.glob("*.json"), *FOLDER.glob("*.txt")):
        if file not in written:
            file.unlink()


if __name__ == "__main__":
    update()
