"""Screen readers, keyboards, the review and the way back to it."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import SPOKEN, CheckAxe, asked, go_to, say, start
from tests.channels.web.fakes import CODE, House
from tests.channels.web.script import SCRIPT


def test_each_message_is_spoken_once_by_itself_and_then_cleared(page: Page) -> None:
    page.evaluate(SPOKEN)
    start(page)
    page.wait_for_function("() => window.spoken.length >= 4 && document.getElementById('live').textContent === ''")

    assert page.evaluate("window.spoken") == [
        "Hello. I help you write your report.",
        "",
        "Is the child in danger right now? If yes, stop. Call 999, or your social care team.",
        "",
    ]


def test_focus_is_where_it_was_when_a_message_arrives(page: Page, house: House) -> None:
    start(page)
    house.talk.seconds = 0.4
    page.fill("#text", "No")
    page.click("#send")
    page.focus("#leave-now")
    asked(page, "What date")

    assert page.evaluate("document.activeElement.id") == "leave-now"


def test_after_a_button_the_focus_is_in_the_box(page: Page, house: House) -> None:
    go_to(page, house, 5)
    page.click("#replies >> text=Keep it as it is")
    asked(page, "nothing changes")

    assert page.evaluate("document.activeElement.id") == "text"


def test_what_was_said_is_a_list_with_speakers_in_words(page: Page) -> None:
    start(page)
    say(page, "No")

    assert page.locator("#talk > li .who").all_inner_texts()[-2:] == ["You", "Report helper"]


def test_the_whole_script_goes_by_keyboard_alone(page: Page, house: House) -> None:
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.id") != "start-new":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#answer:visible")
    for question in SCRIPT:
        asked(page, question["text"].split("\n")[0])
        assert page.evaluate("document.activeElement.id") == "text"
        page.keyboard.type("3")
        page.keyboard.press("Control+Enter")
    asked(page, "every question")

    assert house.talk.heard == ["3"] * len(SCRIPT)


def test_radios_are_reached_and_chosen_by_keyboard(page: Page, house: House) -> None:
    start(page)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    asked(page, "What date")

    assert len(house.talk.heard) == 1


def test_the_focus_is_never_hidden_and_every_target_is_large_enough(page: Page, house: House) -> None:
    go_to(page, house, 8)
    small = page.evaluate(
        """() => [...document.querySelectorAll('a, button, input, textarea')].filter(e => e.offsetParent && !e.classList.contains('skip'))
        .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()]).filter(([, r]) => r.width < 24 || r.height < 24).map(([h]) => h)"""
    )
    assert small == []
    page.evaluate("window.scrollTo(0, 0)")
    for _ in range(30):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => { const e = document.activeElement, r = e.getBoundingClientRect(), bar = document.querySelector('.top').getBoundingClientRect();
            return e !== document.body && !e.closest('.top, .skip') && r.bottom <= bar.bottom; }"""
        )
        assert not hidden


def test_spacing_that_a_reader_sets_cuts_nothing_off(page: Page, house: House) -> None:
    go_to(page, house, 8)
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }');
        document.adoptedStyleSheets = [sheet]; }"""
    )

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_review_has_headings_and_change_links_that_name_the_answer(page: Page, axe: CheckAxe) -> None:
    start(page)
    say(page, "No")
    page.click("#panel a[href='#review']")
    page.wait_for_selector("#review dl")
    axe(page)

    assert page.evaluate("document.activeElement.id") == "review-title"
    assert page.title().startswith("Check your answers")
    assert page.locator("#row-1 a").inner_text().split() == ["Change", "start.now"]
    assert page.locator("#review h3").all_inner_texts() == ["Still to do", "Some things to think about", "Worries"]


def test_a_change_leads_back_to_the_review_with_one_answer_changed(page: Page, house: House) -> None:
    go_to(page, house, 6)
    page.click("#panel a[href='#review']")
    page.click("#row-2 a")
    asked(page, "What date")
    for field, value in (("day", "11"), ("month", "12"), ("year", "2026")):
        page.fill(f"#date-{field}", value)
    page.click("#send")
    page.wait_for_selector("#view-review:visible")

    assert house.talk.heard == ["change 2", "11 December 2026"]
    page.wait_for_function("() => document.activeElement.dataset.number === '2'")
    page.click("#view-review >> text=Back to the question")
    asked(page, "nothing changes")


def test_the_report_is_read_on_the_screen_before_it_is_fetched(page: Page, axe: CheckAxe) -> None:
    start(page)
    page.click("#panel a[href='#report']")
    page.wait_for_selector("#view-report:visible")
    axe(page)

    assert page.inner_text("#report-title") == "Your report so far (draft)"
    assert "Multi-agency conference report" in page.inner_text("#report")


def test_progress_shows_each_section_and_the_whole(page: Page, house: House) -> None:
    go_to(page, house, 4)

    assert page.inner_text("#progress p") == "7 of 9 questions done"
    assert [text.split("\n") for text in page.locator("#sections li").all_inner_texts()] == [
        ["Before you start", "Done"],
        ["Worries", "4 of 6"],
    ]
    assert page.get_attribute("#sections li:nth-child(2)", "aria-current") == "step"


def test_the_code_is_large_and_can_be_copied_printed_and_the_page_locked(
    page: Page, house: House, axe: CheckAxe
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    start(page)
    page.click("#save-stop")
    page.wait_for_selector(".code")
    axe(page)
    page.click("text=Copy the code")
    page.wait_for_selector("#banner >> text=The code is copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    page.evaluate(
        "window.print = () => { window.printed = getComputedStyle(document.querySelector('.code')).display; }"
    )
    page.click("text=Print the code")
    page.click("text=Lock this page")
    page.wait_for_selector("#view-start:visible")

    assert copied == CODE
    assert page.evaluate("window.printed") == "block"
    assert house.door.passes == {}


def test_a_finished_report_offers_its_file(page: Page, house: House, axe: CheckAxe) -> None:
    go_to(page, house, len(SCRIPT))
    page.click("#replies >> text=Finish")
    page.wait_for_selector("text=Get the report (Word)")
    axe(page)
    with page.expect_download():
        page.click("text=Get the report (Word)")
