"""The pages and what they allow a browser to do."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
import requests
import textstat

from bot.channels.web.guard import Origins, make_origins
from bot.channels.web.limits import AtOnce, Buckets, Rate, TooMany
from bot.channels.web.theme import DEFAULTS, ThemeError, contrast, theme_css
from tests.channels.web.fakes import ROOT, House

WIDGET = ROOT / "bot" / "widget"


def _policy(reply: requests.Response) -> dict[str, str]:
    parts = [p.strip().partition(" ") for p in reply.headers["content-security-policy"].split(";")]
    return {name: value for name, _, value in parts}


def test_the_page_allows_scripts_and_styles_of_our_own_files_only(house: House) -> None:
    policy = _policy(requests.get(house.url, timeout=5))

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in str(policy)


def test_only_listed_sites_may_frame_the_chat(house: House) -> None:
    assert _policy(requests.get(f"{house.url}/embed", timeout=5))["frame-ancestors"] == "https://www.council.example"


def test_no_site_may_frame_the_chat_unless_it_is_listed() -> None:
    house = House().start()
    try:
        assert _policy(requests.get(f"{house.url}/embed", timeout=5))["frame-ancestors"] == "'none'"
    finally:
        house.stop()


def test_pages_have_no_inline_script_style_or_address_of_another_site() -> None:
    for page in WIDGET.glob("*.html"):
        html = page.read_text()
        assert not re.search(r"<script(?![^>]*\bsrc=)", html)
        assert not re.search(r"<style|\sstyle=|\son\w+=", html)
        assert not re.search(r"(src|href)=\"(https?:)?//", html)


def test_the_scripts_never_turn_text_into_html_or_code() -> None:
    for script in WIDGET.rglob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", script.read_text()
        )


def test_without_javascript_there_is_a_sentence_with_phone_and_email(house: House) -> None:
    noscript = requests.get(house.url, timeout=5).text.partition("<noscript>")[2].partition("</noscript>")[0]

    assert "020 8547 5008" in noscript
    assert "mailto:childprotectionconferences@" in noscript


def test_all_that_a_page_loads_is_under_forty_kilobytes() -> None:
    files = [p for p in WIDGET.rglob("*") if p.suffix in (".js", ".css", ".html", ".svg")]

    assert sum(len(gzip.compress(p.read_bytes())) for p in files) < 40_000


def test_a_file_that_the_browser_has_is_not_sent_again(house: House) -> None:
    first = requests.get(f"{house.url}/static/main.js", timeout=5)
    again = requests.get(first.url, headers={"If-None-Match": first.headers["etag"]}, timeout=5)

    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize(
    "path", ["/static/../settings.py", "/static/%2e%2e/settings.py", "/static/page.html", "/static/", "/x"]
)
def test_nothing_but_the_widget_s_files_is_served(house: House, path: str) -> None:
    assert requests.get(house.url + path, timeout=5).status_code == 404


def test_no_script_is_longer_than_the_house_rule() -> None:
    assert {p.name: n for p in WIDGET.rglob("*.js") if (n := len(Path(p).read_text().splitlines())) > 300} == {}


def test_colours_that_cannot_be_read_stop_the_start_by_name() -> None:
    with pytest.raises(ThemeError, match=r"colours\.brand: has a contrast of 1\.\d"):
        theme_css({"brand": "#ffee00"})
    with pytest.raises(ThemeError, match=r"colours\.link"):
        theme_css({"link": "blue"})
    with pytest.raises(ThemeError, match=r"colours\.paper"):
        theme_css({"paper": "#ffffff"})


def test_the_usual_colours_can_be_read() -> None:
    assert "--brand:#1d4f76;" in theme_css({})
    assert round(contrast("#000000", "#ffffff")) == 21
    assert contrast(DEFAULTS["link_dark"], "#1f2529") > 4.5


def test_a_public_address_is_the_only_one_that_counts() -> None:
    origins = make_origins("https://reports.example.org/", "0.0.0.0", ())

    assert origins.secure
    assert origins.own("reports.example.org") == "https://reports.example.org"
    assert origins.own("127.0.0.1:5005") is None


@pytest.mark.parametrize(
    "host", ["", ":", "127.0.0.1:x", "localhost.evil.example", "evil.example:5005", "a@127.0.0.1", "[::2]:5"]
)
def test_a_foreign_host_is_not_ours(host: str) -> None:
    assert Origins().own(host) is None


def test_a_bucket_fills_again_with_time() -> None:
    now = [0.0]
    buckets = Buckets(Rate(burst=2, per_second=1), clock=lambda: now[0])
    buckets.take("a")
    buckets.take("a")
    with pytest.raises(TooMany) as refused:
        buckets.take("a")
    assert refused.value.wait == 1
    buckets.take("b")

    now[0] += 1
    buckets.take("a")


def test_a_place_is_given_back_after_an_error() -> None:
    places = AtOnce(1)
    with pytest.raises(ValueError), places.hold("a"):
        raise ValueError
    with places.hold("a"), pytest.raises(TooMany), places.hold("a"):
        pass


def test_what_the_page_says_is_plain_and_never_blames() -> None:
    words = re.findall(r'"([^"]{12,})"|`([^`]{12,})`', (WIDGET / "js" / "words.js").read_text())
    said = [one or other for one, other in words]

    assert len(said) > 20
    for sentence in said:
        assert not re.search(r"(?i)\b(please|sorry|invalid|oops)\b|!", sentence)
        assert len(sentence.split()) < 5 or textstat.flesch_kincaid_grade(sentence) <= 6, sentence
