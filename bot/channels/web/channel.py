"""The web page as an input channel of Rasa: who is this, what may they do, then the message is passed on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint

from bot.channels.web import access, calls, guard, pages
from bot.channels.web.conversation import Conversations
from bot.channels.web.ports import Desk, Door, Talk, Transcript
from bot.dialogue.channel import TurnChannel
from bot.partnership import Partnership


@dataclass(frozen=True)
class WebSetup:
    """What the web channel works with.

    ``broken``: the sentence for an error that it cannot help, or None to let the error up.
    """

    door: Door
    transcript: Transcript
    desk: Desk
    partnership: Partnership
    origins: guard.Origins
    say: Callable[..., str]
    broken: Callable[[Exception], str | None]


class WebChannel(InputChannel):  # type: ignore[misc]
    """The chat page at "/", the frame at "/embed", and the calls behind both."""

    def __init__(self, setup: WebSetup) -> None:
        self._setup = setup

    @classmethod
    def name(cls) -> str:
        """The channel's name, as actions see it."""
        return "web"

    def url_prefix(self) -> str:
        """The page is the front door of the server."""
        return "/"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the pages and calls, talking through ``on_new_message``. Raises ThemeError."""
        return self.blueprint_for(talk_through(on_new_message))

    def blueprint_for(self, talk: Talk) -> Blueprint:
        """Return the pages and calls over any dialogue."""
        setup = self._setup
        blueprint = Blueprint("web")
        conversations = Conversations(talk, setup.transcript, setup.desk, setup.say)
        made = access.make_calls(setup.door, setup.desk, conversations, setup.origins, setup.say, setup.broken)
        calls.add_calls(blueprint, made)
        pages.add_pages(blueprint, setup.partnership, setup.origins)
        return blueprint


def talk_through(on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Talk:
    """Return the dialogue behind Rasa's message handler."""

    async def talk(text: str, conversation: str, metadata: Mapping[str, Any]) -> list[dict[str, Any]]:
        heard = TurnChannel()
        message = UserMessage(
            text,
            heard,
            conversation,
            input_channel="web",
            message_id=metadata.get("message_id"),
            metadata=dict(metadata),
        )
        await on_new_message(message)
        return heard.messages

    return talk
