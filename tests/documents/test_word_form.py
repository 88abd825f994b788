"""The form that staff edit in Word: it agrees with the questions, and says plainly what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from bot.interview.questionnaire import load_questionnaire
from bot.partnership import load_partnership
from bot.partnership.partnership import DEFAULT_FORM
from bot.report import FormError, assemble, check_form, write_blank_form, write_docx
from tests.unit.report.family import TODAY, full_draft

QUESTIONNAIRE, PARTNERSHIP = load_questionnaire(), load_partnership()


@pytest.fixture
def edit(tmp_path: Path):
    """Change the text of paragraphs of the partnership's form, as staff would in Word."""

    def edit(before: str, after: str | None, *, only_first: bool = False) -> Path:
        document = Document(str(DEFAULT_FORM))
        hits = [p for p in document.element.body.iter() if p.tag.endswith("}p") and before in "".join(p.itertext())]
        assert hits, "the test looks for something that is not in the form"
        for paragraph in hits[:1] if only_first else hits:
            if after is None:
                paragraph.getparent().remove(paragraph)
            else:
                texts = [e for e in paragraph.iter() if e.tag.endswith("}t")]
                texts[0].text = "".join(e.text or "" for e in texts).replace(before, after)
                for other in texts[1:]:
                    other.text = ""
        path = tmp_path / "form.docx"
        document.save(str(path))
        return path

    return edit


def write_with(form: Path) -> bytes:
    return write_docx(assemble(QUESTIONNAIRE, PARTNERSHIP, full_draft(), TODAY), form)


def test_the_partnerships_form_has_one_place_for_every_question():
    assert check_form(DEFAULT_FORM, QUESTIONNAIRE) == []


def test_a_new_form_has_one_place_for_every_question(tmp_path):
    path = tmp_path / "new.docx"
    write_blank_form(path)
    assert check_form(path, QUESTIONNAIRE) == []


def test_an_answer_without_a_place_stops_the_report_and_is_named(edit):
    form = edit('{%p for place in place("sos.hard") %}', "{%p for place in [] %}")
    assert any("sos.hard is not printed" in problem for problem in check_form(form, QUESTIONNAIRE))
    with pytest.raises(FormError, match=r"no place for sos\.hard"):
        write_with(form)


def test_a_place_for_a_question_that_does_not_exist_is_named(edit):
    form = edit('place("sos.hard")', 'place("sos.hrad")')
    assert check_form(form, QUESTIONNAIRE) == ["form.docx: there is no question sos.hrad to print"]
    with pytest.raises(FormError, match=r"sos\.hrad"):
        write_with(form)


def test_a_teaching_step_cannot_be_printed(edit):
    form = edit('place("sos.hard")', 'place("sos.sort")')
    assert "there is no question sos.sort to print" in check_form(form, QUESTIONNAIRE)[0]


def test_a_place_that_was_copied_is_named(edit):
    form = edit('place("sos.unknown")', 'place("sos.hard")')
    problems = check_form(form, QUESTIONNAIRE)
    assert "form.docx: sos.hard is printed 2 times" in problems
    assert "form.docx: sos.unknown is not printed" in problems


def test_a_place_about_each_child_outside_the_childrens_block_is_named(edit):
    form = edit('place("sos.hard")', 'child.place("sos.harm")')
    assert (
        "'child' is undefined" in check_form(form, QUESTIONNAIRE)[0]
        or "tag child" in check_form(form, QUESTIONNAIRE)[0]
    )


def test_an_unknown_tag_is_named(edit):
    form = edit("{{ report.partnership }}", "{{ council.name }}")
    assert "there is no tag council" in check_form(form, QUESTIONNAIRE)[0]
    with pytest.raises(FormError, match=r"'council' is undefined, near: \{\{ council\.name \}\}"):
        write_with(form)


def test_a_misspelt_part_of_a_tag_is_named_with_its_paragraph(edit):
    form = edit("{{ report.partnership }}", "{{ report.partnrship }}")
    with pytest.raises(FormError, match=r"partnrship.*near: \{\{ report\.partnrship \}\}"):
        write_with(form)
    assert "partnrship" in check_form(form, QUESTIONNAIRE)[0]


@pytest.mark.parametrize("broken", ["{{ report.partnership ", "{% if %}", "{%p endfor %}"])
def test_a_tag_that_is_not_written_right_is_said_plainly(edit, broken):
    form = edit("{{ report.partnership }}", broken)
    with pytest.raises(FormError, match=r"^form\.docx: "):
        write_with(form)
    assert check_form(form, QUESTIONNAIRE)[0].startswith("form.docx: ")


@pytest.mark.parametrize("sum_", ["{{ children + 1 }}", "{{ 1 / 0 }}", "{{ children.first.name }}"])
def test_a_tag_that_cannot_be_worked_out_is_said_plainly(edit, sum_):
    with pytest.raises(FormError, match=r"^form\.docx: .*near: "):
        write_with(edit("{{ report.partnership }}", sum_))


def test_a_text_that_is_no_longer_printed_is_found(edit):
    form = edit("{{ line.text }}", "", only_first=True)
    assert check_form(form, QUESTIONNAIRE)


def test_a_form_without_its_draft_notice_is_refused(tmp_path):
    document = Document(str(DEFAULT_FORM))
    for paragraph in document.sections[0].header.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("{{ report.draft_notice }}", "")
    document.save(str(tmp_path / "form.docx"))
    assert "form.docx: the draft notice is not printed" in check_form(tmp_path / "form.docx", QUESTIONNAIRE)


def test_staff_can_reword_a_heading_in_word(edit):
    form = edit("What are we worried about?", "Our worries")
    assert check_form(form, QUESTIONNAIRE) == []
    assert write_with(form)


def test_a_form_cannot_reach_into_the_program(edit):
    form = edit("{{ report.partnership }}", "{{ report.__class__.__mro__ }}")
    with pytest.raises(FormError, match=r"form\.docx"):
        write_with(form)


@pytest.mark.parametrize("content", [b"", b"not a Word file", b"PK\x03\x04 broken"])
def test_a_file_that_is_not_a_word_file_is_said_so(tmp_path, content):
    path = tmp_path / "form.docx"
    path.write_bytes(content)
    assert check_form(path, QUESTIONNAIRE) == ["form.docx: this is not a Word file that can be opened"]


def test_a_form_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FormError, match=r"gone\.docx"):
        write_with(tmp_path / "gone.docx")


def test_an_error_never_shows_what_was_typed(edit):
    form = edit("{{ place.heading }}", "{{ place.lines.nothing }}", only_first=True)
    with pytest.raises(FormError) as error:
        write_with(form)
    assert "Amira" not in str(error.value)
