"""What of a table is private: numbers of telephones and documents, and columns that tell how somebody is reached."""

from __future__ import annotations

import re
import unicodedata

# Mobile numbers have eleven digits and begin with 13 to 19 (plan of the Ministry of Industry and Information
# Technology), those of landlines an area code with 0; identity cards eighteen signs with the day of birth (GB 11643).
_PRIVATE = re.compile(
    r"(?<![0-9A-Za-z])(?:"
    r"(?:\+?86[- ]?)?1[3-9][0-9]-?[0-9]{4}-?[0-9]{4}"
    r"|[(（]?0[1-9][0-9]{1,2}[)）]?[- —–―]{0,2}[1-9][0-9]{6,7}(?:[-转][0-9]{1,5})?"
    r"|[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]"
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r")(?![0-9A-Za-z])"
    r"|(?:(?<=电话|手机|微信|传真)|(?<=电话:|手机:|微信:|传真:))\s*[0-9][0-9 -]{5,}[0-9]"
)
# Nothing shorter is any of them; most cells hold nothing of the kind.
_MAYBE = re.compile(r"[0-9０-９][0-9０-９()（） 　—–―－转-]{5,}[0-9０-９XxＸｘ]|[@＠]")
_HEADINGS = re.compile(
    r"联系人|联系(?:方式|电话|手机|地址)|电话|手机|座机|传真|邮箱|电子邮件|微信|qq|身份证|证件号|住址|家庭|银行|账号|"
    r"出生|生日|民族|籍贯|照片|"
    r"\b(?:contact|phone|telephone|mobile|cell|fax|e-?mail|wechat|id (?:card|number)|passport|home address|bank|"
    r"birth(?:day|date)?|born|ethnicity|photo)",
    re.IGNORECASE,
)
LEFT_OUT = "[…]"


def may_be_private(text: str) -> bool:
    """Say at little cost whether a text may hold a private number.

    Parameters
    ----------
    text
        What stands in a cell.

    Returns
    -------
    bool
        False where it surely does not.

    Examples
    --------
    >>> may_be_private("０８７１－６３３５２０２５"), may_be_private("150余家")
    (True, False)
    """
    return _MAYBE.search(text) is not None


def masked(text: str) -> str:
    """Leave private numbers out of a text.

    Parameters
    ----------
    text
        What stands in a cell.

    Returns
    -------
    str
        The text with `LEFT_OUT` in the place of each number of a telephone or a document and of each mail address.

    Examples
    --------
    >>> masked("联系人及电话：0871-63352025"), masked("2023年共1247人，91530100713401234X")
    ('联系人及电话：[…]', '2023年共1247人，91530100713401234X')
    """
    if not may_be_private(text):
        return text
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if len(plain) != len(text):
        return _PRIVATE.sub(LEFT_OUT, plain) if _PRIVATE.search(plain) else text
    for found in reversed(list(_PRIVATE.finditer(plain))):
        text = text[: found.start()] + LEFT_OUT + text[found.end() :]
    return text


def is_private(text: str) -> bool:
    """Say whether a text holds a private number.

    Parameters
    ----------
    text
        What stands in a cell.

    Returns
    -------
    bool
        Whether `masked` would leave something out.

    Examples
    --------
    >>> is_private("李四 530102199001011234"), is_private("第153317号建议")
    (True, False)
    """
    return masked(text) != text


def is_contact(heading: str) -> bool:
    """Say whether a column tells how somebody is reached, or what else of a person is not kept.

    Parameters
    ----------
    heading
        Its heading.

    Returns
    -------
    bool
        Whether it is one of those.

    Examples
    --------
    >>> is_contact("联系电话"), is_contact("Contact person"), is_contact("合作单位")
    (True, True, False)
    """
    return bool(_HEADINGS.search(heading))
