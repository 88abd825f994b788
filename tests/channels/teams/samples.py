"""One message of each kind that the session sends, as the cards draw them."""

from __future__ import annotations

from typing import Any

from bot.channels.teams import cards
from bot.channels.teams.questions import Drawing, question_card
from bot.channels.teams.reviews import review_cards
from bot.interview.wording import load_words
from tests.channels.teams.conftest import BOXES
from tests.channels.teams.talk import question

SIDE = [
    ("Why do you ask?", "why do you ask"),
    ("Show me an example", "show me an example"),
    ("Skip", "skip"),
    ("I don’t know", "I don't know"),
]
SCALE = [
    "10: safe enough to stop worrying",
    "9",
    "8",
    "7: safe many times now, a little longer to be sure",
    "6",
    "5: some safety, not yet every time",
    "4",
    "3: harm is likely, little safety",
    "2",
    "1",
    "0: being hurt, or about to be",
]
NUMBERS = [(text.partition(":")[0],) * 2 for text in SCALE]

MESSAGES: dict[str, dict[str, Any]] = {
    "prose": question(
        "What has happened that hurt Amira, or could have?\nSay who did what, when, and how you know.",
        buttons=SIDE,
    ),
    "choice": question(
        "What kind of conference is it?\nIt is on the invite.",
        kind="choice",
        question="start.kind",
        section="Before you start",
        options=["First (initial)", "Review", "Before birth", "Moved from another area"],
        buttons=[(o, o) for o in ("First (initial)", "Review", "Before birth", "Moved from another area")] + SIDE,
    ),
    "yes-no": question(
        "You said “Friday 4 December 2026”. Is that right?",
        state="confirm",
        kind="date",
        question="start.date",
        options=["yes", "no"],
        buttons=[("Yes", "yes"), ("No", "no")],
    ),
    "date": question(
        "What is the date of the conference?\nIt is on the invite.",
        kind="date",
        question="start.date",
        section="Before you start",
        buttons=SIDE,
    ),
    "scale": question(
        "On this scale, where is Amira today?\n10 · safe enough to stop worrying\n0 · being hurt, or about to be",
        kind="score",
        question="scale.score",
        section="The safety scale",
        scale=SCALE,
        options=[number for number, _ in NUMBERS],
        buttons=[*NUMBERS, ("Why do you ask?", "why do you ask"), ("I don’t know", "I don't know")],
    ),
    "danger-statement": question(
        "What are you most worried could happen to Amira?\nSay it in three parts.",
        kind="builder",
        question="sos.danger",
        buttons=SIDE,
    ),
    "rows": question(
        "Is there another event?",
        kind="rows",
        question="inv.events",
        state="rows",
        section="What has been done",
        options=["no more"],
        buttons=[("No more", "no more"), ("Show me an example", "show me an example")],
    ),
    "part": question(
        "Who is worried?\nGive names or jobs.",
        kind="builder",
        question="sos.danger.who",
        part="who",
        state="part",
        buttons=[("Skip", "skip"), ("I don’t know", "I don't know")],
    ),
    "coach": question(
        "You wrote “neglected”. What did someone see or hear that tells you?",
        state="coach",
        options=["keep it as it is", "write it again", "show me an example"],
        buttons=[
            ("Keep it as it is", "keep it as it is"),
            ("Write it again", "write it again"),
            ("Show me an example", "show me an example"),
        ],
    ),
    "stop": question(
        "Stop here for a moment. Call now if a child is in danger.\nDanger now: 999\n"
        "Single Point of Access (SPA): 020 8547 5008\n"
        "I am not an alarm. Your report is kept, and I will wait.",
        state="stop",
        options=["I have done this"],
        buttons=[("I have done this", "I have done this")],
    ),
}

REVIEW = {
    "text": "Worries\n12. Past harm, Amira: ...",
    "custom": {
        "review": "worries",
        "rows": [
            {
                "number": 12,
                "question": "sos.harm",
                "title": "Past harm, Amira",
                "answer": "On 9 of the last 20 school days she came in the same stained shirt.\n"
                "On 3 November 2026 she told Mrs Day she had no tea.",
            },
            {
                "number": 13,
                "question": "sos.hard",
                "title": "Complicating factors, Amira",
                "answer": "not known",
            },
        ],
    },
}


def drawing(name: str, **changes: Any) -> Drawing:
    """The drawing of a sample."""
    message = MESSAGES[name]
    message = {**message, "custom": {**message["custom"], **changes}}
    return Drawing(message, "turn-1", load_words().say, lambda question_id: BOXES.get(question_id, ()))


def all_cards() -> dict[str, cards.Card]:
    """Every card by its name: one for each kind of question, the review, and cards that were answered."""
    found = {name: question_card(drawing(name)) for name in MESSAGES}
    found["review"] = review_cards(REVIEW, "turn-1", load_words().say)[0]
    found["answered"] = cards.closed(found["choice"], load_words().say("teams.answered", answer="Review"))
    return found
