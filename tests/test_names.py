"""What names are found by, and which names may never be taken for one another."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import FrozenInstanceError, astuple
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgraph import names

# Domain page, section 5: pairs that an official would not forgive us for taking as one.
DO_NOT_MERGE = [
    ("云南云内动力集团有限公司", "昆明云内动力股份有限公司"),
    ("云南铜业（集团）有限公司", "云南铜业股份有限公司"),
    ("西南铜业", "云南铜业股份有限公司"),
    ("云南铜业股份有限公司西南铜业分公司", "云南铜业股份有限公司"),
    ("云南白药集团股份有限公司", "云南白药控股有限公司"),
    ("中国铁建高新装备股份有限公司", "中铁高新工业股份有限公司"),
    ("昆明中铁大型养路机械集团有限公司", "中铁高新工业股份有限公司"),
    ("云南技师学院", "昆明技师学院"),
    ("昆明技师学院", "昆明高级技工学校"),
    ("云南交通职业技术学院", "云南交通运输职业学院"),
    ("中国水利水电第十四工程局有限公司", "中国水利水电第四工程局有限公司"),
]

# Every organisation that the letter names.
LETTER = [
    "昆明市人力资源和社会保障局",
    "中国铁建高新装备股份有限公司",
    "云南 CY 集团有限公司",
    "昆明云内动力股份有限公司",
    "云南白药集团",
    "昆明技师学院",
    "中国水利水电第十四工程局有限公司",
    "云南云翔玻璃有限责任公司",
    "昆明铁道职业技术学院",
    "昆明铁道职业技术学院实力信通产业学院",
    "晋宁中专",
    "晋宁中专诺仕达现代健康与旅游产业学院",
    "官渡职中",
    "官渡职中艾维产业学院",
    "云南技师学院",
    "昆明高级技工学校",
    "云南新西南技工学校",
    "云南云内动力集团有限公司",
    "昆明电视台",
    "昆明广播电视台",
    "耿家盛",
]

# Text as names are made of, with what people paste along with it.
name_text = st.text(
    st.sampled_from("云南昆明市省场城都技师学院股份有限责任公司集团第十四○〇ＣＹcy12 　“”（）()·-.,·\u200b\ufeff")
    | st.characters(),
    max_size=30,
)
han_text = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=20)


class TestFold:
    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("云南 CY 集团有限公司", "云南cy集团有限公司"),
            ("云南ＣＹ　集团（有限公司）", "云南cy集团有限公司"),
            ("“春城计划”首席技师", "春城计划首席技师"),
            ("《昆明名匠（一）》", "昆明名匠一"),
            ("昆明\u200b技师\ufeff学院\r\n", "昆明技师学院"),
            ("买买提·艾力", "买买提艾力"),
            ("二○二三", "二〇二三"),
            ("Xi´an Xi'an Xi’an", "xianxianxian"),
            ("Cafe\u0301", "café"),
            ("1️⃣厂", "1厂"),
            ("葛\U000e0100洲坝", "葛洲坝"),
            ("雲南", "雲南"),
            ("⼀中", "一中"),
            ("——", ""),
            ("", ""),
        ],
    )
    def test_keeps_letters_and_digits_only(self, text: str, folded: str) -> None:
        assert names.fold(text) == folded

    @given(name_text)
    def test_folding_again_changes_nothing(self, text: str) -> None:
        once = names.fold(text)
        assert names.fold(once) == once

    @given(st.text(st.characters(exclude_categories=[])))
    def test_takes_any_text_even_broken_pairs(self, text: str) -> None:
        kept = {unicodedata.category(char)[0] for char in names.fold(text)}
        assert kept <= {"L", "M", "N", "C"}
        names.normal(text).encode("utf-8")

    def test_marks_stay_with_the_letters_that_need_them(self) -> None:
        assert names.fold("हिन्दी") == "हिन्दी"


class TestNormal:
    @pytest.mark.parametrize(
        ("text", "plain"),
        [
            ("雲南ＣＹ 集團有限公司", "云南cy集团有限公司"),
            ("昆明技師學院", "昆明技师学院"),
            ("首席技师绩效管理辦法", "首席技师绩效管理办法"),
            ("嘉慶", "嘉庆"),
            ("乾坤", "乾坤"),
            ("薴", "苎"),
        ],
    )
    def test_simplifies(self, text: str, plain: str) -> None:
        assert names.normal(text) == plain

    @given(name_text | han_text)
    def test_normalising_again_changes_nothing(self, text: str) -> None:
        once = names.normal(text)
        assert names.normal(once) == once

    def test_ends_for_every_character_there_is(self) -> None:
        for code in range(0x2E80, 0x323B0):
            once = names.normal(chr(code))
            assert names.normal(once) == once

    @given(st.sampled_from(LETTER), st.data())
    def test_width_and_spaces_do_not_matter(self, name: str, data: st.DataObject) -> None:
        gaps = data.draw(st.lists(st.sampled_from(["", " ", "　", "\u200b", "·", "\t"]), min_size=len(name)))
        wide = [chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in name]
        spaced = "".join(char + gap for char, gap in zip(wide, gaps, strict=False))
        assert names.normal(spaced) == names.normal(name)

    @pytest.mark.parametrize("name", LETTER)
    def test_script_does_not_matter(self, name: str) -> None:
        import opencc

        assert names.normal(opencc.OpenCC("s2t").convert(name)) == names.normal(name)


class TestLegalForm:
    @pytest.mark.parametrize(
        ("name", "form"),
        [
            ("云南云翔玻璃有限责任公司", "limited"),
            ("云南云翔玻璃有限公司", "limited"),
            ("雲南 CY 集團（有限公司）", "limited"),
            ("昆明云内动力股份有限公司", "joint-stock"),
            ("昆明云内动力股份公司", "joint-stock"),
            ("云南白药集团", None),
            ("云南铜业股份有限公司西南铜业分公司", None),
            ("昆明技师学院", None),
            ("Yunnan CY Group Co., Ltd.", None),
            ("", None),
        ],
    )
    def test_is_read_from_the_end(self, name: str, form: str | None) -> None:
        assert names.legal_form(name) == form


class TestCore:
    @pytest.mark.parametrize(
        ("name", "core"),
        [
            ("云南云翔玻璃有限责任公司", "云南云翔玻璃"),
            ("云南铜业（集团）有限公司", "云南铜业集团"),
            ("云南白药集团股份有限公司", "云南白药集团"),
            ("云南铜业股份有限公司西南铜业分公司", "云南铜业股份有限公司西南铜业分公司"),
            ("某某会计师事务所（特殊普通合伙）", "某某会计师事务所"),
            ("昆明市技师学院", "昆明技师学院"),
            ("雲南省昆明市技師學院", "云南昆明技师学院"),
            ("国家税务总局昆明市税务局", "国家税务总局昆明税务局"),
            ("昆明市市场监督管理局", "昆明市场监督管理局"),
            ("昆明市场监督管理局", "昆明市场监督管理局"),
            ("昆明市政工程有限公司", "昆明市政工程"),
            ("昆明市政协", "昆明政协"),
            ("昆明市民政局", "昆明民政局"),
            ("昆明市民中心", "昆明市民中心"),
            ("云南城市建设职业学院", "云南城市建设职业学院"),
            ("成都市技师学院", "成都技师学院"),
            ("昆明都市时报", "昆明都市时报"),
            ("昆明市", "昆明"),
            ("芒市", "芒市"),
            ("德宏州芒市中学", "德宏州芒市中学"),
        ],
    )
    def test_of_chinese_names(self, name: str, core: str) -> None:
        assert names.core(name) == core

    @pytest.mark.parametrize(
        ("name", "core"),
        [
            ("Yunnan CY Group Co., Ltd.", "yunnancygroup"),
            ("YUNNAN CY GROUP CO.,LTD", "yunnancygroup"),
            ("Ｙｕｎｎａｎ　ＣＹ　Ｇｒｏｕｐ　Ｃｏ．，Ｌｔｄ．", "yunnancygroup"),
            ("The Acme (China) Company Limited", "acmechina"),
            ("Acme, Inc.", "acme"),
            ("Yunnan Zinc", "yunnanzinc"),
            ("Theatre Limited", "theatre"),
        ],
    )
    def test_of_english_names(self, name: str, core: str) -> None:
        assert names.core(name) == core

    @pytest.mark.parametrize("name", ["有限公司", "甲有限公司", "The", "A Ltd", "", "市"])
    def test_stays_whole_where_nothing_would_be_left(self, name: str) -> None:
        assert names.core(name) == names.normal(name)

    def test_many_separators_take_no_time(self) -> None:
        assert names.core("a" + " ." * 50_000 + "b") == "ab"

    @given(name_text)
    def test_takes_any_text(self, text: str) -> None:
        assert bool(names.core(text)) == bool(names.normal(text))


class TestPinyin:
    @pytest.mark.parametrize(
        ("name", "read", "first"),
        [
            ("昆明技师学院", "kunmingjishixueyuan", "kmjsxy"),
            ("昆明技師學院", "kunmingjishixueyuan", "kmjsxy"),
            ("云南 CY 集团", "yunnancyjituan", "yncyjt"),
            ("重庆银行", "chongqingyinhang", "cqyh"),
            ("昆明重工", "kunmingzhonggong", "kmzg"),
            ("会泽县会计学校", "huizexiankuaijixuexiao", "hzxkjxx"),
            ("行业协会会长", "hangyexiehuihuizhang", "hyxhhz"),
            ("昆明市长水机场", "kunmingshichangshuijichang", "kmscsjc"),
            ("昆明长水机场", "kunmingchangshuijichang", "kmcsjc"),
            ("云南省会计学会", "yunnanshengkuaijixuehui", "ynskjxh"),
            ("昆明市场", "kunmingshichang", "kmsc"),
            ("校长培训", "xiaozhangpeixun", "xzpx"),
            ("曾国藩", "zengguofan", "zgf"),
            ("绿春", "lvchun", "lc"),
            ("第十四工程局14", "dishisigongchengju14", "dssgcj14"),
            ("二〇二三", "erlingersan", "eles"),
            ("Lǜ Café", "lvcafe", "lvcafe"),
            ("Kunming Technician College", "kunmingtechniciancollege", "kunmingtechniciancollege"),
            ("カード", "", ""),
            ("", "", ""),
        ],
    )
    def test_reads_names(self, name: str, read: str, first: str) -> None:
        assert (names.pinyin(name), names.initials(name)) == (read, first)

    @pytest.mark.parametrize(
        ("place", "read"),
        [
            ("曲靖", "qujing"), ("个旧", "gejiu"), ("沾益", "zhanyi"), ("呈贡", "chenggong"), ("洱源", "eryuan"),
            ("漾濞", "yangbi"), ("牟定", "mouding"), ("宁蒗", "ninglang"), ("勐海", "menghai"), ("鹤庆", "heqing"),
        ],
    )  # fmt: skip
    def test_reads_places_of_yunnan(self, place: str, read: str) -> None:
        assert names.pinyin(place + "市") == read + "shi"

    @given(name_text | han_text)
    def test_is_ascii(self, text: str) -> None:
        read, first = names.pinyin(text), names.initials(text)
        assert (read + first).isascii()
        assert not read or read.isalnum()
        assert len(first) <= len(read)

    @given(han_text)
    def test_is_what_pypinyin_reads(self, text: str) -> None:
        from pypinyin import lazy_pinyin

        plain = names.normal(text)
        # Where it differs is meant: words that names read otherwise, and letters that are not ASCII.
        if not set("长曾晟朝省市") & set(plain):
            expected = "".join(lazy_pinyin(plain, errors="ignore"))
            assert names.pinyin(text) == "".join(char for char in expected if char.isascii())


class TestLatinKey:
    @pytest.mark.parametrize(
        ("typed", "key"),
        [
            ("Kūnmíng jìshī xuéyuàn", "kunmingjishixueyuan"),
            ("kun1ming2 ji4shi1 xue2yuan4", "kunmingjishixueyuan"),
            ("kun1ming2", "kunming"),
            ("Kunming Jishi Xueyuan", "kunmingjishixueyuan"),
            ("ＫＭＪＳＸＹ", "kmjsxy"),
            ("Xi'an", "xian"),
            ("Lǜchūn", "lvchun"),
            ("lu:chun", "lvchun"),
            ("lvchun", "lvchun"),
            ("LÜ4 chun1", "lvchun"),
            ("ɡuǎnɡdōnɡ", "guangdong"),
            ("A4", "a4"),
            ("CY2 SG2000", "cy2sg2000"),
            ("No. 4 Bureau", "no4bureau"),
            ("menu: one", "menvone"),
            ("昆明 km", "km"),
            ("", ""),
        ],
    )
    def test_drops_tones_and_gaps(self, typed: str, key: str) -> None:
        assert names.latin_key(typed) == key

    @pytest.mark.parametrize("name", LETTER)
    @pytest.mark.parametrize("style", ["TONE", "TONE3", "NORMAL"])
    def test_meets_the_pinyin_of_the_name(self, name: str, style: str) -> None:
        import pypinyin

        typed = " ".join(pypinyin.lazy_pinyin(names.normal(name), style=getattr(pypinyin.Style, style)))
        assert names.latin_key(typed) == names.pinyin(name)

    @given(name_text)
    def test_is_ascii(self, text: str) -> None:
        assert names.latin_key(text).isascii()

    @pytest.mark.parametrize(
        ("typed", "latin"),
        [
            ("kmjsxy", True),
            ("Ｋｕｎｍｉｎｇ", True),
            ("Kūnmíng、jìshī", True),
            ("14", True),
            ("云南CY", False),
            ("かな", False),
            ("〇", False),
            ("——", False),
            ("😀", False),
            ("", False),
        ],
    )
    def test_latin_or_not(self, typed: str, latin: bool) -> None:
        assert names.is_latin(typed) is latin


class TestForms:
    @given(name_text)
    def test_are_what_the_functions_give(self, text: str) -> None:
        expected: list[Callable[[str], str]] = [names.fold, names.normal, names.core, names.pinyin, names.initials]
        assert astuple(names.forms(text)) == tuple(form(text) for form in expected)

    def test_cannot_be_changed(self) -> None:
        with pytest.raises(FrozenInstanceError):
            names.forms("昆明").fold = ""  # type: ignore[misc]

    def test_the_cheap_form_imports_nothing_heavy(self) -> None:
        program = (
            "import sys; from skillgraph import names; names.fold('雲南ＣＹ'); names.is_latin('km');"
            "names.latin_key('Kūn');"
            "print([name for name in ('opencc', 'pypinyin', 'rapidfuzz') if name in sys.modules])"
        )
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]"


class TestSimilarity:
    @pytest.mark.parametrize(
        ("typed", "name", "reason"),
        [
            ("雲南ＣＹ 集團有限公司", "云南 CY 集团有限公司", "same-name"),
            ("云南云翔玻璃有限公司", "云南云翔玻璃有限责任公司", "same-core"),
            ("昆明市技师学院", "昆明技师学院", "same-core"),
            ("昆明技士学院", "昆明技师学院", "same-pinyin"),
            ("kunming jishi xueyuan", "昆明技师学院", "same-pinyin"),
            ("kmjsxy", "昆明技师学院", "same-initials"),
            ("技师学院", "昆明技师学院", "contains"),
            ("kunmingjishi", "昆明技师学院", "contains"),
            ("云翔玻璃", "云南云翔玻璃有限责任公司", "contains"),
            ("昆明铁路职业技术学院", "昆明铁道职业技术学院", "spelling"),
            ("Kunming Techician College", "Kunming Technician College", "spelling"),
        ],
    )
    def test_says_why(self, typed: str, name: str, reason: str) -> None:
        assert names.similarity(typed, name).reasons[0] == reason

    def test_finds_nothing_common_in_nothing(self) -> None:
        assert names.similarity("", "昆明") == names.Similarity(0.0, ())
        assert names.similarity("——", "——") == names.Similarity(0.0, ())

    def test_initials_rank_below_a_name_spelt_out(self) -> None:
        short = names.similarity("kmjsxy", "昆明技师学院").score
        assert short < names.similarity("昆明机师学院", "昆明技师学院").score
        assert short > names.similarity("kmjsxy", "云南技师学院").score

    def test_initials_count_only_when_typed_as_such(self) -> None:
        assert "same-initials" not in names.similarity("昆明建设学院", "昆明技师学院").reasons

    @given(name_text, name_text)
    def test_order_does_not_matter_and_only_the_same_name_is_sure(self, one: str, other: str) -> None:
        there = names.similarity(one, other)
        assert there == names.similarity(other, one)
        assert 0 <= there.score <= 1
        assert (there.score == 1) == (names.normal(one) == names.normal(other) != "")

    @pytest.mark.parametrize("typed", LETTER)
    def test_a_name_is_nearest_to_itself(self, typed: str) -> None:
        assert max(LETTER, key=lambda name: names.similarity(typed, name).score) == typed


class TestMisspelling:
    @pytest.mark.parametrize(("one", "other"), DO_NOT_MERGE)
    def test_never_takes_one_of_these_for_the_other(self, one: str, other: str) -> None:
        assert not names.may_be_misspelling(one, other)
        assert not names.may_be_misspelling(other, one)

    @pytest.mark.parametrize(("one", "other"), DO_NOT_MERGE)
    def test_nor_in_pinyin(self, one: str, other: str) -> None:
        assert not names.may_be_misspelling(names.pinyin(one), other)
        assert not names.may_be_misspelling(names.pinyin(other), one)

    @pytest.mark.parametrize(("one", "other"), list(combinations(LETTER, 2)))
    def test_never_takes_one_name_of_the_letter_for_another(self, one: str, other: str) -> None:
        for typed, name in [(one, other), (other, one), (names.pinyin(one), other), (names.pinyin(other), one)]:
            assert not names.may_be_misspelling(typed, name)

    @pytest.mark.parametrize(
        ("typed", "name"),
        [
            ("昆明技士学院", "昆明技师学院"),
            ("昆明机师学院", "昆明技师学院"),
            ("昆明师学院", "昆明技师学院"),
            ("昆明技师师学院", "昆明技师学院"),
            ("昆明铁路职业技术学院", "昆明铁道职业技术学院"),
            ("昆明铁职业技术学院", "昆明铁道职业技术学院"),
            ("昆明铁道职业技木学院", "昆明铁道职业技术学院"),
            ("云翔玻离", "云翔玻璃"),
            ("云南云祥玻离有限公司", "云南云翔玻璃有限责任公司"),
            ("云南CY集团有线公司", "云南 CY 集团有限公司"),
            ("中国水力水电第十四工程局有限公司", "中国水利水电第十四工程局有限公司"),
            ("昆明人力资源社会保障局", "昆明市人力资源和社会保障局"),
            ("昆名技师学院", "昆明技师学院"),
        ],
    )
    def test_takes_slips(self, typed: str, name: str) -> None:
        assert names.may_be_misspelling(typed, name)
        assert names.may_be_misspelling(name, typed)

    @pytest.mark.parametrize(
        ("typed", "name"),
        [
            # the place
            ("普宁中专", "晋宁中专"),
            ("吉林省技师学院", "吉林市技师学院"),
            ("官渡县职业高级中学", "官渡区职业高级中学"),
            # a number, a letter
            ("昆明第十中学", "昆明第一中学"),
            ("中国水利水电第司工程局有限公司", "中国水利水电第四工程局有限公司"),
            ("云南CX集团有限公司", "云南 CY 集团有限公司"),
            ("昆明3中", "昆明三中"),
            # the form, the parent
            ("云南云翔玻璃股份有限公司", "云南云翔玻璃有限责任公司"),
            ("昆明云内动力有限公司", "昆明云内动力股份有限公司"),
            ("云南白药", "云南白药集团"),
            ("云南铜业分公司", "云南铜业有限公司"),
            # the grade of a school
            ("昆明技工学校", "昆明高级技工学校"),
            ("昆明铁道职业学院", "昆明铁道职业技术学院"),
            ("云南国防工业职业技术学校", "云南国防工业职业技术学院"),
            ("晋宁职中", "晋宁中专"),
            # one telling character, in another sound or the same
            ("云南农业职业技术学院", "云南林业职业技术学院"),
            ("昆明学院", "昆明医学院"),
            ("昆明艺学院", "昆明医学院"),
            ("云南西南技工学校", "云南新西南技工学校"),
            ("云南省人力资源和社会保障厅", "云南省人力资源和社会保障局"),
            ("昆明市铸造学会", "昆明市铸造协会"),
            # another trade name
            ("昆明鑫达建筑装饰设计有限公司", "昆明鑫泰建筑装饰设计有限公司"),
            ("昆明铁道职业技术学院实力信达产业学院", "昆明铁道职业技术学院实力信通产业学院"),
            # two people
            ("耿家胜", "耿家盛"),
            ("gengjiashen", "耿家盛"),
            # too little in common, or nothing
            ("昆明技师", "昆明技师学院"),
            ("技师学院", "昆明技师学院"),
            ("昆明技师学院", "kmjsxy"),
            ("", ""),
            ("——", "昆明技师学院"),
            ("昆明技师学院", ""),
        ],
    )
    def test_asks(self, typed: str, name: str) -> None:
        assert not names.may_be_misspelling(typed, name)
        assert not names.may_be_misspelling(name, typed)

    @pytest.mark.parametrize(
        ("typed", "name"),
        [
            ("kunmingjishixueyuan", "昆明技师学院"),
            ("Kūnmíng jìshī xuéyuàn", "昆明技师学院"),
            ("kunmingjishixueyaun", "昆明技师学院"),
            ("kunming jisi xueyuan", "昆明技师学院"),
            ("kunming tielu zhiye jishu xueyuan", "昆明铁道职业技术学院"),
            ("yunnan yunxiang bolli", "云南云翔玻璃"),
            ("Kunming Techician College", "Kunming Technician College"),
            ("the Kunming technician colege", "Kunming Technician College"),
            ("KunmingTechnicianCollege", "Kunming Technician College"),
        ],
    )
    def test_takes_slips_in_latin_letters(self, typed: str, name: str) -> None:
        assert names.may_be_misspelling(typed, name)

    @pytest.mark.parametrize(
        ("typed", "name"),
        [
            ("kmjsxy", "昆明技师学院"),
            ("kmjxy", "kmjsxy"),
            ("yunnanjiaotongzhiyejishuxueyuan", "昆明交通职业技术学院"),
            ("dalianzhiyejishuxueyuan", "大理职业技术学院"),
            ("kunmingtiedaozhiyexueyuan", "昆明铁道职业技术学院"),
            ("yunnannongyezhiyejishuxueyuan", "云南林业职业技术学院"),
            ("yunnangongyezhiyejishuxueyuan", "云南农业职业技术学院"),
            ("kunmingyizhongxue", "昆明中学"),
            ("kunmingdiqizhongxue", "昆明第一中学"),
            ("yunnancy2jituanyouxiangongsi", "云南CY集团有限公司"),
            ("Yunnan Technician College", "Kunming Technician College"),
            ("Kunming Railway Vocational College", "Kunming Railway Vocational and Technical College"),
            ("Yunnan Vocational College of Agriculture", "Yunnan Vocational College of Forestry"),
            ("Kunming No. 4 Middle School", "Kunming No. 14 Middle School"),
            ("Kunming Sixth Middle School", "Kunming Sixteenth Middle School"),
            ("Yunnan Media College", "Yunnan Medical College"),
        ],
    )
    def test_asks_in_latin_letters(self, typed: str, name: str) -> None:
        assert not names.may_be_misspelling(typed, name)

    @given(st.sampled_from(LETTER))
    def test_the_same_name_in_other_dress_is_safe(self, name: str) -> None:
        assert names.may_be_misspelling(f"“{name}” ", name)

    @given(name_text, name_text)
    def test_takes_any_text(self, typed: str, name: str) -> None:
        assert names.may_be_misspelling(typed, name) in (True, False)
