"""Serves the small bot. An answer waits, once begun, for a line on standard input."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json
from small_bot import SENTENCE, Interviewer, actions_for

from bot.dialogue.logs import configure_logs
from bot.dialogue.server import Address, handle, make_agent, run
from bot.dialogue.tracker_store import MemorySnapshots


class Talk:
    """A channel with two ways in: one to talk, one that breaks."""

    def url_prefix(self) -> str:
        """Where the channel is mounted."""
        return "/talk"

    def blueprint(self, on_new_message: Callable[[Any], Awaitable[Any]]) -> Blueprint:
        """Return the routes."""
        routes = Blueprint("talk")

        @routes.post("/say")
        async def say(request: Request) -> HTTPResponse:
            return json(await handle(request.app.ctx.agent, request.json["text"], "c1"))

        @routes.post("/break")
        async def broken(request: Request) -> HTTPResponse:
            raise RuntimeError(request.json["text"])

        return routes


def main(model: str, port: int) -> None:
    """Serve until told to stop."""
    configure_logs(logging.DEBUG)
    interviewer = Interviewer()

    async def wait() -> None:
        if "--wait" in sys.argv:
            sys.stdout.write("begun\n")
            sys.stdout.flush()
            await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)

    interviewer.wait = wait
    agent = make_agent(model, actions_for(interviewer), MemorySnapshots(), on_error=lambda _: SENTENCE)
    run(agent, [Talk()], Address(port=port))  # type: ignore[list-item]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
