"""The chat in a frame on a page of another site."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import BrowserContext, Frame, Page

from tests.browser.conftest import CheckAxe
from tests.channels.web.fakes import House

# The site's own policy is as strict as ours: the embed needs nothing inline there either.
POLICY = "default-src 'none'; script-src {house}; frame-src {house}; style-src 'self'"
HTML = (
    "<!doctype html><html lang='en'><head><title>Council</title></head><body><main><h1>Council</h1><p>Words.</p></main>"
    "<script src='{house}/embed.js' data-label='Write your report' defer></script></body></html>"
)


@dataclass
class Site:
    """A council's site on an origin of its own. ``listed``: whether the chat's settings name it."""

    house: House
    url: str


@pytest.fixture
def make_site() -> Iterator[Callable[[bool], Site]]:
    stops: list[Callable[[], None]] = []

    def make(listed: bool) -> Site:
        server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
        url = f"http://localhost:{server.server_address[1]}"
        house = House(embed=(url,) if listed else ()).start()
        server.RequestHandlerClass = _handler(house.url)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        stops.extend([server.shutdown, house.stop])
        return Site(house, url)

    yield make
    for stop in stops:
        stop()


def _handler(house: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY.format(house=house))
            self.end_headers()
            self.wfile.write(HTML.format(house=house).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


def _open(page: Page, site: Site) -> Frame:
    page.goto(site.url)
    page.get_by_role("button", name="Write your report").click()
    page.wait_for_selector("iframe")
    frame = page.frames[-1]
    frame.wait_for_selector("#start-new:visible")
    return frame


def _answer(frame: Frame, text: str) -> None:
    frame.fill("#text", text)
    frame.click("#send")
    frame.wait_for_selector(f"#talk .you:not(.pending) >> text={text}")


def test_a_report_is_written_in_the_frame_and_is_there_after_a_reload(
    context: BrowserContext, make_site: Callable[[bool], Site], axe: CheckAxe
) -> None:
    site, page = make_site(True), context.new_page()
    frame = _open(page, site)
    frame.click("#start-new")
    frame.wait_for_selector("#answer:visible")
    _answer(frame, "No")
    axe(page)

    page.reload()
    page.get_by_role("button", name="Write your report").click()
    page.wait_for_selector("iframe")
    page.frames[-1].wait_for_selector("#talk >> text=No")

    assert site.house.talk.heard == ["No"]
    assert [c["name"] for c in context.cookies()] == ["sos_frame"]


def test_the_site_around_it_cannot_read_the_conversation(
    context: BrowserContext, make_site: Callable[[bool], Site]
) -> None:
    site, page = make_site(True), context.new_page()
    _open(page, site)

    found = page.evaluate(
        "() => { try { return document.body.lastElementChild.shadowRoot.querySelector('iframe').contentWindow.document.body.innerText } catch (error) { return error.name } }"
    )
    assert found == "SecurityError"
    assert page.evaluate("() => document.querySelector('iframe')") is None


def test_escape_closes_it_and_gives_the_focus_back_to_the_button(
    context: BrowserContext, make_site: Callable[[bool], Site]
) -> None:
    site, page = make_site(True), context.new_page()
    frame = _open(page, site)
    frame.focus("#code")
    page.keyboard.press("Escape")

    button = page.get_by_role("button", name="Write your report")
    button.wait_for(state="visible")
    assert button.evaluate("button => button.getRootNode().activeElement === button")


def test_a_message_from_the_site_itself_does_not_close_it_or_send_the_reader_away(
    context: BrowserContext, make_site: Callable[[bool], Site]
) -> None:
    site, page = make_site(True), context.new_page()
    _open(page, site)
    page.evaluate("() => { window.postMessage('sos-leave', '*'); window.postMessage('sos-close', '*'); }")
    page.frames[-1].fill("#code", "still open")

    assert page.url.rstrip("/") == site.url
    assert page.frames[-1].is_visible("#code")


def test_leaving_quickly_takes_the_whole_page_away(context: BrowserContext, make_site: Callable[[bool], Site]) -> None:
    site, page = make_site(True), context.new_page()
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="the weather"))
    frame = _open(page, site)
    frame.click("#leave-now")

    page.wait_for_url("https://www.bbc.co.uk/weather")


def test_a_site_that_is_not_listed_cannot_show_it(context: BrowserContext, make_site: Callable[[bool], Site]) -> None:
    site, page = make_site(False), context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(site.url)
    page.get_by_role("button", name="Write your report").click()
    page.wait_for_selector("iframe")

    assert page.locator("iframe").content_frame.locator("#start-new").count() == 0
    assert any("frame-ancestors" in text for text in refused)


def test_it_fills_a_small_screen(context: BrowserContext, make_site: Callable[[bool], Site]) -> None:
    site, page = make_site(True), context.new_page()
    page.set_viewport_size({"width": 320, "height": 568})
    frame = _open(page, site)
    frame.click("#start-new")
    frame.wait_for_selector("#answer:visible")

    box = page.locator("iframe").bounding_box()
    assert box
    assert box["width"] == 320
    assert frame.evaluate("() => document.documentElement.scrollWidth") <= 320
