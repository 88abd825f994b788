"""The finished Word file, opened again: every word in its place, accessible, safe from what was typed."""

from __future__ import annotations

import re
import time
import unicodedata
from datetime import datetime
from itertools import pairwise

import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.interview.questionnaire import load_questionnaire
from bot.partnership import load_partnership
from bot.report import assemble, write_docx
from bot.report.report import Group, Place, Report
from tests.documents.reading import all_text, header_text, header_xml, headings, open_file, read
from tests.unit.report.family import AMIRA, TODAY, empty_draft, full_draft, with_answer, without_answer

QUESTIONNAIRE, PARTNERSHIP = load_questionnaire(), load_partnership()
NASTY = (
    *(
        "{{ 7 * 7 }}",
        "{% for x in y %}",
        "{# gone #}",
        "{_{",
        "}_}",
        "{_%",
        "%_}",
        "{%p endif %}",
        "{{r x }}",
    ),
    *(
        "<w:p>",
        "</w:t></w:r>",
        "&amp;",
        "<&>\"'",
        "]]>",
        "<!--",
        "“”’",
        "  two  spaces  ",
        "\t",
        "\r\n",
        "\xa0",
    ),
    *("\a", "\f", "\v", "\x00", "\ud83d", "\ufffe", "👩‍👧", "أمي", "\u202eabc", "é"),
)


def final_report(**answers: str) -> Report:
    draft = full_draft()
    for question, text in answers.items():
        draft = with_answer(draft, question.replace("__", "."), text)
    return assemble(QUESTIONNAIRE, PARTNERSHIP, draft, TODAY)


@pytest.fixture(scope="module")
def final():
    return open_file(write_docx(final_report()))


@pytest.fixture(scope="module")
def draft():
    missing = without_answer(full_draft(), "sign.off")
    return open_file(write_docx(assemble(QUESTIONNAIRE, PARTNERSHIP, missing, TODAY)))


def expected(place: Place) -> list[str]:
    lines = [*place.lines, *(line for point in place.points for line in point.lines)]
    lines += [line for row in place.rows for column in place.columns for line in row[column.id]]
    return [line.whole for line in lines]


def where(section: str, group: Group, place: Place) -> tuple[str, ...]:
    name = (group.child,) if group.child else ()
    return section, *name, *(() if place.section == "chronology" else (place.heading,))


def test_every_answer_stands_word_for_word_under_its_own_heading(final):
    report, found = final_report(), read(final)
    for section in report.sections[1:]:
        for group in section.groups:
            for place in group.places:
                path = (report.title, *where(section.title, group, place))
                twins = [p for p in group.places if p.heading == place.heading]
                wanted = [text for twin in twins for text in expected(twin)]
                if place.question != "sign.off":
                    assert found[path] == wanted, place.question


def test_the_first_table_holds_the_facts_about_the_report(final):
    cells = read(final)[("Multi-agency conference report", "About this report")]
    for said in ("Review", "4 September 2026", "4 December 2026", "Name: Ms R Cole", "23 November 2026"):
        assert said in cells


def test_the_sign_off_has_room_for_two_signatures(final):
    cells = read(final)[("Multi-agency conference report", "Sharing and sign-off", "Sign-off")]
    assert cells == [
        "Written by",
        "Ms R Cole",
        "",
        "Checked by",
        "Name: Mr A Shah",
        "Job: DSL",
        "Date: 1 December 2026",
        "",
    ]


