"""How long the report of a full case takes once its answers are there."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from pathlib import Path

TIMES = 5


def report_seconds(case_file: Path, folder: Path) -> list[float]:
    """Hold the conversation of a case and return the seconds of writing its report, several times over."""
    from bot import session
    from bot.build import build
    from bot.fill import hold, load_case
    from bot.settings import Secret, load_settings

    var = folder / "report"
    var.mkdir()
    settings = replace(
        load_settings(), var=var, database_url=f"sqlite:///{var / 'fill.db'}", key_file=var / "keys.json",
        key=Secret(""), model=folder / "ours" / "models",
    )  # fmt: skip
    took = []
    with build(settings) as bot:
        asyncio.run(hold(load_case(case_file), lambda text: bot.say(text, "case")))
        report_id, _ = session.report_for(bot.rooms, "case")
        for _ in range(TIMES):
            began = time.perf_counter()
            session.document(bot.rooms, report_id)
            took.append(time.perf_counter() - began)
    return took
