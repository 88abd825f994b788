"""The input that fits each question, and axe in each state."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import CheckAxe, asked, go_to, say, start
from tests.channels.web.fakes import House
from tests.channels.web.script import SCRIPT

PLACES = [(n, f"{q['custom']['kind']}, {q['custom']['state']}") for n, q in enumerate(SCRIPT)]


@pytest.mark.parametrize("place", [n for n, _ in PLACES], ids=[name for _, name in PLACES])
def test_axe_finds_nothing_in_any_kind_of_question(page: Page, house: House, axe: CheckAxe, place: int) -> None:
    go_to(page, house, place)

    axe(page)


def test_axe_finds_nothing_on_the_empty_page(page: Page, axe: CheckAxe) -> None:
    axe(page)


def test_axe_finds_nothing_in_an_error(page: Page, axe: CheckAxe) -> None:
    start(page)
    page.click("#send")

    axe(page)


def test_axe_finds_nothing_on_the_accessibility_statement(page: Page, house: House, axe: CheckAxe) -> None:
    page.goto(f"{house.url}/accessibility")

    axe(page)


def test_axe_finds_nothing_in_dark_colours(page: Page, house: House, axe: CheckAxe) -> None:
    page.emulate_media(color_scheme="dark")
    go_to(page, house, 8)
    page.click("#send")

    axe(page)


def test_axe_finds_nothing_in_forced_colours(page: Page, house: House, axe: CheckAxe) -> None:
    page.emulate_media(forced_colors="active")
    go_to(page, house, 5)

    axe(page)


@pytest.mark.parametrize("width", [320, 300])
def test_nothing_scrolls_sideways_on_a_small_phone_or_at_400_percent(
    page: Page, house: House, axe: CheckAxe, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 256})
    for place in (0, 1, 2, 6, 8, 10):
        house.talk.place = place
        page.goto(house.url)
        page.wait_for_function(
            "() => document.querySelector('#start-new:not([hidden])') || document.querySelector('#answer')"
        )
        if page.is_visible("#start-new"):
            start(page)
        else:
            say(page, "x")
        page.click("#panel-toggle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe(page)


def test_a_choice_is_pressed_or_typed_to_the_same_effect(page: Page, house: House) -> None:
    start(page)
    page.check("input[value='Not sure']")
    page.click("#send")
    asked(page, "What date")
    house.talk.place = 0
    page.reload()
    page.wait_for_selector("#answer:visible")
    say(page, "Not sure")

    assert house.talk.heard == ["Not sure", "Not sure"]


def test_no_choice_and_no_number_is_chosen_before_the_writer_chooses(page: Page, house: House) -> None:
    go_to(page, house, 8)

    assert page.locator("#fit input:checked").count() == 0
    assert page.locator("#fit .radio").first.inner_text().startswith("10")
    assert "safe enough to stop worrying" in page.locator("#fit .radio").first.inner_text()
    assert page.locator("#fit input").evaluate_all("all => all.map(i => i.value)") == [
        str(n) for n in range(10, -1, -1)
    ]


def test_a_number_goes_with_the_words_that_were_typed_beside_it(page: Page, house: House) -> None:
    go_to(page, house, 8)
    page.check("input[value='8']")
    page.fill("#text", "I am really worried about her")
    page.click("#send")
    asked(page, "Is that right")

    assert house.talk.heard == ["8. I am really worried about her"]


def test_three_fields_make_one_date(page: Page, house: House) -> None:
    go_to(page, house, 1)
    for field, value in (("day", "4"), ("month", "12"), ("year", "2026")):
        page.fill(f"#date-{field}", value)
    page.keyboard.press("Enter")
    asked(page, "Who is writing")

    assert house.talk.heard == ["4 December 2026"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("", "12", "2026"), "The date must have a day"),
        (("4", "12", ""), "The date must have a year"),
        (("31", "2", "2026"), "Date: the date must be a real date"),
        (("4", "13", "2026"), "Date: the date must be a real date"),
        (("4", "12", "26"), "Date: the date must be a real date"),
    ],
)
def test_a_date_that_is_not_one_is_said_beside_the_field(
    page: Page, house: House, typed: tuple[str, ...], says: str
) -> None:
    go_to(page, house, 1)
    for field, value in zip(("day", "month", "year"), typed, strict=True):
        page.fill(f"#date-{field}", value)
    page.click("#send")

    assert page.inner_text("#problem a") == says
    wrong = page.locator("[aria-invalid=true]")
    assert wrong.count() == 1
    described = wrong.get_attribute("aria-describedby") or ""
    assert says in page.inner_text(f"#{described.split()[-1]}")
    assert [page.input_value(f"#date-{f}") for f in ("day", "month", "year")] == list(typed)
    assert house.talk.heard == []


def test_an_error_gets_the_focus_and_leads_to_its_field(page: Page) -> None:
    start(page)
    page.click("#send")

    assert page.evaluate("document.activeElement.id") == "problem"
    page.click("#problem a")
    assert page.evaluate("document.activeElement.type") == "radio"


def test_the_writer_s_own_fields_say_what_they_are_for(page: Page, house: House) -> None:
    go_to(page, house, 2)

    purposes = {i: page.get_attribute(f"#part-{i}", "autocomplete") for i in ("name", "phone", "email")}
    assert purposes == {"name": "name", "phone": "tel", "email": "email"}


def test_a_form_is_sent_as_someone_would_type_it(page: Page, house: House) -> None:
    go_to(page, house, 10)
    page.fill("#part-who", "Mrs Day")
    page.fill("#part-what", "See Amira twice a week.")
    page.fill("#part-by", "12 February 2027")
    page.fill("#part-how", "Amira says she feels safe.")
    page.click("#send")
    asked(page, "every question")

    assert house.talk.heard == ["Mrs Day. See Amira twice a week. 12 February 2027. Amira says she feels safe."]


def test_the_coach_shows_the_words_that_it_is_about(page: Page, house: House) -> None:
    go_to(page, house, 5)

    assert "neglected" in page.inner_text("#about")
    page.click("#replies >> text=Keep it as it is")
    asked(page, "nothing changes")
    assert house.talk.heard == ["keep it as it is"]


def test_the_box_counts_words_and_grows(page: Page, house: House) -> None:
    go_to(page, house, 4)
    before = page.locator("#text").bounding_box()
    page.fill("#text", "one two three\n" * 40)
    after = page.locator("#text").bounding_box()

    assert page.inner_text("#count") == "120 words"
    assert before
    assert after
    assert after["height"] > before["height"]


def test_enter_makes_a_line_in_an_account_and_control_enter_sends_it(page: Page, house: House) -> None:
    go_to(page, house, 4)
    page.click("#text")
    page.keyboard.type("one")
    page.keyboard.press("Enter")
    page.keyboard.type("two")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#about:visible")

    assert house.talk.heard == ["one\ntwo"]


def test_twenty_thousand_characters_can_be_pasted_and_more_are_refused_with_nothing_lost(
    page: Page, house: House
) -> None:
    go_to(page, house, 4)
    page.fill("#text", "x" * 20_001)
    page.click("#send")
    assert "20,001 characters" in page.inner_text("#problem")
    assert len(page.input_value("#text")) == 20_001

    page.fill("#text", "x" * 20_000)
    page.click("#send")
    page.wait_for_selector("#about:visible")
    assert [len(text) for text in house.talk.heard] == [20_000]


def test_a_file_dropped_on_the_page_is_refused_in_words(page: Page, house: House) -> None:
    go_to(page, house, 4)
    page.evaluate(
        """() => { const data = new DataTransfer(); data.items.add(new File(['x'], 'report.pdf'));
        document.getElementById('text').dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true})); }"""
    )

    assert "I cannot take files here" in page.inner_text("#problem")


def test_script_in_any_field_is_shown_as_text(page: Page, house: House) -> None:
    attack = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
    go_to(page, house, 2)
    for field in ("name", "job", "school", "phone", "email"):
        page.fill(f"#part-{field}", attack)
    page.click("#send")
    asked(page, "Which children")
    say(page, attack)
    page.goto(f"{house.url}/#review")
    page.reload()
    page.wait_for_selector("#review dd:visible")
    assert "<b>typed</b>" in page.inner_text("#review")
    page.goto(f"{house.url}/#report")
    page.wait_for_selector("#view-report:visible")

    assert "<script>" in page.inner_text("#report")
    assert page.title() != "owned"
    assert page.locator("main img, main script").count() == 0


def test_the_policy_stops_a_script_and_a_style_that_got_into_the_page(page: Page, house: House) -> None:
    planted = "<script>document.title = 'owned'</script><style>body { display: none }</style></body>"
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))

    def plant(route: Route) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, body=reply.text().replace("</body>", planted))

    page.route(house.url + "/", plant)
    page.goto(house.url)
    page.wait_for_selector("#start-new:visible")

    assert page.title().startswith("Report for")
    assert sum("Content Security Policy" in text for text in refused) >= 2


def test_nothing_is_asked_of_another_site(page: Page, house: House) -> None:
    asked_for: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url))
    start(page)
    say(page, "No")
    page.click("#panel a[href='#report']")
    page.wait_for_selector("#view-report:visible")

    assert asked_for
    assert [url for url in asked_for if not url.startswith(house.url)] == []
