"""Takes typed settings out of the partnership's file and names the one that is wrong."""

from __future__ import annotations

from typing import Any


class PartnershipError(ValueError):
    """The partnership's file cannot be used. The message names the file and the setting."""


class Reader:
    """Takes typed settings out of nested mappings and names the one that is wrong."""

    def __init__(self, file: str, data: Any, path: str = "") -> None:
        self._file, self._path = file, path
        if not isinstance(data, dict):
            raise self.refuse("", "must be names with values")
        self._data: dict[str, Any] = data

    def refuse(self, name: str, why: str) -> PartnershipError:
        """Return the error for a setting, with the file's name and the setting's path."""
        where = ".".join(p for p in (self._path, name) if p) or "the file"
        return PartnershipError(f"{self._file}: {where}: {why}")

    def only(self, *names: str) -> None:
        """Refuse every setting that is not one of these names."""
        for name in self._data:
            if name not in names:
                raise self.refuse(str(name), f"is not a known setting; known are {', '.join(names)}")

    def text(self, name: str) -> str:
        """Return a text that is not empty."""
        value = self._data.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(name, "must be a text")
        return value.strip()

    def number(self, name: str) -> int:
        """Return a whole number, 0 or more."""
        value = self._data.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.refuse(name, "must be a whole number, 0 or more")
        return value

    def days(self, name: str) -> int:
        """Return a whole number of days, 0 or more."""
        value = self._data.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.refuse(name, "must be a whole number of days, 0 or more")
        return value

    def flag(self, name: str) -> bool:
        """Return true or false."""
        value = self._data.get(name)
        if not isinstance(value, bool):
            raise self.refuse(name, "must be true or false")
        return value

    def inside(self, name: str) -> Reader:
        """Return a reader of the settings inside one; a missing one is empty."""
        return Reader(self._file, self._data.get(name, {}), ".".join(p for p in (self._path, name) if p))

    def items(self, name: str) -> tuple[Reader, ...]:
        """Return a reader for each entry of a list."""
        value = self._data.get(name, [])
        if not isinstance(value, list):
            raise self.refuse(name, "must be a list")
        path = ".".join(p for p in (self._path, name) if p)
        return tuple(Reader(self._file, v, f"{path}.{n}") for n, v in enumerate(value, 1))

    def names(self) -> tuple[str, ...]:
        """Return the names of all settings here."""
        return tuple(str(n) for n in self._data)
