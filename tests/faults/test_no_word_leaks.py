"""After a full case with everything logged, none of its words is outside the sealed values."""

from __future__ import annotations

from pathlib import Path

from bench import soak_marks


def test_no_word_of_a_full_case_is_in_logs_files_or_command_lines(folder: Path) -> None:
    words, searched, found = soak_marks.on_sqlite(folder, cold=False)

    assert words >= 40
    assert searched > 100_000
    assert found == []


def test_a_word_that_did_leak_would_be_found() -> None:
    places = {"log": b"... ZQab12x3z ...", "page": "river-candle".encode("utf-16-le")}

    assert soak_marks.leaks(["zqab12x3z", "river-candle", "else"], places) == [
        "zqab12x3z in log",
        "river-candle in page",
    ]
