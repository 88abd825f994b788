"""Trains the dialogue model from what Rasa reads: config.yml, domain.yml and data/."""

from __future__ import annotations

import contextlib
import io
import sys
import warnings
from pathlib import Path

from rich.console import Console

from bot.dialogue.server import prepare
from bot.dialogue.tuning import train_without_cache, train_without_copies, train_without_tensorflow

MODEL_NAME = "report"
SOURCES = ("config.yml", "domain.yml", "data")


class TrainingError(ValueError):
    """The model could not be trained. The message names what is missing or wrong."""


def train_model(root: Path | None = None, out: Path | None = None) -> Path:
    """Train the model of a checkout into ``models/`` and return its path, with a sign of life meanwhile.

    Raises TrainingError when a source is missing or Rasa refuses it.
    """
    root = root or Path.cwd()
    for name in SOURCES:
        if not (root / name).exists():
            raise TrainingError(f"{name} is missing here; run this in the folder that holds config.yml")
    prepare()
    out = out or root / "models"
    console = Console(file=sys.stderr)
    said = io.StringIO()
    if not console.is_terminal:
        console.print("Training the dialogue model (about 15 seconds) ...")
    with (
        console.status("Training the dialogue model (about 15 seconds) ..."),
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
        warnings.catch_warnings(),
        train_without_tensorflow((root / "config.yml").read_text(encoding="utf-8")),
    ):
        warnings.simplefilter("ignore")
        from rasa.model_training import train

        train_without_cache()
        train_without_copies()
        result = train(
            domain=str(root / "domain.yml"),
            config=str(root / "config.yml"),
            training_files=[str(root / "data")],
            output=str(out),
            fixed_model_name=MODEL_NAME,
            force_training=True,
        )
    if result.model is None:
        raise TrainingError(f"the model was not trained:\n{said.getvalue()}")
    path = Path(result.model)
    path.touch()
    console.print(f"Trained: {path.name}")
    return path
