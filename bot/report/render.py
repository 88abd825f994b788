"""Report -> Word: fills the form that the partnership's staff edit. The one user of docxtpl.

The form is a Word file with Jinja tags. It runs in Jinja's sandbox, and what people typed reaches it as data
only: each value is cleaned and escaped on its way out, so that nothing typed can be a tag or break the file.
"""

from __future__ import annotations

import io
import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, Undefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from bot.partnership.partnership import DEFAULT_FORM
from bot.report.clean import clean
from bot.report.report import ChildBlock, Place, Point, Report

LANGUAGE = "en-GB"
_CROSSED = "a tag opens in one table or paragraph and closes in another; give for and endfor a paragraph each"
_TAGS = re.compile(r"<[^>]+>")
_PARAGRAPH = re.compile(r"<w:p([ >])")
_TAG_ERRORS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError)
_NOT_WORD = (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError)


class FormError(ValueError):
    """The Word form cannot be used. The message names the file and the tag, and never holds an answer."""


def write_docx(report: Report, form: Path = DEFAULT_FORM) -> bytes:
    """Return the report as a Word file made with a form.

    Raises FormError, naming the form and the tag, when the form is broken or has no place for an answer.
    """
    file, places = fill_form(report, form)
    places.check_all_printed()
    return file


def fill_form(report: Report, form: Path) -> tuple[bytes, FormPlaces]:
    """Return the filled file, and which places the form took. Raises FormError when the form is broken."""
    places = FormPlaces(report, form.name)
    template = open_form(form)
    template.render(places.context(), jinja_env=environment())
    _set_properties(template, report)
    file = io.BytesIO()
    template.save(file)
    return file.getvalue(), places


def open_form(form: Path) -> Form:
    """Open a form. Raises FormError when it is not there or not a Word file."""
    template = Form(form)
    try:
        template.init_docx()
    except _NOT_WORD as error:
        raise FormError(f"{form.name}: this is not a Word file that can be opened") from error
    return template


def environment() -> SandboxedEnvironment:
    """Return the Jinja environment in which a form runs."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_for_word)


def _for_word(value: Any) -> Any:
    """Clean and escape one value. Braces too: docxtpl would read "{_{" as a tag of its own."""
    if isinstance(value, Undefined):
        return value
    safe = str(escape(clean(str(value))))
    return Markup(safe.replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 - escaped the line before


def _set_properties(template: Form, report: Report) -> None:
    """Fill the file's own description; no child is named in it."""
    properties = template.docx.core_properties
    properties.title, properties.language = clean(report.title), LANGUAGE
    properties.author = properties.last_modified_by = clean(report.partnership)
    properties.comments = properties.subject = properties.keywords = ""
    properties.created = properties.modified = datetime.combine(report.made_on, time())
    properties.revision = 1


class Form(DocxTemplate):  # type: ignore[misc]
    """A form that says in plain words which tag is wrong, and that refuses what would make a broken file."""

    def render_xml_part(
        self,
        src_xml: str,
        part: Any,
        context: Mapping[str, Any],
        jinja_env: SandboxedEnvironment | None = None,
    ) -> str:
        """Fill one part of the file (body, header, footer). Raises FormError."""
        try:
            xml: str = super().render_xml_part(src_xml, part, context, jinja_env)
        except FormError:
            raise
        except _TAG_ERRORS as error:
            raise FormError(f"{self._name}: {_explain(error, src_xml)}") from error
        xml = xml.replace("<w:t>", '<w:t xml:space="preserve">')
        try:
            parse_xml(xml)
        except SyntaxError as error:
            raise FormError(f"{self._name}: {_CROSSED}") from error
        return xml

    @property
    def _name(self) -> str:
        return Path(self.template_file).name


def _explain(error: Exception, source: str) -> str:
    """Return what is wrong and the paragraph of the form in which it is, but no value that was filled in."""
    what = str(error.message) if isinstance(error, TemplateError) else "a tag cannot be worked out"
    lines = _PARAGRAPH.sub(r"\n<w:p\1", source).splitlines()
    number = getattr(error, "lineno", None) or _template_line(error)
    if number is None or number > len(lines):
        return what
    return f"{what}, near: {_TAGS.sub('', lines[number - 1]).strip()[:120]}"


def _template_line(error: Exception) -> int | None:
    """Return the line of the form that was being filled: Jinja writes it into the traceback."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == "<template>"]
    return frames[-1].lineno if frames else None


@dataclass(frozen=True, repr=False)
class FormChild:
    """What a form may say about one child: ``name``, ``place(question)``, ``has(section)``, ``build_on``."""

    block: ChildBlock
    places: FormPlaces

    @property
    def name(self) -> str:
        """The child's full name."""
        return self.block.name

    @property
    def build_on(self) -> tuple[Point, ...]:
        """Ideas and promises that the writer moved to next steps."""
        return self.block.build_on

    def place(self, question: str) -> tuple[Place, ...]:
        """Return the answer about this child, or nothing when the question does not apply."""
        return self.places.take(question, self.block.id, self.block.places)

    def has(self, *names: str) -> bool:
        """Whether anything is printed about this child in these sections or under these questions."""
        return any(place.section in names or place.question in names for place in self.block.places.values())


class FormPlaces:
    """Hands places to the form and remembers which, as an answer without a place must never be lost."""

    def __init__(self, report: Report, form_name: str) -> None:
        self._report, self._form_name = report, form_name
        self._taken: set[tuple[str, str]] = set()

    def context(self) -> dict[str, Any]:
        """Return everything that a tag may use."""
        children = tuple(FormChild(block, self) for block in self._report.children)
        return {"report": self._report, "children": children, "place": self.place, "section": self.section}

    def place(self, question: str) -> tuple[Place, ...]:
        """Return the answer to a question that is asked once, or nothing when it does not apply."""
        return self.take(question, "", self._report.places)

    def section(self, section: str) -> bool:
        """Whether anything is printed in a section."""
        return any(section == s.id for s in self._report.sections)

    def take(self, question: str, child: str, places: Mapping[str, Place]) -> tuple[Place, ...]:
        """Hand over one place and remember it. Raises FormError when no question has that id."""
        if question not in self._report.known:
            raise FormError(f"{self._form_name}: there is no question {question} to print")
        self._taken.add((question, child))
        return (places[question],) if question in places else ()

    def check_all_printed(self) -> None:
        """Raise FormError when something that was answered had no place in the form."""
        wanted = {(question, "") for question in self._report.places}
        wanted |= {(question, block.id) for block in self._report.children for question in block.places}
        lost = sorted({question for question, _ in wanted - self._taken})
        if lost:
            raise FormError(f"{self._form_name}: the form has no place for {', '.join(lost)}")
