"""The NLU as Rasa trains it from config.yml and data/nlu, and the evaluation set."""

import os

os.environ["RASA_TELEMETRY_ENABLED"] = "false"

from pathlib import Path

import pytest
import yaml
from rasa.model_training import train_nlu

from bot.dialogue.nlu.reader import Reader, load_reader

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nlu")
    trained = train_nlu(str(ROOT / "config.yml"), str(ROOT / "data" / "nlu"), str(folder), fixed_model_name="nlu")
    assert trained is not None
    return Path(trained)


@pytest.fixture(scope="session")
def read(model: Path) -> Reader:
    return load_reader(model)


@pytest.fixture(scope="session")
def evaluation() -> dict[str, dict[str, list[str]]]:
    return yaml.safe_load((ROOT / "tests" / "nlu" / "evaluation.yml").read_text(encoding="utf-8"))
