"""The one place that takes out of a text what no Word file can hold. Everything else stays as typed.

Taken out: control characters, lone surrogates and the two code points that XML 1.0 forbids
(https://www.w3.org/TR/xml/#charsets). Every kind of line end begins a new paragraph; tabs, emoji, curly
quotes, right-to-left marks and runs of spaces stay.
"""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return the text without what Word cannot hold, its line ends made ``\\n``."""
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text, cleaned, without the empty ones; () when nothing is left to print."""
    return tuple(line for line in clean(text).split("\n") if line.strip())