def test_there_is_one_title_and_no_heading_level_is_left_out(final):
    levels = [level for level, _ in headings(final)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_main_headings_come_in_the_order_of_the_conference(final):
    titles = [text for level, text in headings(final) if level == 2]
    assert titles == [section.title for section in final_report().sections]


def test_every_table_repeats_its_header_row_and_merges_no_cells(final):
    assert final.tables
    for table in final.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(cell.text.strip() for cell in table.rows[0].cells)
        assert not list(table._tbl.iter(qn("w:gridSpan"), qn("w:vMerge")))
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


def test_the_language_is_british_english(final):
    languages = {e.get(qn("w:val")) for e in final.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert final.core_properties.language == "en-GB"


def test_the_letters_are_sans_serif_and_at_least_ten_points(final):
    assert final.styles["Normal"].font.name == "Arial"
    assert final.styles["Normal"].font.size.pt == 11
    sizes = [s.font.size.pt for s in final.styles if s.type == 1 and s.name in ("Answer", "Cell") and s.font.size]
    assert all(size >= 10 for size in sizes)


def test_what_is_ours_is_bold_and_what_was_typed_is_not(final):
    typed = next(p for p in final.paragraphs if p.text == "Mum works nights and has no family near by.")
    ours = next(p for p in final.paragraphs if p.text == "Not yet shared.")
    assert not any(run.bold for run in typed.runs if run.text)
    assert all(run.bold for run in ours.runs if run.text)


def test_the_file_describes_itself_without_naming_a_child(final):
    about = final.core_properties
    assert about.title == "Multi-agency conference report"
    assert about.created.replace(tzinfo=None) == datetime(2026, 11, 23)  # noqa: DTZ001
    said = " ".join([about.title, about.author, about.subject, about.comments, about.keywords, about.last_modified_by])
    assert not any(name in said for name in ("Amira", "Bilal", "Khan", "Cole"))


def test_a_draft_says_draft_across_every_page_in_words_and_in_the_header(draft):
    xml = header_xml(draft)
    assert 'string="DRAFT"' in xml
    assert "alt=" in xml
    assert "DRAFT" in header_text(draft)
    assert len(draft.sections) == 1
    assert not draft.sections[0].different_first_page_header_footer


def test_a_final_report_says_draft_nowhere(final):
    assert "DRAFT" not in header_xml(final) + all_text(final)


def test_the_marking_is_on_every_page_as_configured(final):
    assert PARTNERSHIP.marking in header_text(final)


def test_the_footer_numbers_the_pages_and_says_who_wrote_the_answers(final):
    footer = final.sections[0].footer._element
    codes = [e.text for e in footer.iter(qn("w:instrText"))]
    text = "".join(e.text or "" for e in footer.iter(qn("w:t")))
    assert codes == ["PAGE", "NUMPAGES"]
    assert "No answers were written by AI" in text


def test_the_to_do_list_is_not_in_the_report(draft):
    assert "Before you send" not in all_text(draft)


def test_no_tag_of_the_form_is_left_in_the_file(final, draft):
    for document in (
        final,
        draft,
        open_file(write_docx(assemble(QUESTIONNAIRE, PARTNERSHIP, empty_draft(), TODAY))),
    ):
        assert not re.search(r"\{[{%#]|[}%#]\}", all_text(document) + header_text(document))


def test_a_section_with_nothing_to_say_has_no_heading():
    document = open_file(write_docx(assemble(QUESTIONNAIRE, PARTNERSHIP, empty_draft(), TODAY)))
    titles = [text for level, text in headings(document) if level == 2]
    assert "Chronology" not in titles
    assert "What are we worried about?" in titles


def word_can_hold(letter: str) -> bool:
    return (unicodedata.category(letter) not in ("Cc", "Cs") or letter in "\t\n") and letter not in "\ufffe\uffff"


def as_documented(text: str) -> list[str]:
    """Return what bot.report.clean promises: line ends make paragraphs, what Word cannot hold is gone."""
    lines = re.split("\r\n|[\n\r\v\f\x85\u2028\u2029]", text)
    kept = ["".join(c for c in line if word_can_hold(c)) for line in lines]
    return [line for line in kept if line.strip()]


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=())), min_size=1).map("".join))
def test_any_text_comes_out_as_it_was_typed(text):
    answers = with_answer(with_answer(empty_draft(), "sos.hard", text), "next.school", [{"id": "r", "what": text}])
    document = open_file(write_docx(assemble(QUESTIONNAIRE, PARTNERSHIP, answers, TODAY)))
    found = {path[-1]: texts for path, texts in read(document).items()}
    wanted = as_documented(text) or ["Not answered"]
    assert found["Complicating factors"] == wanted
    assert found["What school will do"][1:-2] in (wanted, ["In the text"])


def test_all_the_known_troublemakers_come_out_together_in_every_place():
    text = " ".join(NASTY)
    draft = full_draft()
    for question in ("sos.harm", "voice.worry"):
        draft = with_answer(draft, question, text, AMIRA)
    draft = with_answer(draft, "child.who", [{"id": AMIRA, "name": "A {{ x }} <b> Khan", "born": None, "due": False}])
    document = open_file(write_docx(assemble(QUESTIONNAIRE, PARTNERSHIP, draft, TODAY)))
    found = read(document)
    assert ("A {{ x }} <b> Khan") in [heading for _, heading in headings(document)]
    assert sum(texts == as_documented(text) for texts in found.values()) == 2


def test_twenty_thousand_characters_fit_in_a_paragraph_and_in_a_cell():
    long = ("Gran took the children to hers. " * 650)[:20_000].strip()
    draft = with_answer(full_draft(), "next.school", [{"id": "r", "who": "Mum", "what": long, "by": None, "how": ""}])
    document = open_file(write_docx(assemble(QUESTIONNAIRE, PARTNERSHIP, with_answer(draft, "sos.hard", long), TODAY)))
    assert all_text(document).count(long) == 2


def test_a_full_report_for_three_children_is_made_in_under_a_second():
    write_docx(final_report())
    start = time.perf_counter()
    write_docx(final_report())
    assert time.perf_counter() - start < 1
