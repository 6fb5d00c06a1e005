"""Several members in one cell."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from skillgraph.ingest.values import Members, joined, members

COLLEGES = "昆明铁道职业技术学院实力信通产业学院|官渡职中艾维产业学院"
LETTER = (
    "中国铁建高新装备股份有限公司、云南 CY 集团有限公司、昆明云内动力股份有限公司、云南白药集团等多家企业",
    "中国铁建高新装备股份有限公司|云南 CY 集团有限公司|昆明云内动力股份有限公司|云南白药集团",
)


@pytest.mark.parametrize(
    ("cell", "names", "more"),
    [
        (*LETTER, True),
        ("昆明铁道职业技术学院实力信通产业学院、官渡职中艾维产业学院等多个产业学院", COLLEGES, True),
        ("企业、院校、行业协会、职业培训学校", "企业|院校|行业协会|职业培训学校", False),
        ("机械设计、装配钳工、数控车工等 28 个项目", "机械设计|装配钳工|数控车工", True),
        ("甲、乙等28个", "甲|乙", True),
        ("甲、乙等两家企业", "甲|乙", False),
        ("甲、乙等2家", "甲|乙", False),
        ("甲、乙等3家", "甲|乙", True),
        ("甲、乙等2余家", "甲|乙", True),
        ("甲、乙等。", "甲|乙", True),
        ("甲、乙、等", "甲|乙", True),
        ("甲；乙 等单位", "甲|乙", True),
        ("云南云翔玻璃有限责任公司等", "云南云翔玻璃有限责任公司", True),
        ("甲、乙……", "甲|乙", True),
        ("A; B; etc.", "A|B", True),
        ("A, B et al.", "A|B", True),
        ("A; B and others", "A|B", True),
        # 等 that marks no list.
        ("昆明冶金高等专科学校、云南新西南技工学校", "昆明冶金高等专科学校|云南新西南技工学校", False),
        ("特等、一等、二等", "特等|一等|二等", False),
        ("甲等、乙", "甲等|乙", False),
        ("等", "", False),
        # Marks.
        ("", "", False),
        (" 、；\n", "", False),
        ("甲;乙；丙、丁\n戊\r\n己", "甲|乙|丙|丁|戊|己", False),
        ("甲， 乙,丙", "甲|乙|丙", False),
        ("昆明技师学院与云南云翔玻璃有限责任公司", "昆明技师学院与云南云翔玻璃有限责任公司", False),
        ("昆明市人力资源和社会保障局", "昆明市人力资源和社会保障局", False),
        ("甲及乙、丙和丁", "甲及乙|丙和丁", False),
        # Commas inside names.
        ("A, B Co., Ltd.", "A, B Co., Ltd.", False),
        ("Sinohydro Bureau 14 Co., Ltd.; CRCC, Inc.", "Sinohydro Bureau 14 Co., Ltd.|CRCC, Inc.", False),
        ("Yunnei，LTD", "Yunnei，LTD", False),
        ("1,247", "1,247", False),
        ("University of California, Berkeley; MIT", "University of California, Berkeley|MIT", False),
        # Brackets and quotation marks.
        ("晋宁中专（含甲、乙）、官渡职中", "晋宁中专（含甲、乙）|官渡职中", False),
        ("甲(a, b), 乙", "甲(a, b)|乙", False),
        ("云南铜业（集团）有限公司、乙", "云南铜业（集团）有限公司|乙", False),
        ("甲（含乙（丙、丁）、戊）；己", "甲（含乙（丙、丁）、戊）|己", False),
        ("甲（乙、丙", "甲（乙|丙", False),
        ("甲）、乙", "甲）|乙", False),
        ("“订单班”“冠名班”", "“订单班”|“冠名班”", False),
        ("《昆明名匠（一）》《昆明名匠（二）》", "《昆明名匠（一）》|《昆明名匠（二）》", False),
        ("（“甲”“乙”）", "（“甲”“乙”）", False),
        ("“甲、乙”计划、丙", "“甲、乙”计划|丙", False),
        ('"甲、乙公司"、丙', "甲、乙公司|丙", False),
        ('"甲等"', "甲等", False),
    ],
)
def test_a_cell_is_taken_apart_where_it_lists(cell: str, names: str, more: bool) -> None:
    assert members(cell) == Members(tuple(names.split("|")) if names else (), more)


def test_a_long_cell_is_taken_apart_in_one_pass() -> None:
    many = tuple(f"第{place}家（甲、乙）公司" for place in range(20_000))
    assert members("、".join(many)) == Members(many)
    assert members("（" * 200_000).names == ("（" * 200_000,)


signs = st.text(alphabet='甲乙丙等高ABc ,，、；;\n"“”（）()《》.。1两家和与及', min_size=1, max_size=10)
names = signs.map(str.strip).filter(bool)


@given(wanted=st.lists(names, min_size=1, max_size=5), more=st.booleans())
@example(wanted=["甲（乙", "丙）丁"], more=False)
@example(wanted=["A, B"], more=True)
@example(wanted=['"甲"'], more=True)
@example(wanted=["高"], more=True)
def test_what_is_joined_comes_back(wanted: list[str], more: bool) -> None:
    assert members(joined(wanted, more)) == Members(tuple(wanted), more)


@given(wanted=st.lists(st.text(alphabet="昆明技师学院CRC和与及", min_size=1, max_size=8), min_size=1, max_size=5))
def test_plain_names_are_joined_without_quotes(wanted: list[str]) -> None:
    assert joined(wanted) == "、".join(wanted)


@given(cell=signs)
def test_no_member_is_empty_and_taking_apart_invents_nothing(cell: str) -> None:
    found = members(cell)
    assert all(found.names)
    assert sum(map(len, found.names)) <= len(cell)
