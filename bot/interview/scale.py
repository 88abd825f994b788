"""The 0 to 10 scale: which way it runs, what each number means in words, and what does not fit together.

Partnerships run it either way, and people mix the ways up, so a number never goes without its words. Nothing
here suggests, changes or averages a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from bot.interview.draft import Direction

LOWEST, HIGHEST = 0, 10
_SHOWN_WITH_WORDS = (10, 7, 5, 3, 0)
_SAFETY_DANGER_END, _WORRY_DANGER_END = 2, 8
_GOOD_END, _BAD_END = 8, 2


class Band(NamedTuple):
    """What the numbers from ``low`` to ``high`` mean, in words."""

    low: int
    high: int
    words: str


@dataclass(frozen=True)
class ScaleWording:
    """All that is said about the scale in one direction; the two directions never share a sentence.

    ``ask``: the question, with ``{child}``. ``label0``/``label10``: the ends in a few words, as printed.
    ``ends``: one sentence that says which way it runs. ``bands`` cover 0 to 10 once, highest first.
    """

    direction: Direction
    ask: str
    ends: str
    label0: str
    label10: str
    bands: tuple[Band, ...]


@dataclass(frozen=True)
class ScaleFacts:
    """What the rest of the report says, to set beside a number.

    ``dangers``: danger statements written for the child. ``safety_items``: things that count as existing
    safety.
    ``harm_written``: past harm was told. ``reason``: the words typed with the number. ``other_scores``:
    those of the other children. ``last_score``: at the last conference, or None.
    """

    dangers: int = 0
    safety_items: int = 0
    harm_written: bool = False
    reason: str = ""
    other_scores: tuple[int, ...] = ()
    last_score: int | None = None

    def __repr__(self) -> str:
        """Show the counts without the reason: answers must never reach a log or a traceback."""
        return f"ScaleFacts(dangers={self.dangers}, safety_items={self.safety_items})"


def check_bands(bands: tuple[Band, ...]) -> str:
    """Return what is wrong with a set of bands, or "" when they cover each number from 0 to 10 once."""
    counts = {n: sum(band.low <= n <= band.high for band in bands) for n in range(LOWEST, HIGHEST + 1)}
    wrong = [str(n) for n, count in counts.items() if count != 1]
    if wrong:
        return f"must cover 0 to 10 once; look at {', '.join(wrong)}"
    if any(band.low > band.high or band.low < LOWEST or band.high > HIGHEST for band in bands):
        return "must run from low to high inside 0 to 10"
    return ""


def band(wording: ScaleWording, score: int) -> str:
    """Return what a number means in words. Raises ValueError when the number is not on the scale."""
    for one in wording.bands:
        if one.low <= score <= one.high:
            return one.words
    raise ValueError("the number is not on the scale")


def options(wording: ScaleWording) -> tuple[tuple[int, str], ...]:
    """Return the eleven numbers to choose from, 10 first, with words beside 10, 7, 5, 3 and 0."""
    return tuple(
        (n, band(wording, n) if n in _SHOWN_WITH_WORDS else "") for n in range(HIGHEST, LOWEST - 1, -1)
    )  # fmt: skip


def printed(wording: ScaleWording, score: int) -> str:
    """Return a number as it is printed, never bare: "3 out of 10 (0 = ..., 10 = ...)"."""
    return f"{score} out of 10 (0 = {wording.label0}, 10 = {wording.label10})"


def is_danger_end(direction: Direction, score: int) -> bool:
    """Whether a number is at the end where the social worker must know today."""
    return score <= _SAFETY_DANGER_END if direction == "safety" else score >= _WORRY_DANGER_END


def contradictions(direction: Direction, score: int, facts: ScaleFacts) -> tuple[str, ...]:
    """Return the keys of what does not fit together, to be asked about.

    Most telling first, () when all fits.
    """
    safe = score if direction == "safety" else HIGHEST - score
    raised = {
        "scale.reason_more_worried": safe >= _GOOD_END and says_worried(facts.reason),
        "scale.reason_less_worried": safe <= _BAD_END and says_not_worried(facts.reason),
        "scale.high_with_danger": safe >= _GOOD_END and facts.dangers > 0,
        "scale.high_without_safety": safe >= _GOOD_END and facts.dangers == 0 and facts.safety_items == 0,
        "scale.low_without_harm": safe <= _BAD_END and not facts.harm_written,
        "scale.moved": facts.last_score is not None and abs(score - facts.last_score) >= 3 and not facts.reason.strip(),
        "scale.same_for_all": bool(facts.other_scores) and set(facts.other_scores) == {score},
    }
    return tuple(key for key, is_so in raised.items() if is_so)


_NOT = (
    r"(?:not|n't|no longer|never|hardly|less|without|isnt|arent|dont)"
    r"(?: (?:really|too|so|very|that|at all|be|feel|particularly|as))*"
)
_NOT_WORRIED = re.compile(
    rf"(?:{_NOT}) (?:worried|concerned|scared|afraid|anxious)|\bno (?:real |big |great )?(?:worries"
    rf"|concerns?|dangers?)\b"
    rf"|\b(?:doing (?:fine|well|great|ok|okay|better)|(?:is|she's|he's|they're|all|feels?) (?:quite |very "
    rf"|really |so |now )?(?:safe|fine|happy|settled|ok|okay))\b"
    r"|\bsafe (?:enough|now|and well)\b|\bmuch better\b|\bgoing well\b",
    re.IGNORECASE,
)
_WORRIED = re.compile(
    r"\b(?:worried|concerned|scared|afraid|frightened|terrified|fear(?:ful)? for|in danger|at risk|unsafe"
    r"|getting worse|not safe|isn't safe"
    r"|not ok(?:ay)?|desperate|urgent|awful|terrible|worry (?:a lot|about|every)|worries me"
    r"|serious(?:ly)? (?:risk|worr\w+|concern\w*))\b",
    re.IGNORECASE,
)


def says_worried(text: str) -> bool:
    """Whether the words with a number say that the writer is worried."""
    plain = text[:5000].replace("’", "'")
    return bool(_WORRIED.search(_NOT_WORRIED.sub(" ", plain)))


def says_not_worried(text: str) -> bool:
    """Whether the words with a number say that the writer is not worried, and do not also say the reverse."""
    plain = re.sub(
        r"(?i)\b(?:not|isn't|never|doesn't feel|n't) (?:\w+ )?(?:safe|fine|ok|okay|happy)\b",
        " unsafe ",
        text[:5000].replace("’", "'"),
    )
    return bool(_NOT_WORRIED.search(plain)) and not says_worried(plain)
