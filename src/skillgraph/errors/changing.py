"""A workspace that cannot be changed, or a change that cannot be taken back."""

from __future__ import annotations

from collections.abc import Mapping

from skillgraph.errors.base import SkillGraphError, reason


class OwnWorkspaceNeeded(SkillGraphError):
    """The example that ships was to be changed.

    Examples
    --------
    >>> OwnWorkspaceNeeded().sentence("en")
    'The Kunming example that ships is not changed. Make a workspace of your own with skillgraph init, and name it with -w.'
    """  # noqa: E501 - the sentence as it is

    zh = "随附的昆明示例不可更改。请用 skillgraph init 建立自己的工作区，并用 -w 指定。"
    en = (
        "The Kunming example that ships is not changed. Make a workspace of your own with skillgraph init, "
        "and name it with -w."
    )


class WorkspaceHeld(SkillGraphError):
    """Another process is changing the workspace.

    Parameters
    ----------
    folder
        The workspace.
    holder
        Its user, host, process, command, and since when; empty where that is not known.

    Examples
    --------
    >>> holder = {"user": "li", "host": "office", "process": 7, "command": "add", "since": "2026-11-30 08:00"}
    >>> print(WorkspaceHeld(folder="city", holder=holder).sentence("en"))
    city is being changed by “add” (li on office, process 7, since 2026-11-30 08:00). Wait until that is done.
    """

    zh = "“{command}”正在更改 {folder}（{host} 上的 {user}，进程 {process}，始于 {since}）。请等它完成后再试。"
    en = (
        "{folder} is being changed by “{command}” ({user} on {host}, process {process}, since {since}). "
        "Wait until that is done."
    )

    def __init__(self, *, folder: str, holder: Mapping[str, object]) -> None:
        super().__init__(folder=folder, **holder)

    def sentence(self, lang: str) -> str:
        """Say who holds it, as far as that is known.

        Parameters
        ----------
        lang
            ``"zh"`` or ``"en"``.

        Returns
        -------
        str
            Two sentences.

        Examples
        --------
        >>> WorkspaceHeld(folder="city", holder={}).sentence("en")
        'city is being changed by another command. Wait until that is done.'
        """
        if "process" in self.data:
            return super().sentence(lang)
        folder = self.data["folder"]
        if lang == "zh":
            return f"另一个命令正在更改 {folder}。请等它完成后再试。"
        return f"{folder} is being changed by another command. Wait until that is done."


class CannotChange(SkillGraphError):
    """The system refused to write to a workspace; nothing was changed.

    Parameters
    ----------
    folder
        The workspace.
    error
        What the system raised.

    Examples
    --------
    >>> CannotChange(folder="city", error=OSError(28, "")).sentence("en")
    'city cannot be changed: the disk is full. Nothing was changed.'
    """

    zh = "无法更改 {folder}：{why_zh}。什么都没有改动。"
    en = "{folder} cannot be changed: {why_en}. Nothing was changed."

    def __init__(self, *, folder: str, error: OSError) -> None:
        super().__init__(folder=folder, why_zh=reason(error, "zh"), why_en=reason(error, "en"))


_PROGRAMS = {
    (".xlsx", ".xls", ".csv", ".tsv", ".ods"): ("电子表格程序（如 Excel）", "a spreadsheet program such as Excel"),
    (".docx", ".doc"): ("文字处理程序（如 Word）", "a word processor such as Word"),
    (".ttl", ".toml", ".txt", ".md", ".json"): ("文本编辑器", "a text editor"),
}


class FileHeld(SkillGraphError):
    """A file of the workspace is open in another program, so that it cannot be replaced.

    Parameters
    ----------
    file
        The file.

    Examples
    --------
    >>> FileHeld(file="tables/a.xlsx").sentence("en")
    'tables/a.xlsx is open in another program, perhaps a spreadsheet program such as Excel. Close it and try again.'
    """

    zh = "{file} 正被其他程序打开，可能是{kind_zh}。请关闭后再试。"
    en = "{file} is open in another program, perhaps {kind_en}. Close it and try again."

    def __init__(self, *, file: str) -> None:
        known = (kinds for suffixes, kinds in _PROGRAMS.items() if file.lower().endswith(suffixes))
        kind_zh, kind_en = next(known, ("查看器或杀毒软件", "a viewer or a virus scanner"))
        super().__init__(file=file, kind_zh=kind_zh, kind_en=kind_en)


class HalfChanged(SkillGraphError):
    """A change was stopped half-way and cannot be finished from here.

    Parameters
    ----------
    folder
        The workspace.
    user, host, command, when
        Whose change it is.
    error
        Why the system refuses to have it finished.

    Examples
    --------
    >>> change = {"user": "li", "host": "office", "command": "add", "when": "2026-11-30"}
    >>> HalfChanged(folder="city", **change, error=OSError(13, "")).sentence("zh").partition("。")[0]
    'city 的一次更改（office 上的 li，“add”，2026-11-30）只完成了一半，在此无法完成：没有权限'
    """

    zh = (
        "{folder} 的一次更改（{host} 上的 {user}，“{command}”，{when}）只完成了一半，在此无法完成：{why_zh}。"
        "请由可写入者在其中运行任一 skillgraph 命令。"
    )
    en = (
        "A change of {folder} (“{command}” by {user} on {host}, {when}) is half in place and cannot be finished from "
        "here: {why_en}. Run any skillgraph command in it as someone who may write there."
    )

    def __init__(self, *, folder: str, user: str, host: str, command: str, when: str, error: OSError) -> None:
        why = {"why_zh": reason(error, "zh"), "why_en": reason(error, "en")}
        super().__init__(folder=folder, user=user, host=host, command=command, when=when, **why)


class NoPlace(SkillGraphError):
    """A change names a file that would not be one of the workspace.

    Parameters
    ----------
    file
        The path, as it was given.

    Examples
    --------
    >>> NoPlace(file="../a.txt").sentence("en")
    '“../a.txt” is no place for a file of the workspace. Name a path inside it, with slashes, such as tables/a.csv.'
    """

    zh = "“{file}”不在工作区内。请用工作区内的路径，以斜杠分隔，如 tables/a.csv。"
    en = "“{file}” is no place for a file of the workspace. Name a path inside it, with slashes, such as tables/a.csv."


class NothingToUndo(SkillGraphError):
    """There is no change that could be taken back.

    Examples
    --------
    >>> NothingToUndo().sentence("zh")
    '没有可以撤销的更改。'
    """

    zh = "没有可以撤销的更改。"
    en = "There is no change to take back."


class NothingToRedo(SkillGraphError):
    """There is no change taken back that could be made again.

    Examples
    --------
    >>> NothingToRedo().sentence("zh")
    '没有可以恢复的撤销。'
    """

    zh = "没有可以恢复的撤销。"
    en = "There is nothing that was taken back and could be made again."


class ChangedSince(SkillGraphError):
    """Files are no longer as the change that is to be taken back left them.

    Parameters
    ----------
    number
        The number of the change.
    command
        The command that made it.
    files
        The files.

    Examples
    --------
    >>> print(ChangedSince(number=17, command="add", files=["entities.ttl"]).sentence("en"))
    Change 17 (“add”) cannot be taken back: changed since then were entities.ttl. Nothing was changed.
    """

    zh = "无法撤销第 {number} 次更改（“{command}”）：此后又有改动的文件是 {files}。什么都没有改动。"
    en = "Change {number} (“{command}”) cannot be taken back: changed since then were {files}. Nothing was changed."
