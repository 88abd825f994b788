"""What happens when the line is cut, the server is slow or gone, and the report is open elsewhere."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.browser.conftest import CheckAxe, go_to, say, start
from tests.channels.web.fakes import CODE, House


def test_what_is_sent_while_offline_is_kept_and_sent_once_when_back(
    page: Page, context: BrowserContext, house: House, axe: CheckAxe
) -> None:
    start(page)
    context.set_offline(True)
    page.fill("#text", "typed while offline")
    page.click("#send")
    page.wait_for_selector("#banner.bad >> text=You are not online")
    axe(page)
    assert "typed while offline" in page.inner_text("#talk .pending")

    context.set_offline(False)
    page.wait_for_selector("#talk .you:not(.pending) >> text=typed while offline")

    assert house.talk.heard == ["typed while offline"]


def test_an_answer_whose_reply_got_lost_counts_once(page: Page, house: House) -> None:
    start(page)
    lost: list[str] = []

    def lose(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.request.post_data or "")
        route.fetch()
        route.abort()

    page.route("**/chat/send", lose)
    say(page, "only once")

    assert lost
    assert house.talk.heard == ["only once"]
    assert page.locator("#talk .you").count() == 1


def test_a_server_killed_while_sending_loses_and_doubles_nothing(page: Page, house: House, axe: CheckAxe) -> None:
    start(page)
    house.talk.seconds = 1.0
    page.fill("#text", "cut off")
    with page.expect_request("**/chat/send"):
        page.click("#send")
    house.stop()
    page.wait_for_selector("#banner.bad >> text=does not answer")
    axe(page)
    house.talk.seconds = 0
    house.start()
    page.wait_for_selector("#talk .you:not(.pending) >> text=cut off", timeout=20_000)

    assert house.talk.heard == ["cut off"]
    page.wait_for_function("() => document.getElementById('banner').textContent === ''")


def test_a_reload_in_the_middle_of_sending_sends_it_once(page: Page, house: House) -> None:
    start(page)
    page.route("**/chat/send", lambda route: route.abort())
    page.fill("#text", "before the reload")
    page.click("#send")
    page.wait_for_selector("#banner.bad")
    page.unroute("**/chat/send")
    page.reload()
    page.wait_for_selector("#talk .you:not(.pending) >> text=before the reload")

    assert house.talk.heard == ["before the reload"]


def test_text_not_sent_yet_survives_a_reload_and_is_not_readable_on_disk(page: Page, house: House) -> None:
    go_to(page, house, 4)
    page.fill("#text", "half an answer about Amira")
    page.wait_for_function("() => Object.keys(localStorage).some(name => name.startsWith('sos:draft'))")
    kept = page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    page.reload()
    page.wait_for_function("() => document.getElementById('text').value !== ''")

    assert page.input_value("#text") == "half an answer about Amira"
    assert "half an answer" not in kept
    assert house.talk.heard == []


def test_fields_half_filled_in_survive_a_reload(page: Page, house: House) -> None:
    go_to(page, house, 1)
    page.fill("#date-day", "4")
    page.wait_for_function("() => Object.keys(localStorage).some(name => name.startsWith('sos:draft'))")
    page.reload()
    page.wait_for_function("() => document.getElementById('date-day')?.value === '4'")


def test_a_slow_server_is_said_to_be_slow(page: Page, house: House) -> None:
    start(page)
    house.talk.seconds = 5.6
    page.fill("#text", "wait for it")
    page.click("#send")
    page.wait_for_selector("#working >> text=The reply is on its way")
    page.wait_for_selector("#working >> text=slower than usual")
    page.wait_for_selector("#talk .you:not(.pending) >> text=wait for it")

    assert page.is_hidden("#working")


def test_an_answer_that_cannot_be_saved_goes_back_into_the_box(page: Page, house: House, axe: CheckAxe) -> None:
    start(page)
    house.talk.fail = 99
    page.route("**/chat/send", _no_wait)
    page.fill("#text", "precious words")
    page.click("#send")
    page.wait_for_selector("#problem:visible", timeout=20_000)
    axe(page)

    assert "could not be saved" in page.inner_text("#problem")
    assert page.input_value("#text") == "precious words"
    assert page.locator("#talk .you").count() == 0


def _no_wait(route: Route) -> None:
    """Pass on what the server says, but for the wait it asks for."""
    reply = route.fetch()
    route.fulfill(response=reply, body=reply.text().replace('"wait":5', '"wait":0.1'))


def test_a_report_opened_on_a_second_browser_can_only_be_read_on_the_first(
    page: Page, browser: Browser, house: House, axe: CheckAxe
) -> None:
    start(page)
    say(page, "written at school")
    page.click("#save-stop")
    page.wait_for_selector("text=" + CODE)
    other = browser.new_context().new_page()
    other.goto(house.url)
    other.fill("#code", CODE.replace("-", " "))
    other.keyboard.press("Enter")
    other.wait_for_selector("#talk >> text=written at school")
    say(other, "written at home")

    page.wait_for_selector("#banner.bad >> text=open in another window")
    page.wait_for_selector("#talk >> text=written at home")
    axe(page)
    assert page.is_hidden("#answer")
    other.context.close()


def test_two_tabs_show_the_same_and_no_answer_is_overwritten(page: Page, context: BrowserContext, house: House) -> None:
    go_to(page, house, 4)
    second = context.new_page()
    second.goto(house.url)
    second.wait_for_selector("#answer:visible")
    second.fill("#text", "half written in the second tab")

    say(page, "written in the first tab")
    second.wait_for_selector("#talk >> text=written in the first tab")

    assert second.input_value("#text") == "half written in the second tab"
    assert "while you were typing" in second.inner_text("#problem")
    assert house.talk.heard == ["written in the first tab"]


def test_a_session_that_is_over_says_so_and_asks_for_the_code(page: Page, house: House, axe: CheckAxe) -> None:
    start(page)
    house.door.passes.clear()
    page.fill("#text", "too late")
    page.click("#send")
    page.wait_for_selector("#view-start:visible")
    axe(page)

    assert "Use your code to come back" in page.inner_text("#banner")


def test_the_page_warns_before_it_locks_and_one_press_keeps_it_open(page: Page, house: House, axe: CheckAxe) -> None:
    house.door.seconds = 301
    start(page)
    page.wait_for_selector("#dialog[open] >> text=It locks in 5 minutes")
    axe(page)
    house.door.seconds = 3600
    house.door.renewing = True
    with page.expect_response("**/chat/history*") as renewed:
        page.click("#dialog >> text=Stay here")

    assert renewed.value.json()["expires"] > 3000


def test_a_wrong_code_is_said_beside_the_field(page: Page, axe: CheckAxe) -> None:
    page.fill("#code", "not the right words at all")
    page.keyboard.press("Enter")
    page.wait_for_selector("#code-error:visible")
    axe(page)

    assert "That code does not open a report" in page.inner_text("#code-error")
    assert page.input_value("#code") == "not the right words at all"
    assert page.evaluate("document.activeElement.id") == "code"


def test_deleting_asks_first_and_leaves_nothing_behind(page: Page, house: House, axe: CheckAxe) -> None:
    go_to(page, house, 4)
    page.fill("#text", "to be deleted")
    page.wait_for_function("() => Object.keys(localStorage).length > 0")
    page.click("#delete-all")
    axe(page)
    page.click("#dialog >> text=No, keep it")
    assert house.desk.erased == []
    page.click("#delete-all")
    page.click("#dialog >> text=Yes, delete everything")
    page.wait_for_selector("#banner >> text=It is all deleted")

    assert len(house.desk.erased) == 1
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    assert page.locator("#talk li").count() == 0


def test_leaving_quickly_goes_elsewhere_and_back_does_not_return(page: Page, house: House) -> None:
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="the weather"))
    start(page)
    say(page, "private words")
    page.click("#leave-now")
    page.wait_for_url("https://www.bbc.co.uk/weather")
    page.go_back()

    assert house.url not in page.url


def test_a_document_is_fetched_with_its_name_type_and_size(page: Page, house: House) -> None:
    start(page)
    with page.expect_download() as fetched:
        page.click("#get-word")

    assert fetched.value.suggested_filename == "conference-report-draft.docx"
    assert "draft report, Word, 38 kB" in page.inner_text("#word-link")


def test_the_page_is_ready_within_a_second(page: Page, house: House) -> None:
    page.goto(house.url)
    page.wait_for_selector("#start-new:visible")
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    sent = page.evaluate("performance.getEntriesByType('resource').reduce((n, e) => n + e.encodedBodySize, 0)")

    assert timing < 1000
    assert sent < 120_000


def test_a_page_that_finds_no_server_says_so_and_goes_on_by_itself(page: Page, house: House) -> None:
    start(page)
    say(page, "written before")
    page.route("**/chat/history*", lambda route: route.abort())
    page.reload()
    page.wait_for_selector("#banner.bad >> text=does not answer")
    page.unroute("**/chat/history*")

    page.wait_for_selector("#talk >> text=written before")
