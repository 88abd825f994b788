"""A whole case through the page and the real bot: by mouse, by keyboard alone, and on a small phone."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Browser, BrowserContext, Page, Response
from sanic import Sanic

from bot.build import Bot, build
from bot.channels.web import make_web_channel
from bot.dialogue.server import make_app
from bot.fill import Writer, load_case
from bot.settings import load_settings
from tests.channels.web.fakes import ROOT, free_port

CASE = ROOT / "tests" / "cases" / "one_child.yml"
TODAY = date(2026, 11, 23)
Put = Callable[[Page, Mapping[str, Any], str, Any], None]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real bot, served from a thread."""
    port, up, stop = free_port(), threading.Event(), threading.Event()
    folder = tmp_path_factory.mktemp("var")
    thread = threading.Thread(target=_serve, args=(folder, port, up, stop), daemon=True)
    thread.start()
    assert up.wait(120)
    yield f"http://127.0.0.1:{port}"
    stop.set()
    thread.join(10)


def _serve(folder: Path, port: int, up: threading.Event, stop: threading.Event) -> None:
    Sanic.test_mode = True
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    settings = load_settings({"SOS_VAR": str(folder), "SOS_MODEL": str(ROOT / "models"), "SOS_PORT": str(port)})
    with build(settings, TODAY) as bot:
        loop.run_until_complete(_until(bot, port, up, stop))


async def _until(bot: Bot, port: int, up: threading.Event, stop: threading.Event) -> None:
    assert bot.agent is not None
    app = make_app(bot.agent, [make_web_channel(bot)])
    server = await app.create_server("127.0.0.1", port, return_asyncio_server=True, access_log=False)
    assert server is not None
    await server.startup()
    await server.start_serving()
    up.set()
    await asyncio.get_running_loop().run_in_executor(None, stop.wait)


class Walk:
    """Answers what the page asks until the report is done."""

    def __init__(self, page: Page, put: Put) -> None:
        self.page, self.put = page, put
        self.writer = Writer(load_case(CASE))
        self.ask: Mapping[str, Any] = {}
        self.turns = 0

    def heard(self, reply: Response) -> list[Mapping[str, Any]]:
        """Take what the bot says now."""
        assert reply.status == 200
        events: list[Mapping[str, Any]] = reply.json()["events"]
        self.ask = [e["custom"] for e in events if e["who"] == "bot" and e.get("custom", {}).get("state")][-1]
        return events

    def begin(self, press: Callable[[], None]) -> None:
        with self.page.expect_response("**/chat/start") as reply:
            press()
        self.heard(reply.value)

    def whole(self) -> None:
        """Go on until the bot hands the report over."""
        while self.turns < 200:
            text = self.writer.reply(self.ask)
            assert text is not None
            self.page.wait_for_function("() => !document.querySelector('#talk .pending')")
            with self.page.expect_response("**/chat/send") as reply:
                self.put(self.page, self.ask, text, self.writer._last)
            self.turns += 1
            if any(e.get("custom", {}).get("document") == "final" for e in self.heard(reply.value)):
                return
        raise AssertionError("the report was never done")


def by_mouse(page: Page, ask: Mapping[str, Any], text: str, row: Any) -> None:
    """Use what fits: a button, a radio, the fields of a date or of a form, and the box for the rest."""
    replies = page.locator("#replies button, #side button")
    for n in range(replies.count()):
        if (replies.nth(n).inner_text() or "").replace("\u2019", "'").lower() == text.replace("\u2019", "'").lower():
            replies.nth(n).click()
            return
    radio = page.locator(f'#fit input[type=radio][value="{text}"]') if len(text) < 60 and '"' not in text else None
    if radio is not None and radio.count():
        radio.check()
    elif page.locator("#date-day").count() and len(text.split()) == 3:
        for field, value in zip(("day", "month", "year"), text.split(), strict=True):
            page.fill(f"#date-{field}", value)
    elif isinstance(row, Mapping) and ask["state"] in ("asked", "rows") and page.locator(".parts").count():
        for part, value in row.items():
            if page.locator(f"#part-{part}").count():
                page.fill(f"#part-{part}", str(value))
    else:
        page.fill("#text", text)
    page.click("#send")


def by_keyboard(page: Page, ask: Mapping[str, Any], text: str, row: Any) -> None:
    """Type it: the focus is in the box already."""
    assert page.evaluate("() => document.activeElement.id") == "text"
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")


def by_touch(page: Page, ask: Mapping[str, Any], text: str, row: Any) -> None:
    """Tap radios where there are some, else type and tap."""
    radio = page.locator(f'#fit input[type=radio][value="{text}"]') if len(text) < 60 and '"' not in text else None
    if radio is not None and radio.count():
        radio.tap()
    else:
        page.fill("#text", text)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    page.tap("#send")


def _open(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(address)
    page.wait_for_selector("#start-new:visible")
    return page


def test_a_whole_case_by_mouse_ends_with_the_word_report(browser: Browser, real: str) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 900}, reduced_motion="reduce")
    page = _open(context, real)
    walk = Walk(page, by_mouse)
    walk.begin(lambda: page.click("#start-new"))
    walk.whole()
    with page.expect_download() as fetched:
        page.click("text=Get the report (Word)")
    report = Document(io.BytesIO(Path(fetched.value.path()).read_bytes()))

    words = "\n".join(p.text for p in report.paragraphs) + "\n".join(
        cell.text for table in report.tables for row in table.rows for cell in row.cells
    )
    assert fetched.value.suggested_filename == "conference-report.docx"
    assert "Amira Khan" in words
    assert "out of 10" in words
    page.click("#panel a[href='#report']")
    page.wait_for_selector("#view-report:visible")
    assert page.inner_text("#report-title") == "Your report"
    context.close()


def test_the_same_case_by_keyboard_alone(browser: Browser, real: str) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 900}, reduced_motion="reduce")
    page = _open(context, real)
    walk = Walk(page, by_keyboard)
    page.focus("#start-new")
    walk.begin(lambda: page.keyboard.press("Enter"))
    page.wait_for_function("() => document.activeElement.id === 'text'")
    walk.whole()
    context.close()


def test_the_same_case_on_a_small_phone(browser: Browser, real: str) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    page = _open(context, real)
    walk = Walk(page, by_touch)
    walk.begin(lambda: page.tap("#start-new"))
    walk.whole()
    context.close()


def test_a_report_is_gone_on_with_in_a_second_browser_and_then_deleted(browser: Browser, real: str) -> None:
    first, second = browser.new_context(), browser.new_context()
    page = _open(first, real)
    page.click("#start-new")
    page.wait_for_selector("#answer:visible")
    page.check("input[value='No']")
    page.click("#send")
    page.wait_for_selector("#ask >> text=kind of conference")
    page.click("#save-stop")
    code = page.inner_text(".code")

    other = _open(second, real)
    other.fill("#code", code.upper().replace("-", "  "))
    other.keyboard.press("Enter")
    other.wait_for_selector("#ask >> text=kind of conference")
    page.wait_for_selector("#banner.bad >> text=open in another window")
    other.click("#delete-all")
    other.click("#dialog >> text=Yes, delete everything")
    other.wait_for_selector("#banner >> text=It is all deleted")
    page.wait_for_selector("#view-start:visible")

    assert "This page is locked now" in page.inner_text("#banner")
    other.fill("#code", code)
    other.keyboard.press("Enter")
    other.wait_for_selector("#code-error:visible")
    first.close()
    second.close()
