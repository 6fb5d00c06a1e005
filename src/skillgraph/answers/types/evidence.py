"""A passage that an answer rests on, as a value."""

from __future__ import annotations

from typing import Any, NamedTuple

Json = dict[str, Any]


class Evidence(NamedTuple):
    """A passage an answer rests on.

    Parameters
    ----------
    source
        The source's number or title.
    section
        The section the words stand in.
    quote
        The exact words.

    Examples
    --------
    >>> Evidence("函", "一", "在昆明").quote
    '在昆明'
    """

    source: str
    section: str
    quote: str

    def to_json(self) -> Json:
        """Give it as the contract writes it.

        Returns
        -------
        dict
            Each field under its name.

        Examples
        --------
        >>> Evidence("函", "一", "在昆明").to_json()
        {'source': '函', 'section': '一', 'quote': '在昆明'}
        """
        return self._asdict()
