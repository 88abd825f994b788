"""Reading a message that answers one part: a name, a phone number, a date of birth."""

from __future__ import annotations

import re

from bot.interview.kinds.base import Context, Read, again, kept
from bot.interview.kinds.contact import find_email, find_phone, is_personal
from bot.interview.kinds.day import read_day
from bot.interview.questionnaire import Part

_LEAD_IN = {
    "name": r"(?:my (?:full )?name is|my name's|name|i am|i'm|im|it's|it is|this is|his name is"
    "|her name is|(?:s?he)'s called)",
    "job": r"(?:my job is|my role is|job(?: title)?|role|i am|i'm|im|i work as|it's|it is|the|an?)",
    "school": r"(?:i work (?:at|for)|i'm at|i am at|my school is|school|it's|it is|at)",
}


def read_part(part: Part, text: str, context: Context) -> Read:
    """Read a message as one part by the part's kind; a date is an ISO text, anything else stays as typed."""
    if part.kind == "email":
        return read_email(text)
    if part.kind == "phone":
        return read_phone(text)
    if part.kind == "date":
        return read_day(text, context.today, "past")
    return kept(without_lead_in(part.id, text))


def without_lead_in(part_id: str, text: str) -> str:
    """Take "my name is" and the like off the front of a short answer; the rest stays as typed."""
    stripped = text.strip()
    lead_in = _LEAD_IN.get(part_id)
    if lead_in is None or len(stripped) > 200:
        return stripped
    rest = stripped
    for _ in range(2):
        rest = re.sub(rf"^{lead_in}\b\s*[:=-]?\s+", "", rest.replace("’", "'"), flags=re.IGNORECASE)
    return (rest.rstrip(".").strip() if len(rest) > 3 else rest) or stripped


def read_email(text: str) -> Read:
    """Find the email address; a personal one is kept, and said to be one."""
    found = find_email(text)
    if found is None:
        return again("kinds.email_not_read")
    return kept(found[0], "kinds.personal_email" if is_personal(found[0]) else "")


def read_phone(text: str) -> Read:
    """Find the phone number, as typed."""
    found = find_phone(text)
    return kept(found[0]) if found else again("kinds.phone_not_read")
