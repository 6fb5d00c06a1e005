"""What all of them are: an exception that carries its data and speaks Chinese and English."""

from __future__ import annotations

import errno
from typing import ClassVar

_REASONS = {
    errno.ENOENT: ("没有这个文件或文件夹", "there is no such file or folder"),
    errno.EACCES: ("没有权限", "it is not permitted"),
    errno.EPERM: ("没有权限", "it is not permitted"),
    errno.EROFS: ("此处只读", "the place is read-only"),
    errno.ENOSPC: ("磁盘已满", "the disk is full"),
    errno.EISDIR: ("这是文件夹", "it is a folder"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.EFBIG: ("超出了文件大小的上限", "a file may not be that large"),
    errno.EDQUOT: ("磁盘配额已用完", "the disk quota is used up"),
    errno.EXDEV: ("它在另一个磁盘上", "it is on another disk"),
    errno.ENAMETOOLONG: ("名称太长", "the name is too long"),
}


def reason(error: OSError, lang: str) -> str:
    """Say in a few words why the system refused.

    Parameters
    ----------
    error
        What it raised.
    lang
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        The reason; in the system's own words where it is an uncommon one.

    Examples
    --------
    >>> reason(OSError(errno.ENOSPC, "No space left on device"), "zh")
    '磁盘已满'
    """
    known = _REASONS.get(error.errno or 0)
    if known is None:
        return error.strerror or str(error)
    return known[0] if lang == "zh" else known[1]


class SkillGraphError(Exception):
    """A problem that a user can mend; its sentence says how.

    Parameters
    ----------
    **data
        What the sentence is filled with; kept as ``error.data``.

    Examples
    --------
    >>> from skillgraph.errors import UnknownName
    >>> UnknownName(name="昆明机师", nearest=["昆明技师学院"]).sentence("en")
    'Nothing here is called “昆明机师”. The nearest names: 昆明技师学院'
    """

    zh: ClassVar[str] = "出错：{detail}"
    en: ClassVar[str] = "Something went wrong: {detail}"
    exit_code: ClassVar[int] = 1

    def __init__(self, **data: object) -> None:
        self.data = data
        super().__init__(self.sentence("en"))

    def sentence(self, lang: str) -> str:
        """Say what is wrong and what to do next.

        Parameters
        ----------
        lang
            ``"zh"`` or ``"en"``.

        Returns
        -------
        str
            One or two plain sentences on one or more lines.

        Examples
        --------
        >>> SkillGraphError(detail="磁盘已满").sentence("zh")
        '出错：磁盘已满'
        """
        separator = "、" if lang == "zh" else "; "
        words = {
            key: separator.join(map(str, value)) if isinstance(value, (list, tuple)) else value
            for key, value in self.data.items()
        }
        return (self.zh if lang == "zh" else self.en).format(**words)
