"""How long the coach takes over answers of two hundred words: the limit is on the slowest kind of question."""

from __future__ import annotations

import statistics
import time
from datetime import date

from bot.build import reading_rooms
from bot.coaching import Setting
from bot.settings import load_settings

WORDS = 200
ROUNDS = 15
TODAY = date(2026, 11, 23)
SETTING = Setting(
    people=("Amira Khan", "Sana Khan", "Omar Khan"), school="Elm Park Primary", child="Amira", today=TODAY
)


def coach_seconds() -> float:
    """Return the median time, in seconds, of the slowest question: each is given an answer made of the good examples."""
    rooms = reading_rooms(load_settings(), TODAY)
    questions = [q for q in rooms.questionnaire.by_id.values() if q.kind in ("prose", "rows", "builder")]
    words = " ".join(q.good for q in questions if q.good).split()
    medians = []
    for number, question in enumerate(questions):
        times = []
        for turn in range(ROUNDS):
            # Another stretch each time, so that nothing is remembered.
            start = (number * 37 + turn * 11) % max(1, len(words) - WORDS)
            answer = " ".join(words[start : start + WORDS])
            began = time.perf_counter()
            rooms.coach.check(question, answer, SETTING)
            times.append(time.perf_counter() - began)
        medians.append(statistics.median(times))
    return max(medians)


if __name__ == "__main__":
    print(f"{coach_seconds() * 1000:.1f} ms")
