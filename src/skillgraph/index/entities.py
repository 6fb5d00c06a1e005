"""What the read model says of entities and their names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from skillgraph.index.reading import Reading
from skillgraph.index.rows import Entity, Name


class Entities(Reading):
    """Entities and names, as rows."""

    def is_canonical(self, name: str) -> bool:
        """Tell whether an entity bears a name as its own in Chinese.

        Parameters
        ----------
        name
            The name, character for character.

        Returns
        -------
        bool
            True where one does.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.is_canonical("耿家盛"), view.is_canonical("市人社部门")
        (True, False)
        """
        return bool(self.rows("SELECT 1 FROM entity WHERE name_zh = ? LIMIT 1", (name,)))

    def entities(self, numbers: Iterable[int] | None = None) -> dict[int, Entity]:
        """Give entities by number.

        Parameters
        ----------
        numbers
            Which; all of them when None.

        Returns
        -------
        dict
            Number to entity; all of them come in the order of pinyin. A number that is none is left out.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.entities([0])
        {}
        """
        select = "SELECT id, iri, type, name_zh, name_en, kind FROM entity"
        if numbers is None:
            found: Iterable[tuple[Any, ...]] = self.rows(f"{select} ORDER BY sort, iri")
        else:
            found = self._for_each(f"{select} WHERE id IN (?)", numbers)
        return {row[0]: Entity(*row) for row in found}

    def entity_by_iri(self, iri: str) -> Entity | None:
        """Give the entity that has an IRI.

        Parameters
        ----------
        iri
            An IRI, written out.

        Returns
        -------
        Entity or None
            The entity; None when there is none with this IRI.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> view.entity_by_iri("https://example.org/nobody") is None
        True
        """
        found = self.rows("SELECT id, iri, type, name_zh, name_en, kind FROM entity WHERE iri = ?", (iri,))
        return Entity(*found[0]) if found else None

    def in_order(self, numbers: Iterable[int]) -> dict[int, str]:
        """Give the key by which each entity is sorted: its pinyin.

        Parameters
        ----------
        numbers
            Numbers of entities.

        Returns
        -------
        dict
            Number to key.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> entity = view.names("normal", "昆明技师学院")[0].entity
        >>> view.in_order([entity])[entity]
        'kunmingjishixueyuan'
        """
        return dict(self._for_each("SELECT id, sort FROM entity WHERE id IN (?)", numbers))

    def names(self, column: str | None = None, value: str = "") -> list[Name]:
        """Give names: all, or those whose form equals a value.

        Parameters
        ----------
        column
            ``fold``, ``normal``, ``core``, ``pinyin`` or ``initials``.
        value
            What it must equal.

        Returns
        -------
        list of Name
            In the order of entities.

        Raises
        ------
        KeyError
            When there is no such form.
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> [name.text for name in view.names("initials", "kmjsxy")]
        ['昆明技师学院']
        """
        where = {
            None: "",
            "fold": "WHERE fold = ?",
            "normal": "WHERE normal = ?",
            "core": "WHERE core = ?",
            "pinyin": "WHERE pinyin = ?",
            "initials": "WHERE initials = ?",
        }[column]
        select = "SELECT entity, text, lang, kind, normal, core, pinyin, initials FROM name"
        parameters = () if column is None else (value,)
        return [Name(*row) for row in self.rows(f"{select} {where} ORDER BY entity, rowid", parameters)]

    def names_of(self, entity: int) -> list[Name]:
        """Give the names of one entity.

        Parameters
        ----------
        entity
            Its number.

        Returns
        -------
        list of Name
            All of them; empty when there is no such entity.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> found = view.names("normal", "昆明技师学院")[0]
        >>> found in view.names_of(found.entity)
        True
        """
        select = "SELECT entity, text, lang, kind, normal, core, pinyin, initials FROM name"
        return [Name(*row) for row in self.rows(f"{select} WHERE entity = ? ORDER BY rowid", (entity,))]

    def names_among(self, numbers: Iterable[int]) -> list[Name]:
        """Give the names of some entities.

        Parameters
        ----------
        numbers
            Which.

        Returns
        -------
        list of Name
            All of each, one entity after the other.

        Raises
        ------
        DamagedIndex
            When the index cannot be read.

        Examples
        --------
        >>> import skillgraph
        >>> view = skillgraph.open()._view
        >>> entity = view.names("normal", "昆明技师学院")[0].entity
        >>> view.names_among([entity]) == view.names_of(entity)
        True
        """
        select = "SELECT entity, text, lang, kind, normal, core, pinyin, initials FROM name"
        return [Name(*row) for row in self._for_each(f"{select} WHERE entity IN (?) ORDER BY entity, rowid", numbers)]
