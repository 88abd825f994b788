"""The report on the screen."""

from __future__ import annotations

from bot.report import as_text, assemble
from tests.unit.report.family import TODAY, empty_draft, full_draft, with_answer


def test_the_text_holds_every_place_of_the_report_once(questionnaire, partnership):
    report = assemble(questionnaire, partnership, full_draft(), TODAY)
    text = as_text(report)
    for section in report.sections:
        assert f"\n\n{section.title}\n" in text
        for group in section.groups:
            before = f"{group.child}: " if group.child else ""
            assert all(f"\n\n{before}{place.heading}\n" in text for place in group.places)


def test_a_table_is_read_out_with_its_headers(questionnaire, partnership):
    text = as_text(assemble(questionnaire, partnership, full_draft(), TODAY))
    assert "1 of 2\nWho: Mrs Day\nWhat: See Amira each Monday.\nBy when: 12 February 2027\n" in text


def test_a_draft_says_so_at_the_top_and_a_final_report_nowhere(questionnaire, partnership):
    draft = as_text(assemble(questionnaire, partnership, empty_draft(), TODAY))
    final = as_text(assemble(questionnaire, partnership, full_draft(), TODAY))
    assert "DRAFT" in draft.split("\n\n")[0]
    assert "DRAFT" not in final


def test_control_characters_do_not_reach_the_screen(questionnaire, partnership):
    draft = with_answer(full_draft(), "sos.hard", "a\x1b[2Jb\x00c \ud83d")
    text = as_text(assemble(questionnaire, partnership, draft, TODAY))
    assert "a[2Jbc " in text
    assert text.encode()
