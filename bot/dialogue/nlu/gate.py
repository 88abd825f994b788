"""The gate between the classifier and the dialogue: when a message that is no command looks like one.

Free text is sacred, so the classifier never decides what a message is. It may only have the session ask "Is
that your answer?", and only for a short message with the air of something said to the bot.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from bot.dialogue.nlu.clauses import asked_in_part, asks, reports_words
from bot.dialogue.nlu.text_speak import spelled_out
from bot.interview.commands import COMMANDS, likely
from bot.interview.rest import rest_of

ANSWER = "answer"
# The one command whose name Rasa has taken: its own intent `back` undoes events, whatever the rules say.
_RENAMED = {"back": "go_back"}
_COMMANDS = {_RENAMED.get(name, name): name for name in COMMANDS}

# Longer messages are answers: in both sets that we measured with, no request to the bot has more words.
MOST_WORDS = 30
MOST_LETTERS = 300
# From here on, where the words tell of people, days or places and nothing in them speaks to the bot, one command alone
# must be as good as certain, unless a part of the message asks something.
MOST_WORDS_TOLD = 12
SURE_OF_WHOLE = 0.80
SURE_WHICH = 0.50
SURE_WHICH_ADDRESSED = 0.30
# Words of these are words of answers too: "Good", "Nothing since the last one".
_SURE_OF = {"emergency": 0.60, "none": 0.85, "greeting": 0.80}
SURE_LONG, SURE_LONG_ASKED = 0.85, 0.70

# How sure the classifier must be, by what the words say (docs/understanding.md shows how these were chosen).
SURE_ADDRESSED = 0.30
SURE_PLAIN = 0.955
SURE_ABOUT_PEOPLE = 0.65
SURE_TOLD = 0.91
SURE_REPORTED = 0.985

# What the session is told: from 0.5 on it is worth asking the writer.
WORTH_ASKING = 0.5
_LIKELY = 0.95

_WORD = re.compile(r"\w+")
# Quoted words, pasted logs and lists, addresses: nobody speaks to a bot in these.
_SOMEBODYS_WORDS = re.compile(
    "[\"\u201c\u201d]|\\n|(?:^|\\s)['\u2018]\\w+.*\\w['\u2019](?:\\s|[.,!?]|$)"
    "|https?://|\\S@\\S|[|<>]|(?:^|\\s)\\w+:\\s|\\d[/.]\\d+[/.]\\d|\\bquote\\b.*\\b(?:un|end |close )quote\\b"
)
# Words of our own buttons that come when nothing waits for them any more, as a second press does: they ask for nothing.
_LATE_REPLIES = frozenset({"keep it as it is", "it is my answer", "write it again"})
# Something has just happened and the writer asks what to do: whatever came before it, the numbers are shown.
_ASKS_WHAT_TO_DO = re.compile(
    r"\b(?:who|what) (?:do|should|shall|must|can) (?:i|we) (?:do|ring|call|phone|tell|contact|alert|speak to|go to)(?: (?:right |straight )?(?:now|away|first|next))?\W*$"
    r"|\bwhat (?:i|we) (?:do|should do)(?: (?:right )?now)?\?+\W*$|\b(?:need|want) to know (?:who|what) (?:to|i|we) (?:should |must |can )?(?:call|ring|phone|do|tell|contact)(?: (?:right )?now)?\W*$"
    r"|\b(?:need )?help (?:me )?(?:quick(?:ly)?|now|urgently|asap|fast)\W*$"
    r"|\b(?:do|should|shall) (?:i|we) (?:ring|call|phone) (?:999|101|the police|police|social care|the social worker|someone)(?: now)?\W*$",
    re.IGNORECASE,
)
# "They want to know" and "asking us" report no one's words when the writer asks why, or where in the form something is done.
_ASKS_WHY = re.compile(
    r"^(?:so |and |sorry |hi |ok )?(?:why (?:do|does|are|is|would|did) (?:they|you|we|it|this|people|the \w+)|(?:whats|what is) the (?:reason|point|need|purpose)|how come)\b"
    r"|\b(?:where|how) (?:do|can|would|should) i (?:do|change|put|find|see|get|fix|edit|add)\b[^.!?]{0,20}\W*$"
)
_PEOPLE = re.compile(
    r"\b(?:he|she|they|him|her|his|hers|them|their|hes|shes|theyre|mums?|mam|dads?|gran|grans|nan|nans|aunt|uncle|brother"
    r"|sister|baby|mother|father|stepdad|partner|family|parents?|child|children|kids?|pupil|social worker"
    r"|year old|mrs?|ms|miss|dr)\b"
)
_TOLD = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:january|february|april|june|july|august|september|october"
    r"|november|december|easter|term|since|weekends?|nights?|flat|house|school|class|gp|doctor|police|court|club"
    r"|homework|bed)\b"
    r"|\b\d+(?:st|nd|rd|th|%| times| days| weeks)|\b\d{3,}"
    r"|\bmy (?!answers?\b|responses?\b|entries|words|wording|place|progress|report|draft|code|data|last|own|work\b|score)\w+"
)
# "Repeats what adults say", "Pushes you away": a verb of the third person, or things in the plural, told and not asked for.
_THIRD_PERSON = re.compile(
    r"^(?!(?:thanks|cheers|whats|wheres|hows|whos|whens|whys|yes|lets|its|thats|this|does|was|has|questions|answers"
    r"|examples|bells|resources|contacts|links|terms|options|commands|instructions|dates|details|tips|hints|ideas"
    r"|minutes|mins|less|unless|always|needs|pass|miss|guess)\b)[a-z]{2,}s\b (?!left\b|to\b|on\b|for\b|pls\b|please\b)"
)
# "Mum asks what you want from her": what somebody else says or asks is reported, whatever it sounds like.
_REPORTED = re.compile(
    r"^(?!(?:i|we|you|who|what|why|how|when|where|which|can|could|do|does|did|is|are|will|would|should)\b)"
    r"(?:\w+ ){1,3}(?:says?|said|asks?|asked|told|tells?|shout(?:s|ed)|texts?|texted|wrote|wants? to know|keeps? (?:saying|asking))\b"
    r"|\b(?:he|she|they|mum|dad|gran|nan) (?:says?|said|asks?|asked|shouted|keeps? (?:saying|asking))$"
)
_ASKS_YOU = re.compile(r"\b(?:can|could|will|would) you (?:just )?(?!say\b|ask\b|tell (?:no|him|her|them)\b)\w+")
_FORM = (
    r"(?:questions?|answers?|one|bit|section|form|report|bot|chat|scale|document|draft|file|page|examples?|samples?"
    r"|numbers?|entry|entries|responses?|wording|deadline|guidance|code|copy|version|score|link|button)"
)
_ADDRESSED = re.compile(
    r"\b(?:this|these|next|last|previous|first|which|another|my|your)"
    rf" (?:\w+ )?{_FORM}\b"
    r"|(?<!if )(?<!when )(?<!as )(?<!until )(?<!unless )\byou(?! (?:say|ask|tell) (?:no|stop|him|her|them)\b)\b"
    r"|\b(?:your|youre|bot)\b|\b(?:i|we) (?:dont|do not) know (?:who|what|how|where) to\b"
    rf"|^(?:so )?i (?:need|want|would|cant|dont|lost|forgot|hate)\b.*\b{_FORM}\b"
    r"|^(?:so |ok |and |but |hi |sorry )?"
    r"(?:can|could|may|should|shall|do|did|am|will|must|have|was) (?:i|we)\b"
    r"|\b(?:do|can|should|could|must|shall|did|have|am|may) i\b"
    r"|\bi (?:just )?(?:said|put|wrote|typed|write|gave|meant)\b"
    r"|\bive (?:said|put|written|typed|given|spelt)\b"
    r"|^(?:is|does|will|has|are) (?:this|it|that|my|there|any)\b"
    r"|^(?:so )?(?:what|why|how|when|where|who|which)s?(?: \w+)?"
    r"(?: is| are| do| does| can| should| will| would| am| have)"
    rf" (?:this|it|that|here|i|me|the (?:point|reason|purpose|next|{_FORM}))\b"
    r"|\b(?:show|give|tell|send|let|take|read|ask|explain|remind|help|put) (?:it to )?me\b"
    r"|^lets\b|\bwriting this\b|\b(?:kindly|pls|plz)\b|^please\b|\bplease$"
    r"|\b(?:keep|save|hold|park|store) (?:it|this|that|my|everything|all)\b|\bwhy (?:is|are|do|does) (?:this|that|it|these|those)\b"
    r"|^(?:i |ive |i have |think i )*(?:made|spotted|noticed) an? (?:mistake|error|typo)\b|\bmakes? no sense\b|^(?:eh|huh|pardon)\b"
    r"|\bthe (?:next|last|previous|first|whole|same) (?:one|question|bit|section|thing)\b|\bnext question\b"
    r"|\bi(?:m| am) (?:so |a bit |totally |completely )?(?:lost|stuck|confused|not following)\b"
    r"|^are (?:my|these|they)\b|^isnt this\b|^(?:so |wait )?(?:is |does )?(?:higher|lower|bigger|smaller|10|ten|zero)\b.*(?:better|worse|good|bad|safe|yes|right)"
)


@dataclass(frozen=True)
class LooksLike:
    """A command that a message looks like. ``confidence`` of 0.5 and more: worth asking the writer about."""

    command: str
    confidence: float
    rest: str = ""

    def as_dict(self) -> dict[str, object]:
        """Return it as Rasa carries it in a message's parse data."""
        return asdict(self)


