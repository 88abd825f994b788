"""The cards as Microsoft's own renderer draws them, on a desktop and on a phone."""

from __future__ import annotations

from pathlib import Path

from tests.channels.teams.pictures import draw
from tests.channels.teams.samples import all_cards


def test_each_card_is_drawn_without_a_complaint_and_fits_a_phone(tmp_path: Path) -> None:
    pictures = draw(tmp_path)
    assert len(pictures) == 2 * len(all_cards())
    assert [(p.path.name, p.events) for p in pictures if p.events] == []
    assert [(p.path.name, p.wide) for p in pictures if p.wide > 0] == []
    assert all(p.path.stat().st_size > 2000 for p in pictures)
    drawn = {p.path.stem: p.words for p in pictures}
    assert "10: safe enough to stop worrying" in drawn["teams-scale"]
    assert "Your answer: Review" in drawn["teams-answered"]
