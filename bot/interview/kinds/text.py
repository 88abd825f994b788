"""Reading ordinary typed English: sentences, number words, name-like pieces.

Every function is linear in its text.
"""

from __future__ import annotations

import re


def word_list(words: str) -> list[str]:
    """Return the words of a list that is written as one text, in order."""
    return words.split()


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(words.split())


TITLES = word_set("mr mrs ms miss mx dr rev revd prof sr fr st sir dame mme")
_NOT_AN_END = TITLES | {"e.g", "i.e", "tel", "approx", "dept", "yr", "ext"}
_END = re.compile(r"[.!?]+[\"”’')\]]*(?=\s|$)|\n+")
_WORD_BEFORE = re.compile(r"([^\s.]+(?:\.[^\s.]+)*)$")
_UNITS = word_list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = word_list("twenty thirty forty fifty sixty seventy eighty ninety")
_NUMBERS = {
    **{word: n for n, word in enumerate(_UNITS)},
    **{word: (n + 2) * 10 for n, word in enumerate(_TENS)},
    "nought": 0,
    "hundred": 100,
    "a hundred": 100,
    "one hundred": 100,
}
NUMBER_WORD = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS[1:10])}))?"
    rf"|(?:a |one )?hundred|nought|{'|'.join(_UNITS[::-1])})"
)
_ROLES = word_set(
    "mum mummy mom mam mother dad daddy father step-mum step-dad stepmum stepdad stepmother stepfather "
    "gran nan nana "
    "granny grandma grandmother grandad granddad grandpa grandfather grandparents nanny aunt auntie aunty "
    "uncle cousin "
    "brother sister sibling siblings parent parents carer carers guardian family neighbour neighbours "
    "friend partner "
    "dsl ddsl senco sendco headteacher head deputy teacher ta hlta gp nurse midwife police officer worker "
    "visitor "
    "tutor mentor manager lead chair health social care services school's camhs cahms pastoral attendance "
    "class "
    "psychologist therapist counsellor doctor paediatrician solicitor housing probation safeguarding "
    "designated "
    "assistant office team support early help ehc"
)
_JOINERS = frozenset(
    {"and", "&", "the", "our", "her", "his", "their", "of", "or", "with", "a", "an", "at", "from", "in", "'s"}
)
_THINGS = word_set("club plan meeting work log report review session sessions")
_VAGUE_WHO = frozenset({
    "school", "the school", "our school", "we", "i", "staff", "all staff", "school staff", "someone", "they",
    "he", "she", "it", "everyone", "you", "us", "this", "there", "somebody", "people", "professionals",
    "all", "the plan", "plan", })  # fmt: skip


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return where each sentence of a text begins and ends, without its final full stop.

    Titles ("Ms.") and initials ("R. Cole") do not end a sentence, nor does a dot without a space after it.
    """
    found, start, last = [], 0, len(text.rstrip())
    for match in _END.finditer(text):
        inside = match[0].startswith(".") and match.end() < last
        if inside and not _ends(text[max(start, match.start() - 40) : match.start()]):
            continue
        found.append((start, match.end()))
        start = match.end()
    found.append((start, len(text)))
    return [span for span in (_trimmed(text, *span) for span in found) if span[0] < span[1]]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip().rstrip(".").rstrip())


def sentences(text: str) -> list[str]:
    """Return the sentences of a text without their final full stop (see ``sentence_spans``)."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _ends(before: str) -> bool:
    """Whether a full stop after a stretch of text (at most 40 characters of it) ends a sentence."""
    word = _WORD_BEFORE.search(before)
    if word is None:
        return True
    last = word[1].lstrip("(\"“'‘")
    return not (last.lower() in _NOT_AN_END or (len(last) == 1 and last.isupper()))


def number(word: str) -> int | None:
    """Return the number that a word or digits stand for, 0 to 100 in words, or None."""
    if word.isdecimal():
        return int(word[:9])
    words = word.lower().replace("-", " ").split()
    if not words:
        return None
    if " ".join(words) in _NUMBERS:
        return _NUMBERS[" ".join(words)]
    if len(words) == 2 and words[0] in _TENS and words[1] in _UNITS[1:10]:
        return _NUMBERS[words[0]] + _NUMBERS[words[1]]
    return None


def words_of(text: str) -> list[str]:
    """Return the words of a text without the punctuation round them."""
    return [w for raw in text.split() if (w := raw.strip(".,;:!?()[]\"“”‘’'"))]


def is_role(word: str) -> bool:
    """Whether a word is what someone is to a child or at work ("Gran", "DSL"), and so no name."""
    return word.lower() in _ROLES


def has_title(text: str) -> bool:
    """Whether a text begins with a title and something after it ("Mrs Day")."""
    words = text.split()
    return len(words) > 1 and words[0].lower().rstrip(".") in TITLES


def is_capitalised(text: str) -> bool:
    """Whether every word begins with a capital letter, small joining words ("de", "van", "al") apart."""
    words = words_of(text)
    small = {"de", "da", "van", "von", "al", "el", "bin", "ibn", "la", "le", "du", "der", "den", "o'"}
    return bool(words) and words[0][0].isupper() and all(w[0].isupper() or w.lower() in small for w in words)


def looks_like_people(text: str, most: int = 9) -> bool:
    """Whether a short text names who does something: names, titles, family or job words, and nothing else."""
    words = words_of(text)
    if not words or len(words) > most or " ".join(words).lower() in _VAGUE_WHO:
        return False
    named = False
    for word in words:
        low = word.lower().removesuffix("'s").removesuffix("’s")
        if low in _ROLES or low in TITLES or word[0].isupper():
            named = named or (low not in _VAGUE_WHO and low not in _JOINERS)
        elif low not in _JOINERS:
            return False
    return named and not _THINGS & {word.lower() for word in words}


def join_pieces(pieces: list[str]) -> str:
    """Join texts with ". ", without doubling a full stop that is already there."""
    joined = ""
    for piece in (p.strip() for p in pieces if p and p.strip()):
        joined = piece if not joined else f"{joined}{' ' if joined[-1] in '.!?”' else '. '}{piece}"
    return joined
