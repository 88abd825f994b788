"""The conversation at the command line: a chat in the terminal, a whole case file, and a saved report."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.prompt import Prompt

from bot import session
from bot.build import Bot, build
from bot.fill import hold, load_case
from bot.settings import Secret, load_settings

FILL_CONVERSATION = "fill"
CHAT_CONVERSATION = "terminal"


async def fill_case(case_file: Path, out: Path, transcript: Path | None, today: date | None) -> bool:
    """Hold the conversation of a case file, write its report and what was said, and return whether it is final.

    The answers are kept in a folder of their own that is gone afterwards. Raises CaseError and what the rooms raise.
    """
    case = load_case(case_file)
    with tempfile.TemporaryDirectory(prefix="sos-fill-") as folder:
        var = Path(folder)
        settings = replace(
            load_settings(),
            var=var,
            database_url=f"sqlite:///{var / 'fill.db'}",
            key_file=var / "keys.json",
            key=Secret(""),
        )
        with build(settings, today) as bot:
            said = await hold(case, lambda text: bot.say(text, FILL_CONVERSATION))
            report_id, _ = session.report_for(bot.rooms, FILL_CONVERSATION)
            out.write_bytes(session.document(bot.rooms, report_id))
            final = session.is_final(bot.rooms, report_id)
    if transcript is not None:
        transcript.write_text(str(said), encoding="utf-8")
    return final


async def hold_chat(code: str | None) -> None:
    """Hold a conversation in the terminal until it is left with Ctrl-D or paused."""
    console = Console()
    with build(load_settings()) as bot:
        conversation = bot.new_conversation(code)
        text = "hello"
        while True:
            messages = await bot.say(text, conversation)
            _show(console, bot, conversation, messages)
            if any("resume_code" in (m.get("custom") or {}) for m in messages):
                return
            try:
                text = Prompt.ask("[bold]You[/bold]", console=console)
            except (EOFError, KeyboardInterrupt):
                text = "pause"


def _show(console: Console, bot: Bot, conversation: str, messages: list[dict[str, Any]]) -> None:
    for message in messages:
        custom = message.get("custom") or {}
        console.print(message.get("text") or "", markup=False, highlight=False)
        if custom.get("document"):
            report_id, _ = session.report_for(bot.rooms, conversation)
            path = Path(f"report-{custom['document']}.docx")
            path.write_bytes(session.document(bot.rooms, report_id))
            console.print(f"Written: {path}", style="green")
        if message.get("buttons"):
            console.print("  ".join(f"[{b['title']}]" for b in message["buttons"]), style="cyan", markup=False)
    asked = next((m["custom"] for m in reversed(messages) if "progress" in (m.get("custom") or {})), None)
    if asked:
        progress = asked["progress"]
        console.print(f"{asked['section']} · {progress['done']} of {progress['of']}", style="dim", markup=False)


def write_report(code: str, out: Path | None) -> None:
    """Write a saved report to a Word file, or as text to the screen. Raises what the store raises for a wrong code."""
    console = Console()
    with build(load_settings(), dialogue=False) as bot:
        report_id = bot.open_code(code)
        if out is None:
            console.print(Panel(session.screen_text(bot.rooms, report_id), title="Report"), markup=False)
        else:
            out.write_bytes(session.document(bot.rooms, report_id))
            console.print(f"Written: {out}", style="green")
