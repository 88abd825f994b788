"""Opens a finished Word file again and reads it as a person would: headings, and what stands under them."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

Path = tuple[str, ...]


def open_file(file: bytes) -> Any:
    return Document(io.BytesIO(file))


def blocks(document: Any) -> Iterator[Paragraph | Table]:
    """Yield paragraphs and tables in reading order."""
    for element in document.element.body:
        if element.tag == qn("w:p"):
            yield Paragraph(element, document)
        elif element.tag == qn("w:tbl"):
            yield Table(element, document)


def headings(document: Any) -> list[tuple[int, str]]:
    """Return every heading with its level, in order."""
    found = [b for b in blocks(document) if isinstance(b, Paragraph) and b.style.name.startswith("Heading")]
    return [(int(p.style.name.split()[-1]), p.text) for p in found]


def read(document: Any) -> dict[Path, list[str]]:
    """Return the paragraphs under each path of headings; of tables, the cells below the header row."""
    path: list[str] = []
    found: dict[Path, list[str]] = defaultdict(list)
    for block in blocks(document):
        if isinstance(block, Table):
            found[tuple(path)] += [p.text for row in block.rows[1:] for cell in row.cells for p in cell.paragraphs]
        elif block.style.name.startswith("Heading"):
            level = int(block.style.name.split()[-1])
            path = [*path[: level - 1], block.text]
        else:
            found[tuple(path)].append(block.text)
    return found


def all_text(document: Any) -> str:
    """Return all text of the body."""
    return "\n".join(text for texts in read(document).values() for text in texts)


def header_text(document: Any) -> str:
    return "\n".join(p.text for p in document.sections[0].header.paragraphs)


def header_xml(document: Any) -> str:
    return str(document.sections[0].header._element.xml)
