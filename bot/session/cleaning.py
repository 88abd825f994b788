"""Takes out of a message what no document or screen can hold, before anything looks at it."""

from __future__ import annotations


def clean(text: str) -> str:
    """Take out what no document or screen can hold: control characters and lone surrogates. Line breaks stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(c for c in lines if c in "\n\t" or (ord(c) >= 32 and not 0x7F <= ord(c) <= 0x9F
                   and not 0xD800 <= ord(c) <= 0xDFFF and ord(c) not in (0xFFFE, 0xFFFF)))  # fmt: skip