def intent_of(command: str) -> str:
    """Return the Rasa intent of a command."""
    return _RENAMED.get(command, command)


def command_of(intent: str) -> str:
    """Return the command of a Rasa intent, or "" for ``answer`` and anything that is not ours."""
    return _COMMANDS.get(intent, "")


def worth_guessing(text: str) -> bool:
    """Whether a message is short and plain enough for any command to look like it."""
    stripped = text.strip()
    if len(stripped) > MOST_LETTERS:
        return False
    if _SOMEBODYS_WORDS.search(stripped):
        return likely(stripped) is not None
    if _bare(stripped).rstrip(" .!") in _LATE_REPLIES:
        return False
    if _ASKS_WHAT_TO_DO.search(stripped):
        return True
    if _is_long_telling(stripped) and reports_words(stripped) and not _ASKS_WHY.search(_bare(stripped)):
        return likely(stripped) is not None
    return 0 < len(_WORD.findall(stripped)) <= MOST_WORDS


def looks_like(text: str, ranking: Mapping[str, float]) -> LooksLike | None:
    """Return what a message that is no exact command looks like, or None when it is nothing but an answer.

    ``ranking``: the classifier's intents with their probabilities. The confidence is scaled so that 0.5 is
    the point at which the writer is asked; below it the guess only serves questions that hold no prose.
    """
    known = likely(text)
    if known is not None:
        return LooksLike(known.name, _LIKELY, known.rest)
    if _ASKS_WHAT_TO_DO.search(text) and _PEOPLE.search(text.lower()):
        return LooksLike("emergency", _LIKELY)
    commands = {command_of(intent): p for intent, p in ranking.items() if command_of(intent)}
    best = max(commands, key=lambda name: commands[name], default="")
    part = asked_in_part(text)
    if part is not None and not _REPORTED.search(_bare(text)):
        # "Core group? What is that?" as a whole asks about a term, though its last part asks for help.
        whole = bool(best) and commands[best] >= SURE_OF_WHOLE
        return LooksLike(best, _LIKELY, rest_of(best, text)) if whole else LooksLike(part.name, _LIKELY, part.rest)
    if not best:
        return None
    return LooksLike(best, _confidence(text, best, commands[best], 1.0 - ranking.get(ANSWER, 0.0)), rest_of(best, text))


