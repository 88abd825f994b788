"""The partnership's file is checked at start, and a mistake is named by file and setting."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.partnership import PartnershipError, load_partnership
from bot.partnership.partnership import DEFAULT_FILE

GOOD = DEFAULT_FILE.read_text(encoding="utf-8")


def changed(tmp_path: Path, old: str, new: str) -> Path:
    assert old in GOOD
    path = tmp_path / "ours.yml"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_file_that_comes_with_it_loads() -> None:
    found = load_partnership()

    assert found.short_name == "KRSCP"
    assert found.deadline("review").family >= 1
    assert set(found.scales) == {"safety", "worry"}


def test_it_says_that_the_direction_of_the_scale_is_not_confirmed_yet() -> None:
    assert load_partnership().direction_confirmed is False


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("direction: safety", "direction: sideways", "scale.direction"),
        ("confirmed: false", "confirmed: maybe", "scale.confirmed"),
        ("family: 3", "family: three", "deadlines.initial.family"),
        ("family: 3", "family: -1", "deadlines.initial.family"),
        ('emergency: "999"', "emergency: 999", "contacts.emergency"),
        ("short_name: KRSCP", "shortname: KRSCP", "shortname"),
        ("view.plan: false", "view.plan: no thanks", "optional_questions.view.plan"),
        ("days_after_conference: 30", "days_after_conference: ''", "retention.days_after_conference"),
        ("phone: 020 8547 5008", "fone: 020 8547 5008", "contacts.now.1.phone"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, named: str) -> None:
    with pytest.raises(PartnershipError) as caught:
        load_partnership(changed(tmp_path, old, new))

    assert "ours.yml" in str(caught.value)
    assert named in str(caught.value)


def test_a_file_that_is_no_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "ours.yml"
    path.write_text("id: krscp\nname: [", encoding="utf-8")

    with pytest.raises(PartnershipError, match=r"ours.yml.*line"):
        load_partnership(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PartnershipError, match=r"none.yml"):
        load_partnership(tmp_path / "none.yml")
