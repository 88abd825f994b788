"""The partnership's colours as CSS, checked so that text on them can be read (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping

DEFAULTS = {"brand": "#1d4f76", "on_brand": "#ffffff", "link": "#1d4f76", "link_dark": "#9ecbf2"}
LEAST_CONTRAST = 4.5
_LIGHT_PAGE, _DARK_PAGE = "#f3f2f1", "#15191c"
_PAIRS = (("brand", "on_brand"), ("link", _LIGHT_PAGE), ("link_dark", _DARK_PAGE))


class ThemeError(ValueError):
    """A colour of the partnership's file cannot be used. The message names the setting."""


def theme_css(colours: Mapping[str, str]) -> str:
    """Return the style sheet of a partnership's colours. Raises ThemeError, naming the setting."""
    chosen = {**DEFAULTS, **colours}
    for name, value in chosen.items():
        if name not in DEFAULTS:
            raise ThemeError(f"colours.{name}: is not known; known are {', '.join(DEFAULTS)}")
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
            raise ThemeError(f"colours.{name}: must be a colour such as #1d4f76")
    for name, other in _PAIRS:
        found = contrast(chosen[name], chosen.get(other, other))
        if found < LEAST_CONTRAST:
            raise ThemeError(f"colours.{name}: has a contrast of {found:.1f}, and needs {LEAST_CONTRAST} to be read")
    lines = "".join(f"--{name.replace('_', '-')}:{value};" for name, value in chosen.items())
    return f":root{{{lines}}}\n"


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, relative luminance), from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
