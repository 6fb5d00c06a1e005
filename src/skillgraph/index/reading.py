"""An open read model: asked in SQL, by whoever knows its tables."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from skillgraph.errors import DamagedIndex
from skillgraph.index import pointer
from skillgraph.index.rows import Term

# SQLite takes some thousand parameters; a frontier may be larger.
_BATCH = 500


def _in_uri(file: str) -> str:
    """A path as SQLite reads it in a URI, where these three have a meaning of their own (sqlite.org/uri.html)."""
    path = file.replace(os.sep, "/").replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    # The two slashes come before an authority, which is empty: a path may itself begin with two.
    return f"//{path}" if path.startswith("/") else f"///{path}"


class Reading:
    """The read model of one index, open.

    Parameters
    ----------
    index
        The folder of a complete index.

    Raises
    ------
    DamagedIndex
        Now or at any later reading, when the index turns out to be damaged.

    Examples
    --------
    >>> import skillgraph
    >>> skillgraph.open()._view.meta()["title_en"]
    'High-skilled talent of Kunming, 2023'
    """

    def __init__(self, index: str) -> None:
        self.index = index
        file = os.path.join(index, pointer.READ_MODEL)
        try:
            self._connection = sqlite3.connect(f"file:{_in_uri(file)}?mode=ro&immutable=1", uri=True)
        except sqlite3.Error as error:
            raise DamagedIndex(folder=index) from error

    def close(self) -> None:
        """Let the index go, so that Windows can remove it; nothing can be read afterwards.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.close()
        """
        self._connection.close()

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Ask the read model.

        Parameters
        ----------
        sql
            A SELECT with ``?`` for each parameter.
        parameters
            Their values.

        Returns
        -------
        list of tuple
            The rows.

        Raises
        ------
        DamagedIndex
            When the file cannot be read.
        sqlite3.ProgrammingError
            When the view was closed, or belongs to another thread.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.rows("SELECT ? + 1", (1,))
        [(2,)]
        """
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.ProgrammingError:
            # The view was closed, or is asked from another thread: the index is well.
            raise
        except sqlite3.DatabaseError as error:
            raise DamagedIndex(folder=self.index) from error

    def _for_each(self, sql: str, numbers: Iterable[int] | Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """Run a SELECT with one ``IN (?)`` over any number of numbers or IRIs."""
        wanted = list(numbers)
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            yield from self.rows(sql.replace("(?)", f"({', '.join('?' * len(batch))})"), batch)

    def meta(self) -> dict[str, str]:
        """Give what is true of the whole workspace.

        Returns
        -------
        dict
            ``title_zh``, ``title_en`` and ``base``, each with its text.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> sorted(view.meta())
        ['base', 'title_en', 'title_zh']
        """
        return dict(self.rows("SELECT key, value FROM meta"))

    def terms(self, scheme: str) -> dict[str, Term]:
        """Give the words of a scheme's codes.

        Parameters
        ----------
        scheme
            Such as ``form``, ``role``, ``type``, ``record-type``, ``relation``, ``rule``, ``field``.

        Returns
        -------
        dict
            Code to its words, and the code of the broader one.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.terms("role")["college-side"].zh
        '院校方'
        """
        found = self.rows("SELECT code, name_zh, name_en, broader FROM term WHERE scheme = ?", (scheme,))
        return {row[0]: Term(*row[1:]) for row in found}
