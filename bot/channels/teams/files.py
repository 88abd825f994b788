"""The report as a file, by Teams' file consent.

Offered, uploaded to the person's own OneDrive, shown as a file.

Rules: "Send and receive files through a bot" in Microsoft's Teams documentation. Personal chats only; the
manifest says ``supportsFiles``.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.channels.teams.settings import TeamsSettings

CONSENT_CARD = "application/vnd.microsoft.teams.card.file.consent"
INFO_CARD = "application/vnd.microsoft.teams.card.file.info"
NAMES = {"draft": "Conference report DRAFT.docx", "final": "Conference report.docx"}
"""The names of the file: never a child's, as names show in lists and notifications."""

_TRIES = 3
# Nothing that two readers of addresses could take for two different hosts.
_HOST = re.compile(r"[a-z0-9.-]+")
_TIME_OUT = aiohttp.ClientTimeout(total=60)


class NotUploaded(Exception):
    """The file did not reach the person's OneDrive. The message holds a status or the name of a rule only."""


@dataclass(frozen=True)
class Upload:
    """Where Teams says the file may go. ``address`` is a secret: whoever has it can write the file."""

    address: str
    name: str
    content_url: str
    unique_id: str
    file_type: str

    def __repr__(self) -> str:
        return "Upload(***)"


def offer(name: str, offer_id: str, bytes_in_it: int, description: str) -> dict[str, Any]:
    """Return the message that asks whether the file may be put in the person's OneDrive."""
    context = {"offer": offer_id}
    content = {
        "description": description,
        "sizeInBytes": bytes_in_it,
        "acceptContext": context,
        "declineContext": context,
    }
    return {
        "type": "message",
        "attachments": [{"contentType": CONSENT_CARD, "name": name, "content": content}],
    }


def there(upload: Upload) -> dict[str, Any]:
    """Return the message that shows the file where it now is."""
    content = {"uniqueId": upload.unique_id, "fileType": upload.file_type}
    card = {
        "contentType": INFO_CARD,
        "name": upload.name,
        "contentUrl": upload.content_url,
        "content": content,
    }
    return {"type": "message", "attachments": [card]}


def offer_of(value: Mapping[str, Any]) -> str:
    """Return the id of the offer that a consent answers, or ""."""
    context = value.get("context")
    found = context.get("offer") if isinstance(context, Mapping) else None
    return found if isinstance(found, str) else ""


def read_upload(value: Mapping[str, Any], settings: TeamsSettings) -> Upload:
    """Read where the file may go.

    Raises NotUploaded when an address is missing or its host is not on our list.
    """
    info = value.get("uploadInfo")
    fields = ("uploadUrl", "name", "contentUrl", "uniqueId", "fileType")
    found = [info.get(name) if isinstance(info, Mapping) else None for name in fields]
    texts = [text for text in found if isinstance(text, str) and text]
    if len(texts) != len(fields):
        raise NotUploaded("no upload address")
    upload = Upload(*texts)
    for address in (upload.address, upload.content_url):
        _check_host(address, settings)
    return upload


def _check_host(address: str, settings: TeamsSettings) -> None:
    try:
        parts = urlsplit(address)
        host, name_in_it = (parts.hostname or "").rstrip("."), parts.username
    except ValueError as error:
        raise NotUploaded("the upload address cannot be read") from error
    allowed = bool(_HOST.fullmatch(host)) and any(
        host == known or host.endswith(f".{known}") for known in settings.upload_hosts
    )
    if parts.scheme not in settings.endpoints.schemes or name_in_it is not None or not allowed:
        raise NotUploaded("the upload host is not on the list (TEAMS_UPLOAD_HOSTS)")


async def put(upload: Upload, content: bytes, client: Callable[[], aiohttp.ClientSession]) -> None:
    """Upload the file in one piece. The bot's token is not sent along. Raises NotUploaded."""
    last = len(content) - 1
    headers = {"Content-Range": f"bytes 0-{last}/{len(content)}", "Content-Type": "application/octet-stream"}
    status = 0
    for attempt in range(_TRIES):
        try:
            async with client().put(
                upload.address, data=content, headers=headers, timeout=_TIME_OUT, allow_redirects=False
            ) as response:
                status = response.status
        except (aiohttp.ClientError, asyncio.TimeoutError):
            status = 0
        if status in (200, 201):
            return
        if 400 <= status < 500 and status != 429:
            break
        await asyncio.sleep(attempt * 0.5)
    raise NotUploaded(f"the upload was answered with {status}")
