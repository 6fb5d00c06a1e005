"""The changes of a workspace, and the taking back of one, as values."""

from __future__ import annotations

from typing import NamedTuple

from skillgraph.answers.flat import Plain
from skillgraph.answers.types.evidence import Json


class LoggedChange(NamedTuple):
    """One change of a workspace.

    Parameters
    ----------
    number
        Its number, from 1.
    when
        When, in local time with its offset (ISO 8601).
    user, host
        Who, and on which machine.
    command
        The command that made it.
    summary
        What it did, in the language asked for; empty where the command says nothing of it.
    added, changed, removed
        The files, by their paths in the workspace.
    undoes
        The number of the change that it takes back; None for others.
    undone
        Whether a later change took it back.

    Examples
    --------
    >>> row = LoggedChange(1, "2026-11-30T08:00:00+08:00", "li", "office", "add", "", ("tables/a.csv",), (), (), None, False)
    >>> row.added
    ('tables/a.csv',)
    """  # noqa: E501 - all the fields there are

    number: int
    when: str
    user: str
    host: str
    command: str
    summary: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    undoes: int | None
    undone: bool

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name, with lists for tuples.

        Examples
        --------
        >>> LoggedChange(1, "", "li", "office", "add", "", ("tables/a.csv",), (), (), None, False).to_json()["added"]
        ['tables/a.csv']
        """
        return {key: list(value) if isinstance(value, tuple) else value for key, value in self._asdict().items()}


class Log(NamedTuple):
    """The changes of a workspace.

    Parameters
    ----------
    rows
        The newest last; those that were taken back are among them, and so are those that took them back.

    Examples
    --------
    >>> Log(()).rows
    ()
    """

    rows: tuple[LoggedChange, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            The rows.

        Examples
        --------
        >>> Log(()).to_json()
        {'rows': []}
        """
        return {"rows": [row.to_json() for row in self.rows]}

    def to_dicts(self) -> list[Plain]:
        """Give it as rows of plain values, as pandas and polars read them.

        Returns
        -------
        list of dict
            One for each change, with the number of files in place of their paths.

        Examples
        --------
        >>> Log((LoggedChange(1, "", "li", "office", "add", "", ("tables/a.csv",), (), (), None, False),)).to_dicts()
        [{'number': 1, 'when': '', 'user': 'li', 'host': 'office', 'command': 'add', 'summary': '', 'added': 1, 'changed': 0, 'removed': 0, 'undoes': None, 'undone': False}]
        """  # noqa: E501 - the row as it is
        return [
            {key: len(value) if isinstance(value, tuple) else value for key, value in row._asdict().items()}
            for row in self.rows
        ]


class ChangedFile(NamedTuple):
    """A file that was touched by taking a change back.

    Parameters
    ----------
    file
        Its path in the workspace.
    change, change_name
        ``added``, ``changed`` or ``removed``, and the name of that.

    Examples
    --------
    >>> ChangedFile("tables/a.csv", "removed", "删除").change
    'removed'
    """

    file: str
    change: str
    change_name: str

    def to_json(self) -> dict[str, str]:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name.

        Examples
        --------
        >>> ChangedFile("tables/a.csv", "removed", "删除").to_json()["file"]
        'tables/a.csv'
        """
        return self._asdict()


class Undone(NamedTuple):
    """What taking a change back did.

    Parameters
    ----------
    number
        Its own number in the log.
    undoes
        The number of the change that was taken back.
    summary
        That, in the language asked for.
    rows
        The files.

    Examples
    --------
    >>> Undone(3, 2, "撤销第 2 次更改", ()).undoes
    2
    """

    number: int
    undoes: int
    summary: str
    rows: tuple[ChangedFile, ...]

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name, with lists for tuples.

        Examples
        --------
        >>> Undone(3, 2, "撤销第 2 次更改", ()).to_json()
        {'number': 3, 'undoes': 2, 'summary': '撤销第 2 次更改', 'rows': []}
        """
        return {**self._asdict(), "rows": [row.to_json() for row in self.rows]}

    def to_dicts(self) -> list[Plain]:
        """Give it as rows of plain values, as pandas and polars read them.

        Returns
        -------
        list of dict
            One for each file.

        Examples
        --------
        >>> Undone(3, 2, "撤销第 2 次更改", (ChangedFile("a.csv", "removed", "删除"),)).to_dicts()
        [{'file': 'a.csv', 'change': 'removed', 'change_name': '删除'}]
        """
        return [{**row.to_json()} for row in self.rows]
