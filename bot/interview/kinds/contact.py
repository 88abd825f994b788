"""Phone numbers and email addresses as typed in Britain."""

from __future__ import annotations

import re

from bot.interview.kinds.text import word_set

EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w@-])")
PHONE = re.compile(
    r"(?<![\w@.])(?:\+44\s?(?:\(0\)\s?)?"
    r"|\(?0)\d{1,4}\)?(?:[ .-]?\d{2,8}){1,4}(?![\w@])(?:\s?,?\s?(?:ext(?:ension)?\.?|x)\s?\d{1,6})?",
    re.IGNORECASE,
)
_PERSONAL = word_set(
    "gmail googlemail hotmail outlook live msn icloud me mac yahoo ymail aol btinternet sky virginmedia "
    "protonmail "
    "proton gmx talktalk ntlworld"
)


def find_email(text: str) -> re.Match[str] | None:
    """Return the first email address in a text."""
    return EMAIL.search(text)


def find_phone(text: str) -> re.Match[str] | None:
    """Return the first British phone number in a text: 10 or 11 digits from 0 or +44, in any grouping."""
    for match in PHONE.finditer(text):
        main = re.split(r"(?i)ext|x", match[0])[0]
        digits = re.sub(r"\D", "", main.replace("(0)", ""))
        national = "0" + digits[2:] if main.strip().startswith("+44") else digits
        if len(national) in (10, 11):
            return match
    return None


def is_personal(email: str) -> bool:
    """Whether an address is with a personal mail service."""
    return email.rsplit("@", 1)[-1].split(".", 1)[0].lower() in _PERSONAL
