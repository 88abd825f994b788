"""Reads "what does ... mean": which term a question asks about."""

from __future__ import annotations

import re

from bot.interview.glossary import load_glossary

_ASKS_MEANING = re.compile(
    r"(?:(?:can you |could you )?(?:define|explain)(?: to me)?(?: what)?"
    r"|(?:whats |what is )?(?:the )?(?:meaning|definition) of"
    r"|what do you mean(?: by| when you say)?|what (?:does|do|did|is meant by|are meant by)|whats meant by"
    r"|(?:i )?(?:dont|do not) (?:know|understand|get)(?: what)?|(?:im )?not sure what"
    r"|(?:remind|tell) me what)"
    r"(?: is| are)?(?: the (?:word|words|term|letters|phrase))?(?: an?|(?P<the> the))?"
    r" (?P<term>[a-z0-9 ]+?)"
    r"(?: (?:means?|stands? for|is|are|refers? to))?(?: again| here| on (?:this|the) form)?"
)
_ASKS_WHAT = re.compile(r"(?:what is|what are|whats|what r)(?P<the> the)?(?: an?)? (?P<term>[a-z0-9 ]+?)(?: again)?")
_TERM_FIRST = re.compile(
    r"(?P<term>[a-z0-9 ]+?) (?:meaning|definition|means what|what does (?:it|that) mean)",
)
_DIFFERENCE = re.compile(
    r"(?:whats|what is|is there a|explain) (?:the )?difference between (?:an? )?(?P<term>.+)",
)
_SAYS_MEAN = re.compile(r"\b(?:means?|define|stands? for|meaning|definition|meant)\b")
_UNSURE = re.compile(r"(?:i )?(?:dont|do not)|(?:im )?not sure")
_ABOUT_PEOPLE = re.compile(
    r"\b(?:he|she|they|him|her|his|them|we|us|i|me|mums?|dads?|gran|nan|this|that|it|these|those|you|going)\b"
)
_POINTS = frozenset({"them", "these", "those", "it", "this", "that", "the two", "both", "the options", "the choices"})
_LONGEST_UNKNOWN = 4  # words of a term that the glossary does not have


def asked_term(said: str, *, sure: bool) -> str:
    """Return the term whose meaning a message asks for, or "".

    ``said``: the message in lower case without punctuation. ``sure``: only where the message could not be a
    question inside an answer, and only for terms that the glossary has.
    """
    for pattern in (_ASKS_MEANING, _ASKS_WHAT, _TERM_FIRST, _DIFFERENCE):
        match = pattern.fullmatch(said)
        if match and _asks_about(said, match, sure=sure):
            return match["term"]
    return ""


def _asks_about(said: str, match: re.Match[str], *, sure: bool) -> bool:
    term = match["term"]
    if term in _POINTS:
        return False
    known = load_glossary().find(term) is not None
    if sure:
        # "Explain the plan" is a next step, "I don't understand the plan" a parent's view: both stay answers.
        vague = match.groupdict().get("the") or _UNSURE.match(said)
        return known and (not vague or bool(_SAYS_MEAN.search(said)))
    if known:
        return True
    asks = _SAYS_MEAN.search(said) and not _ABOUT_PEOPLE.search(term)
    return bool(asks) and len(term.split()) <= _LONGEST_UNKNOWN
