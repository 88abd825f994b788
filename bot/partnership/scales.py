"""Loads the two whole wordings of the scale, one for each direction."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.interview.draft import Direction
from bot.interview.scale import Band, ScaleWording, check_bands
from bot.partnership.reader import Reader

_TEXTS = ("ask", "ends", "label0", "label10")


def load_scales(scale: Reader) -> Mapping[Direction, ScaleWording]:
    """Read both wordings under ``scale``.

    Raises PartnershipError, naming the setting, when a text is missing or the bands do not cover 0 to 10
    once.
    """
    directions: tuple[Direction, ...] = ("safety", "worry")
    return MappingProxyType({direction: _wording(scale.inside(direction), direction) for direction in directions})


def _wording(reader: Reader, direction: Direction) -> ScaleWording:
    reader.only(*_TEXTS, "bands")
    bands = tuple(_band(entry) for entry in reader.items("bands"))
    wrong = check_bands(bands)
    if wrong:
        raise reader.refuse("bands", wrong)
    return ScaleWording(
        direction=direction,
        bands=tuple(sorted(bands, reverse=True)),
        **{name: reader.text(name) for name in _TEXTS},
    )


def _band(entry: Reader) -> Band:
    entry.only("low", "high", "words")
    return Band(entry.number("low"), entry.number("high"), entry.text("words"))
