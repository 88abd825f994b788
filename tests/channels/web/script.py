"""One question of each kind, as the session sends it, for the fake dialogue to ask."""

from __future__ import annotations

from typing import Any


def question(name: str, kind: str, text: str, hint: str, **more: Any) -> dict[str, Any]:
    """Return a message that asks something, as the session makes it."""
    buttons = more.pop("buttons", [])
    side = [("Why do you ask?", "why do you ask"), ("Show me an example", "show me an example"), ("Skip", "skip"),
            ("I don’t know", "I don't know")]  # fmt: skip
    custom = {"question": name, "child": None, "kind": kind, "section": "Worries", "options": [], "state": "asked",
              "progress": {"done": 1, "of": 9}, "section_progress": {"done": 1, "of": 6}, "hint": hint, **more}  # fmt: skip
    titles = [{"title": t, "payload": p} for t, p in [*buttons, *side]]
    return {"text": f"{text}\n{hint}" if hint else text, "buttons": titles, "custom": custom}


_SCALE = ["10: safe enough to stop worrying", "9", "8", "7: safe many times now", "6", "5: some safety", "4", "3: harm is likely",
          "2", "1", "0: being hurt, or about to be"]  # fmt: skip
_TEXT, _DATE = "text", "date"


def _part(part_id: str, label: str, kind: str = "text") -> dict[str, str]:
    return {"id": part_id, "label": label, "kind": kind}


_PEOPLE = [_part("name", "Name"), _part("born", "Date of birth", "birth"), _part("year", "Year group")]
_AUTHOR = [_part("name", "Name"), _part("job", "Job"), _part("school", "School"), _part("phone", "Phone", "phone"),
           _part("email", "Email", "email")]  # fmt: skip
_STEP = [
    _part("who", "Who"),
    _part("what", "What"),
    _part("by", "By when", "date"),
    _part("how", "How we will know"),
]
_DANGER = [_part("who", "Who is worried"), _part("about", "About what"), _part("could", "What could happen")]
_ATTEND = [_part("percent", "Percent"), _part("from", "From", "date"), _part("to", "To", "date")]
SCRIPT: list[dict[str, Any]] = [
    question("start.now", "choice", "Is the child in danger right now?", "If yes, stop. Call 999, or your social care team.",
             options=["No", "Yes", "Not sure"], buttons=[("No", "No"), ("Yes", "Yes"), ("Not sure", "Not sure")]),
    question("start.date", "date", "What date is the conference?", "For example, 27 11 2026"),
    question("start.author", "fields", "Who is writing this report?", "Your name, job, school, phone and work email.", parts=_AUTHOR),
    question("child.who", "people", "Which children is this report about?", "Full name, date of birth and year group.", parts=_PEOPLE),
    question("sos.harm", "prose", "What has happened that hurt Amira, or could have?", "Say who did what, when, and how you know.",
             child="Amira Khan"),
    {"text": "You wrote “neglected”. What did someone see or hear?", "buttons": [{"title": "Keep it as it is", "payload": "keep it as it is"}],
     "custom": {**question("sos.harm", "prose", "", "")["custom"], "state": "coach", "about": "neglected", "child": "Amira Khan"}},
    question("sos.danger", "builder", "If nothing changes, what are you worried could happen to Amira?", "Say it in your words.", parts=_DANGER),
    question("edu.attend", "attendance", "What is Amira’s attendance?", "Give the percent and the dates.", parts=_ATTEND),
    question("scale.score", "score", "On this scale, where is Amira today?\n10 · safe enough to stop worrying", "", scale=_SCALE,
             options=[str(n) for n in range(10, -1, -1)], buttons=[(str(n), str(n)) for n in range(10, -1, -1)]),
    {"text": "You chose 3 for Amira. That means: harm is likely. Is that right?",
     "buttons": [{"title": "Yes", "payload": "yes"}, {"title": "No", "payload": "no"}],
     "custom": {**question("scale.score", "score", "", "")["custom"], "state": "confirm", "options": ["yes", "no"]}},
    question("next.school", "rows", "What will your school do next?", "Who, what, by when, and how we will know.", parts=_STEP),
]  # fmt: skip
END = {"text": "You have answered every question. Check your answers, then finish.",
        "buttons": [{"title": "Finish", "payload": "finish"}], "custom": {"question": "", "kind": "end", "state": "end", "options": ["finish"]}}  # fmt: skip
