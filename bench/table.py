"""What was measured, as a table, as JSON and as a picture."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Row:
    """One line of the table: a value for each bot, and the ratio that ours must reach.

    ``ratio``: ours to the starter bot's, or a figure of ours alone.
    ``limit``: what it must reach, as the least if ``at_least``, else as the most.
    """

    what: str
    unit: str
    starter: float | None
    naive: float | None
    ours: float
    ratio: float
    limit: float
    at_least: bool = False

    @property
    def reached(self) -> bool:
        """Whether ours is good enough."""
        return self.ratio >= self.limit if self.at_least else self.ratio <= self.limit


def show(rows: Sequence[Row]) -> None:
    """Print the table."""
    table = Table(title="Measured side by side in one run")
    for name in ("", "rasa init", "naive form", "ours", "figure", "to reach", ""):
        table.add_column(name, justify="left" if not name else "right")
    for row in rows:
        sign = "at least" if row.at_least else "at most"
        table.add_row(
            row.what,
            _number(row.starter, row.unit),
            _number(row.naive, row.unit),
            _number(row.ours, row.unit),
            f"{row.ratio:.2f}",
            f"{sign} {row.limit:g}",
            "yes" if row.reached else "NO",
        )
    Console(width=130).print(table)


def save(rows: Sequence[Row], machine: Mapping[str, object], path: Path) -> None:
    """Write the rows and what they were measured on."""
    data = {"machine": dict(machine), "rows": [{**asdict(row), "reached": row.reached} for row in rows]}
    path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


def plot(series: Mapping[str, Sequence[float]], path: Path) -> None:
    """Draw the time of each message of one long conversation, for each bot, smoothed over ten messages."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 4.2), dpi=150)
    for name, times in series.items():
        smooth = [
            sorted(times[max(0, n - 5) : n + 5])[len(times[max(0, n - 5) : n + 5]) // 2] for n in range(len(times))
        ]
        axes.plot(range(1, len(smooth) + 1), smooth, label=name)
    axes.set_xlabel("message of one conversation")
    axes.set_ylabel("milliseconds for a message (middle of ten)")
    axes.set_ylim(bottom=0)
    axes.grid(visible=True, alpha=0.3)
    axes.legend(frameon=False)
    figure.tight_layout()
    figure.savefig(path)
    pyplot.close(figure)


def _number(value: float | None, unit: str) -> str:
    return "" if value is None else f"{value:.1f} {unit}"
