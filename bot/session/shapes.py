"""The shape of a message, whatever it is about: a question to the bot, "I don't know", a value put right."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.interview.kinds import Read, british
from bot.interview.questionnaire import Part, Question

MOST_WORDS = 20

_FIRST = (
    r"^(?:(?:and|so|ok|okay|but|hi|hello|hey|sorry|um|erm|er|hmm|wait|hang on|hold on|please|oh|well|right|actually|just|quick question"
    r"|no|yes|yeah|remind me|tell me|can you (?:tell me|remind me|explain))[ ,]+)*"
)
_WHAT = re.compile(
    rf"{_FIRST}(?:what|whats|wot|wots|wat|why|whys|how|hows|who|whos|whose|where|wheres|which|when (?:is|do|does|did|should|will|can|was))\b"
)
_WHETHER = re.compile(
    rf"{_FIRST}(?:can|could|do|does|did|should|shall|is|isnt|are|arent|am|will|would|may|must|might|have|has|was|were)"
    r" (?:i|we|you|u|this|it|that|there|the|they|these|those|he|she|a|an|any|mum|dad|my|our|10|0|ten|zero)\b"
)
_NOT_KNOWN = re.compile(
    r"(?:.{0,70}\bso (?:i |we )?(?:have |ive )?(?=no idea|no clue|dont know|do not know))?(?:(?:um|erm|er|honestly|sorry|oh|i|we|really|just|still|well|ok|so|hi|actually|im afraid|afraid|to be honest|tbh)[ ,.]+)*"
    r"(?:(?:do ?nt|do not|dont|dnt) (?:really |actually |honestly )?(?:know|no)|dunno|donno|duno|idk|no idea|no clue|havent (?:a|got a|any) (?:clue|idea)"
    r"|have no (?:clue|idea)|(?:cant|cannot|do not|dont) (?:remember|recall)|not a (?:clue|scooby)|before my time|not been told|havent been told|nobody has (?:said|told)|no one has (?:said|told)"
    r"|wouldnt know|couldnt (?:say|tell you)|could not say|not known|unknown)\b"
)

_NEVER = re.compile(
    r"\b(?:there|it|we|he|she|they) ?(?:has ?nt|hasnt|has not|have ?nt|havent|have not|was ?nt|wasnt|was not|isnt|is not|never) (?:ever |been |had )*(?:one|any)\b"
    r"|\bnever (?:been|had|was) (?:one|any)\b|\b(?:this|it)(?: is|s| was| will be)? (?:actually )?(?:the|our|his|her|their) (?:very )?first(?: one| time| conference)?\W*$"
)


def says_never(text: str) -> bool:
    """Whether a short message says that what is asked for has never been ("there hasn't been one, this is the first")."""
    bare = _bare(text)
    return len(bare.split()) <= MOST_WORDS and _NEVER.search(bare) is not None


def _bare(text: str) -> str:
    return " ".join(re.sub("['\u2019\u2018`]", "", text[:400].lower()).split())


def asks_what(text: str) -> bool:
    """Whether a short message asks what, why, how, who, where or which."""
    bare = _bare(text)
    return len(bare.split()) <= MOST_WORDS and _WHAT.match(bare) is not None


def is_asked(text: str) -> bool:
    """Whether a short message is a question by its words or its mark."""
    bare = _bare(text)
    if len(bare.split()) > MOST_WORDS:
        return False
    parts = [bare, *re.split(r"[?.!]+\s*", bare)]
    return any(_WHAT.match(part) or _WHETHER.match(part) for part in parts) or bare.endswith("?")


def without_no(text: str) -> str:
    """Return a message without the no and small words before what is put right ("no sorry, it was on 3 November")."""
    lead = r"(?:no|nope|nah|sorry|wrong|it should be|should be|it was|it's|its|it is|i meant|i mean|on|make it|change it to|the)"
    return re.sub(rf"^(?:{lead}\b[\s,.:-]*)+", "", text.strip().replace("\u2019", "'"), flags=re.IGNORECASE)


def begins_not_known(text: str) -> bool:
    """Whether a message begins by saying that the writer does not know."""
    return _NOT_KNOWN.match(_bare(text)) is not None


def read_back(question: Question, part: Part | None, value: Any) -> Read:
    """Return a value to be read back before it is kept; what cannot be put into a sentence is kept."""
    kind = part.kind if part is not None else question.kind
    if kind in ("date", "birth") and isinstance(value, str):
        said = british(date.fromisoformat(value), weekday=True)
        return Read("confirm", value, "kinds.date_confirm", {"date": said})
    if kind in ("choice", "choice_text") and part is None:
        chosen = value["choice"] if isinstance(value, dict) else value
        label = next(o.label for o in question.options if o.id == chosen)
        return Read("confirm", value, "kinds.choice_confirm", {"choice": label})
    return Read("kept", value)
