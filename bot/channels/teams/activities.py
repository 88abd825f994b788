"""What Teams sends us, as frozen values. Every field is checked; one that is not as it should be is empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.channels.teams.plain_text import looks_like_html, plain_text

HTML = "text/html"
CONSENT = "fileConsent/invoke"
CARD_ACTION = "adaptiveCard/action"


class NotAnActivity(ValueError):
    """The body of a request is not an activity that can be worked on."""


@dataclass(frozen=True)
class Activity:
    """One activity. ``text``: plain, as typed. ``value``: what a card or a file consent sends along.

    ``kind``: message, invoke, conversationUpdate, installationUpdate, ... ``user``: the person's Entra
    object id. ``card``: the id of the message that a pressed card is in. ``files``: whether files came with
    it. ``timestamp``: when Teams took it, ISO text. ``added``, ``removed``: ids that joined or left.
    """

    id: str
    kind: str
    name: str = ""
    service_url: str = ""
    tenant: str = ""
    user: str = ""
    sender: str = ""
    bot: str = ""
    conversation: str = ""
    conversation_type: str = ""
    text: str = ""
    value: Mapping[str, Any] = field(default_factory=dict)
    card: str = ""
    action: str = ""
    files: bool = False
    timestamp: str = ""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Show the type only: what was typed must never reach a log."""
        return f"Activity({self.kind})"

    @property
    def is_private(self) -> bool:
        """Whether this is a chat between one person and the bot."""
        return self.conversation_type == "personal"

    @property
    def person(self) -> str:
        """Who this is, across all schools: tenant and Entra object id."""
        return f"{self.tenant}|{self.user}"


def parse(data: Any) -> Activity:
    """Read the JSON of an activity. Raises NotAnActivity when it says not what it is or where to answer."""
    if not isinstance(data, Mapping):
        raise NotAnActivity("not an object")
    sender, conversation = _object(data, "from"), _object(data, "conversation")
    found = Activity(
        id=_text(data, "id") or _stand_in(data),
        kind=_text(data, "type"),
        name=_text(data, "name"),
        service_url=_text(data, "serviceUrl"),
        tenant=(
            _text(conversation, "tenantId") or _text(_object(_object(data, "channelData"), "tenant"), "id")
        ).lower(),
        user=_text(sender, "aadObjectId").lower(),
        sender=_text(sender, "id"),
        bot=_text(_object(data, "recipient"), "id"),
        conversation=_text(conversation, "id"),
        conversation_type=_text(conversation, "conversationType"),
        text=_typed(data),
        value=_object(data, "value"),
        card=_text(data, "replyToId"),
        action=_text(data, "action"),
        files=any(_is_file(a) for a in _list(data, "attachments")),
        timestamp=_text(data, "timestamp"),
        added=_ids(data, "membersAdded"),
        removed=_ids(data, "membersRemoved"),
    )
    if not (found.kind and found.service_url and found.conversation):
        raise NotAnActivity("no type, service address or conversation")
    return found


def _stand_in(data: Mapping[str, Any]) -> str:
    """Some updates have no id: their kind and time tell the same one sent twice."""
    return f"{_text(data, 'type')}:{_text(data, 'action')}:{_text(data, 'timestamp')}"


def _typed(data: Mapping[str, Any]) -> str:
    """Return the typed text. The editor's HTML is read first: in ``text`` it has lost its line breaks."""
    for attachment in _list(data, "attachments"):
        if isinstance(attachment, Mapping) and attachment.get("contentType") == HTML:
            html = attachment.get("content")
            if isinstance(html, str) and html.strip():
                return plain_text(html)
    text = _text(data, "text")
    return plain_text(text) if data.get("textFormat") == "xml" or looks_like_html(text) else text


def _is_file(attachment: Any) -> bool:
    return isinstance(attachment, Mapping) and attachment.get("contentType") != HTML


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _object(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name)
    return value if isinstance(value, Mapping) else {}


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    value = data.get(name)
    return value if isinstance(value, list) else []


def _ids(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = (item.get("id") for item in _list(data, name) if isinstance(item, Mapping))
    return tuple(i for i in found if isinstance(i, str))
