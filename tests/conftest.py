"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

BROWSER = Path(__file__).parent / "browser"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser tests last: Playwright keeps an event loop running that tests of our own loops cannot share."""
    items.sort(key=lambda item: BROWSER in item.path.parents)
