"""Draws each card with Microsoft's own renderer: ``python -m tests.channels.teams.pictures docs/images``."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.channels.teams.npm import installed
from tests.channels.teams.samples import all_cards

RENDERER = ("adaptivecards", "3.0.6")
WIDTHS = {"desktop": 480, "phone": 320}

_PAGE = """<!doctype html><html lang="en-GB"><style>
body{margin:0;padding:16px;background:#f5f5f5;font-family:"Segoe UI",Arial,sans-serif}
#card{background:#fff;border:1px solid #d1d1d1;border-radius:6px;overflow:hidden}
.ac-pushButton{background:#fff;border:1px solid #8a8a8a;border-radius:4px;padding:6px 12px;
font:600 14px Arial;color:#242424}
.ac-pushButton.style-positive{background:#1d4f76;color:#fff;border-color:#1d4f76}
.ac-actionSet{flex-wrap:wrap!important;row-gap:8px}
input[type=text],textarea,input[type=date]{box-sizing:border-box;width:100%;padding:8px;
border:1px solid #8a8a8a;border-radius:4px;font:14px Arial}
label{font-size:14px;line-height:1.7}
</style><div id="card"></div></html>"""

_DRAW = """json => {
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig({
    fontFamily: '"Segoe UI", Arial, sans-serif', supportsInteractivity: true,
    spacing: {small: 4, default: 8, medium: 14, large: 20, padding: 16},
    fontSizes: {small: 12, default: 14, medium: 16, large: 20, extraLarge: 24},
    actions: {maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left',
              showCard: {actionMode: 'inline', inlineTopMargin: 12}},
    inputs: {label: {inputSpacing: 4,
                     requiredInputs: {weight: 'bolder', suffix: ' *', suffixColor: 'default'},
                     optionalInputs: {weight: 'bolder'}}},
  });
  card.parse(json, context);
  document.getElementById('card').replaceChildren(card.render());
  const found = card.validateProperties().validationEvents.map(e => e.message);
  for (let n = 0; n < context.eventCount; n++) found.push(context.getEventAt(n).message);
  return found;
}"""


@dataclass(frozen=True)
class Picture:
    """A drawn card. ``events``: what the renderer has against it; ``wide``: how far it runs over."""

    path: Path
    events: list[str]
    wide: int
    words: str


def draw(folder: Path, widths: dict[str, int] | None = None) -> list[Picture]:
    """Draw every card into a folder."""
    script = installed(*RENDERER) / "dist" / "adaptivecards.min.js"
    with sync_playwright() as play:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        page = browser.new_page()
        page.set_content(_PAGE)
        page.add_script_tag(path=str(script))
        made = [
            _one(page, card, folder / f"teams-{name}{'' if size == 'desktop' else '-' + size}.png", width)
            for size, width in (widths or WIDTHS).items()
            for name, card in all_cards().items()
        ]
        browser.close()
    return made


def _one(page: Page, card: dict[str, Any], path: Path, width: int) -> Picture:
    page.set_viewport_size({"width": width, "height": 400})
    events = page.evaluate(_DRAW, card)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.locator("body").screenshot(path=str(path))
    return Picture(path, events, wide, page.locator("#card").inner_text())


if __name__ == "__main__":
    for picture in draw(Path(sys.argv[1]), {"desktop": WIDTHS["desktop"]}):
        print(picture.path, picture.events, picture.wide)  # noqa: T201
