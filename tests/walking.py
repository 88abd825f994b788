"""What people, busy or hostile, may type at any moment: for walks at random through the conversation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from bot.interview.answers import Key
from bot.interview.draft import Draft

COMMANDS = """skip|I don't know|none that I know of|back|change 3|change 7|change the date of the conference|review|finish
help|why do you ask|example|progress|pause|draft|short report|full report|say it again|when is it due|hi|thanks
what does danger statement mean|who will see this|the child is in danger now|delete everything|no, do not delete""".replace(
    "\n", "|"
).split("|")
REPLIES = """yes|no|no more|it is my answer|keep it as it is|remove 1|change row 1|add|leave it|I have done this|strength
next steps|it is safety, and here is why|choose again|8 is right|write it again|go on|leave it for later|not yet""".replace(
    "\n", "|"
).split("|")
ANSWERS = [
    "4 December 2026", "Amira Khan, 14 March 2017, Year 5", "Bilal Khan, 2 May 2023, nursery", "84%", "3",
    "8, I'm really worried", "ten", "between 4 and 5", "Mum has promised to stop", "initial", "review",
    "Gran took her home on 3 nights in October when mum was drunk. Amira told Mrs Day.",
    "Ms R Cole, DSL, Elm Park Primary, 020 7946 0000, r.cole@elmpark.example", "No. The social worker knows",
    "Mrs Day. See Amira each Monday. 12 February 2027. Amira smiles",
    "Ms Cole is worried that mum drinks at night. If it goes on, Amira could be hurt in a fire.",
    "On 3 November 2026 Amira told Mrs Day “my arm hurts”. Mrs Day rang the social worker.",
    "Help from the family started in May", "Back in June he ran off", "stop: mum told him to stop",
]  # fmt: skip
JUNK = [
    "", "   ", "🙂🙂", "x" * 25_000, "{child} {{ 7*7 }} <b>&amp;", "/restart", '/answer{"a": 1}', "\x00\x01\x02",
    "\u202eabc", "12/13/2026", "next Friday", "31 February 2027", "?", "...", "NO!!!", "Ü日本語", "a\n\n\nb", "11", "-1",
]  # fmt: skip


def messages(seed: int, count: int) -> Iterator[str]:
    """Return messages at random, the same ones for the same seed."""
    chance = Random(seed)
    pools = (COMMANDS, REPLIES, ANSWERS, ANSWERS, JUNK)
    for _ in range(count):
        text = chance.choice(chance.choice(pools))
        # Deleting is worth trying, but a walk that always begins again goes nowhere.
        yield "progress" if text == "delete everything" and chance.random() < 0.8 else text


def changed(before: Draft, after: Draft) -> set[Key]:
    """Return the keys whose answers differ between two states of a report."""
    old = {k: (a.status, a.value) for k, a in before.answers}
    new = {k: (a.status, a.value) for k, a in after.answers}
    return {k for k in old.keys() | new.keys() if old.get(k) != new.get(k)}


def may_change(asked: Mapping[str, Any], before: Draft) -> str:
    """Return the id of the one question whose answer the next message may change."""
    waiting = before.desk.get("waiting") or {}
    # Words that are held while a prompt about an answer waits are for that answer.
    key = waiting.get("key") or (waiting.get("under") or {}).get("key")
    return str(key[0]) if key else ".".join(str(asked.get("question") or "").split(".")[:2])
