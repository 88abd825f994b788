"""Plain text out of what Teams' editor makes: HTML in, the typed words out, line breaks kept."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    (
        "p",
        "div",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "table",
        "tr",
        "pre",
        "codeblock",
        "hr",
    )
)
_SILENT = frozenset(("script", "style", "attachment", "head", "title"))
_PICTURES = frozenset(("img", "emoji"))
_TAG = re.compile(r"</?(p|div|br|li|ul|ol|at|strong|b|i|em|u|span|a|blockquote|table|pre)\b[^<>]*>", re.IGNORECASE)

# The parser looks again and again for the end of what is never closed, so that goes first: an open bracket that no
# other closes is a typed one.
_COMMENT = re.compile(r"<!--.*?(?:-->|$)|<![^<>]*>?", re.DOTALL)
_OPEN = re.compile(r"<(?=[^<>]*(?:<|$))")


def plain_text(html: str) -> str:
    """Return the text of a piece of HTML.

    Blocks and line breaks become new lines, list items get a dash or their number, a picture becomes the
    words it stands for (an emoji), and everything that is not text falls away.
    """
    reader = _Reader()
    reader.feed(_OPEN.sub("&lt;", _COMMENT.sub("", html)))
    reader.close()
    return reader.text()


def looks_like_html(text: str) -> bool:
    """Whether a text holds tags as Teams' editor makes them.

    A lone "<" or ">" that a person typed does not count.
    """
    return bool(_TAG.search(text))


class _Reader(HTMLParser):
    """Collects text. ``_silent``: how deep inside something that is not text. ``_lists``.

    Item numbers, or None.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._silent = 0
        self._lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        if tag == "br":
            self._parts.append("\n")
        elif tag == "li":
            self._parts.append(f"\v{self._bullet()}")
        elif tag in _PICTURES:
            self._parts.append(dict(attrs).get("alt") or "")
        elif tag in ("td", "th"):
            self._parts.append(" ")
        elif tag in _BLOCKS:
            self._parts.append("\v")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag in _BLOCKS or tag == "li":
            self._parts.append("\v")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._parts.append(re.sub(r"[ \t\r\n]+", " ", data))

    def _bullet(self) -> str:
        """Return what stands before a list item."""
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number + 1}. "

    def text(self) -> str:
        """Join the parts: the edge of a block is one line break, however many edges meet there."""
        # Teams writes an empty line as a block with nothing but a hard space in it.
        joined = re.sub(r"\v ?\u00a0+ ?(?=\v)", "\v\n", "".join(self._parts)).replace("\u00a0", " ")
        # Runs of spaces go first: the patterns after it then take time in proportion to the text.
        joined = re.sub(r" {2,}", " ", joined)
        joined = re.sub(r" ?\n ?", "\n", re.sub(r" ?\v[ \v]*", "\n", joined))
        return re.sub(r"\n{3,}", "\n\n", joined).strip()