def _confidence(text: str, best: str, which: float, sure: float) -> float:
    """Return how sure it is that a message is a request, scaled to the certainty that its words ask for.

    ``which``: how likely the likeliest command is; ``sure``: how likely it is that the message is any command.
    """
    needed = _needed(text)
    if _is_long_telling(text):
        sure, needed = which, SURE_LONG_ASKED if asks(text) else SURE_LONG
    # Words that name no command above all others ("Me", "Good") are an answer.
    torn = which < (SURE_WHICH if needed >= SURE_TOLD else SURE_WHICH_ADDRESSED) or which < _SURE_OF.get(best, 0.0)
    scaled = sure / needed / 2 if sure < needed else 1 - (1 - sure) / (1 - needed) / 2
    return round(min(scaled, WORTH_ASKING - 0.01 if torn else 1.0), 3)


def _bare(text: str) -> str:
    return re.sub(r"['\u2019]", "", spelled_out(text).lower()).strip()


def _is_long_telling(text: str) -> bool:
    """Whether a message of many words tells of people, days or places without a word to the bot."""
    return len(_WORD.findall(text)) > MOST_WORDS_TOLD and _needed(text) in (SURE_TOLD, SURE_REPORTED)


def _needed(text: str) -> float:
    """Return how sure the classifier must be of a command before the writer is asked."""
    said = _bare(text)
    if _REPORTED.search(said):
        return SURE_REPORTED
    if _THIRD_PERSON.search(said) and not _ASKS_YOU.search(said):
        return SURE_TOLD
    told = _PEOPLE.search(said) or _TOLD.search(said)
    if _ADDRESSED.search(said):
        return SURE_ABOUT_PEOPLE if told else SURE_ADDRESSED
    return SURE_TOLD if told else SURE_PLAIN
