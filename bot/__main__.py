"""The command line: ``sos-report``. Each command builds what it needs and nothing more."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TextIO

import click

_TODAY = click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="Fix the day, as 2026-11-23, so that a run can be repeated."
)


def _day(today: Any) -> date | None:
    return today.date() if today else None


def _quiet() -> None:
    """Keep the warnings of libraries from the screen: they are for us, and some repeat what was typed."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
        os.environ["SQLALCHEMY_SILENCE_UBER_WARNING"] = "1"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """A guided interview that writes a child protection conference report."""
    _quiet()


@main.command()
@click.option("--port", type=int, help="Port to listen on (5005).")
@click.option(
    "--workers",
    type=int,
    default=1,
    show_default=True,
    help="Processes; more than one needs DATABASE_URL and REDIS_URL.",
)
def run(port: int | None, workers: int) -> None:
    """Serve the chat page and the channels."""
    from bot.serving import serve

    _stop_with_words(lambda: serve(port=port, workers=workers))


@main.command()
def train() -> None:
    """Train the dialogue model from config.yml, domain.yml and data/."""
    from bot.training import train_model

    _stop_with_words(train_model)


@main.command()
@click.option("--code", help="The code of words that opens a saved report.")
def chat(code: str | None) -> None:
    """Hold the conversation in the terminal."""
    from bot.terminal import hold_chat

    _stop_with_words(lambda: asyncio.run(hold_chat(code)))


@main.command()
@click.argument("case", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The Word report.")
@click.option("--transcript", type=click.Path(dir_okay=False, path_type=Path), help="What both sides said.")
@_TODAY
def fill(case: Path, out: Path, transcript: Path | None, today: Any) -> None:
    """Hold the whole conversation of a case file and write its report. Exit 0 when the report is final."""
    from bot.terminal import fill_case

    final = _stop_with_words(lambda: asyncio.run(fill_case(case, out, transcript, _day(today))))
    if not final:
        click.echo("The report is still a draft.", err=True)
        sys.exit(1)


@main.command()
@click.option("--code", required=True, help="The code of words that opens the report.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the Word report here.")
def report(code: str, out: Path | None) -> None:
    """Write a saved report as a Word file, or as text on the screen."""
    from bot.terminal import write_report

    _stop_with_words(lambda: write_report(code, out))


@main.command()
@click.option("--question", help="The id of the question that is open.")
@click.option("--state", default="asked", type=click.Choice(["asked", "confirm", "offer", "rows"]))
@click.option("--child", default="", help="The child it is about.")
@click.option("--batch", is_flag=True, help="Read and write JSON lines.")
@_TODAY
def understand(question: str | None, state: str, child: str, batch: bool, today: Any) -> None:
    """Say what the bot would make of a message typed while a question is open."""
    from bot.reading_tools import understander

    tell = _stop_with_words(lambda: understander(_day(today)))
    _answer_each(tell, {"question": question, "state": state, "child": child}, batch=batch)


@main.command()
@click.option("--question", help="The id of the question that was answered.")
@click.option("--batch", is_flag=True, help="Read and write JSON lines.")
@_TODAY
def check(question: str | None, batch: bool, today: Any) -> None:
    """Say what the coach would raise about an answer."""
    from bot.reading_tools import checker

    tell = _stop_with_words(lambda: checker(_day(today)))
    _answer_each(tell, {"question": question}, batch=batch)


def _answer_each(tell: Any, given: dict[str, Any], *, batch: bool) -> None:
    """Answer one text from standard input, or each JSON line of it."""
    for asked in _lines(sys.stdin) if batch else [{**given, "text": sys.stdin.read()}]:
        if not asked.get("question"):
            raise click.UsageError("Give the question's id with --question.")
        try:
            click.echo(json.dumps(tell(asked), ensure_ascii=False))
        except KeyError as error:
            raise click.ClickException(f"There is no question {asked['question']}.") from error


def _lines(stream: TextIO) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(stream, 1):
        if line.strip():
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise click.ClickException(f"Line {number} is not JSON.") from error


@main.command()
def purge() -> None:
    """Delete every report that is due: after its conference, or after long rest."""
    from bot.settings import load_settings
    from bot.upkeep import purge as purge_now

    gone = _stop_with_words(lambda: purge_now(load_settings()))
    click.echo(f"Deleted: {gone.reports} reports")


@main.command()
@click.option("--limit", type=int, default=100, show_default=True)
def audit(limit: int) -> None:
    """Show what was done and when, newest first, without any content."""
    from bot.settings import load_settings
    from bot.upkeep import audit_lines

    for line in _stop_with_words(lambda: audit_lines(load_settings(), limit)):
        click.echo(f"{line.at:%Y-%m-%d %H:%M:%S}  {line.what:<24} {line.whom}")


@main.group()
def keys() -> None:
    """The keys that everything is sealed with."""


@keys.command("rotate")
def keys_rotate() -> None:
    """Make a new key and seal everything with it. The server may go on running."""
    from bot.settings import load_settings
    from bot.upkeep import rotate_keys

    click.echo(f"Sealed again: {_stop_with_words(lambda: rotate_keys(load_settings()))} rows")


@keys.command("forget")
def keys_forget() -> None:
    """Drop the old keys that nothing is sealed with any more. Do this a day after rotating."""
    from bot.settings import load_settings
    from bot.upkeep import forget_keys

    click.echo(f"Keys left: {_stop_with_words(lambda: forget_keys(load_settings()))}")


@main.group()
def teams() -> None:
    """Microsoft Teams."""


@teams.command("package")
@click.option("--out", type=click.Path(path_type=Path), default=Path("teams-app.zip"), show_default=True)
def teams_package(out: Path) -> None:
    """Write the app package that a school's administrator uploads to Teams."""
    from bot.channels.teams.package import write_package
    from bot.settings import load_settings

    click.echo(f"Written: {_stop_with_words(lambda: write_package(load_settings(), out))}")


@main.group()
def partnership() -> None:
    """What a partnership may change: wording, form, deadlines and contacts."""


@partnership.command("check")
@click.option(
    "--file", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The partnership's file."
)
@click.option("--form", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The Word form.")
@click.option("--questions", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The questions.")
def partnership_check(file: Path | None, form: Path | None, questions: Path | None) -> None:
    """Check the partnership's file, the questions and the Word form against each other."""
    from bot.partnership_tools import check_all

    problems, notes = _stop_with_words(lambda: check_all(file, form, questions))
    for line in [*problems, *notes]:
        click.echo(line)
    if problems:
        sys.exit(1)
    click.echo("The partnership's file, the questions and the form fit together.")


@partnership.command("form")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
def partnership_form(out: Path) -> None:
    """Write a fresh Word form to start from."""
    from bot.report import write_blank_form

    write_blank_form(out)
    click.echo(f"Written: {out}")


def _stop_with_words(work: Any) -> Any:
    """Run a command; what is wrong with settings or files stops it with one clear sentence and no traceback."""
    from bot.errors import user_errors

    try:
        return work()
    except user_errors() as error:
        raise click.ClickException(str(error)) from error


if __name__ == "__main__":
    main()
