"""Debian's Chromium against the chat page, with axe at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.channels.web.fakes import House

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CheckAxe = Callable[[Page], None]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def house() -> Iterator[House]:
    made = House().start()
    yield made
    made.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1200, "height": 900}, reduced_motion="reduce")
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, house: House) -> Iterator[Page]:
    """The chat page, ready to start a report. A script error on it fails the test."""
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(house.url)
    opened.wait_for_selector("#start-new:visible")
    yield opened
    assert errors == []


@pytest.fixture(scope="session")
def axe() -> CheckAxe:
    """Return a check that a page has no violation of WCAG 2.2 AA that axe can find."""
    checker = Axe()

    def check(page: Page) -> None:
        found: list[dict[str, Any]] = checker.run(page, options={"runOnly": RULES}).response["violations"]
        shown = [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found]
        assert shown == []

    return check


def start(page: Page) -> None:
    """Start a report."""
    page.click("#start-new")
    page.wait_for_selector("#answer:visible")


def asked(page: Page, text: str) -> None:
    """Wait until the card asks something."""
    page.wait_for_function("text => document.getElementById('ask').textContent.includes(text)", arg=text)


def say(page: Page, text: str) -> None:
    """Type a message and send it."""
    arrived = page.locator("#talk .you:not(.pending)").count()
    page.fill("#text", text)
    page.click("#send")
    page.wait_for_function(
        "before => document.querySelectorAll('#talk .you:not(.pending)').length > before", arg=arrived
    )


def go_to(page: Page, house: House, place: int) -> None:
    """Start at a place of the script."""
    house.talk.place = place
    start(page)


SPOKEN = """() => {
  window.spoken = [];
  const live = document.getElementById('live');
  new MutationObserver(() => window.spoken.push(live.textContent)).observe(live, {childList: true, characterData: true, subtree: true});
}"""
