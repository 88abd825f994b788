"""Talks to the small bot with every logger at DEBUG, in ways that make libraries complain.

Its output is read.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import warnings

from small_bot import SENTENCE, Interviewer, actions_for

from bot.dialogue.logs import configure_logs
from bot.dialogue.server import handle, make_agent
from bot.dialogue.tracker_store import MemorySnapshots


def shout() -> None:
    """Set every logger there is to DEBUG, as somebody who looks for a fault would."""
    for name in ["", *logging.root.manager.loggerDict]:
        logging.getLogger(name).setLevel(logging.DEBUG)


async def talk(model: str, markers: list[str]) -> None:
    """Say every marker as an answer, as a command's rest, as a broken payload, and to failing parts."""
    configure_logs(logging.DEBUG)
    interviewer, snapshots = Interviewer(), MemorySnapshots()
    agent = make_agent(model, actions_for(interviewer), snapshots, on_error=lambda _: SENTENCE)
    shout()
    await handle(agent, "zqbegin", "c1", {"message_id": "m1", "note": markers[0]})
    for marker in markers:
        for text in (
            f"She said {marker}.",
            f"zqhelp {marker}",
            f"/{marker}",
            f'/help{{"answer": "{marker}"}}',
        ):
            await handle(agent, text, "c1")
    interviewer.fails = RuntimeError(f"cannot keep {markers[0]}")
    await handle(agent, markers[1], "c1")
    interviewer.fails = None
    snapshots.kept["c1"] = markers[2].encode()
    await handle(agent, markers[3], "c1")
    logging.getLogger("rasa.core").error("a library's own words: %s", markers[4])
    logging.getLogger("bot.store").info(f"not an event: {markers[5]}")
    logging.getLogger("bot.store").info(
        "answer_saved", extra={"ids": {"report": f"r {markers[6]}", "text": markers[7]}}
    )
    logging.getLogger("asyncio").warning("Executing %r took 1 second", markers[8])
    logging.getLogger("broken").error("%d", markers[9])
    warnings.warn(markers[10], stacklevel=1)
    asyncio.get_running_loop().create_task(fail(markers[11]))
    await asyncio.sleep(0)


async def fail(marker: str) -> None:
    """Fail where nobody is waiting."""
    raise ValueError(marker)


if __name__ == "__main__":
    words = sys.argv[2].split(",")
    asyncio.run(talk(sys.argv[1], words))
    raise LookupError(words[12])
