"""A trained model, opened for serving: only the half that answers messages, run without a scheduler."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path
from typing import Any

import rasa.shared.utils.io
from rasa.engine import loader
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import MODEL_ARCHIVE_METADATA_FILE, LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata
from rasa.exceptions import ModelNotFound
from rasa.model import get_latest_model
from rasa.utils.common import TempDirectoryPath, get_temp_dir_name


class ServingStorage(LocalModelStorage):  # type: ignore[misc]
    """Opens a model without the recipe of its training.

    Reading that recipe imports every class in it, TensorFlow's among them, which nothing uses to answer a
    message.
    """

    @staticmethod
    def _load_metadata(directory: Path) -> ModelMetadata:
        metadata = rasa.shared.utils.io.read_json_file(directory / MODEL_ARCHIVE_METADATA_FILE)
        return ModelMetadata.from_dict({**metadata, "train_schema": {"nodes": {}}})


class StraightRunner(DaskGraphRunner):  # type: ignore[misc]
    """Runs the nodes of a graph one after the other, in an order that is worked out once for each target."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._orders: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """Return the output of each target node. ``inputs``: values by placeholder name."""
        wanted = tuple(targets or self._graph_schema.target_names)
        if wanted not in self._orders:
            self._orders[wanted] = self._order(wanted)
        done: dict[str, tuple[str, Any]] = {name: (name, value) for name, value in (inputs or {}).items()}
        for name, needs in self._orders[wanted]:
            # A node takes an input that nobody gave as its bare name, as it would from dask.
            done[name] = self._instantiated_nodes[name](*(done.get(need, need) for need in needs))
        return {name: done[name][1] for name in wanted}

    def _order(self, targets: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
        nodes = self._graph_schema.minimal_graph_schema(list(targets)).nodes
        order: dict[str, tuple[str, ...]] = {}

        def visit(name: str) -> None:
            if name in nodes and name not in order:
                needs = tuple(nodes[name].needs.values())
                for need in needs:
                    visit(need)
                order[name] = needs

        for target in targets:
            visit(target)
        return list(order.items())


def open_model(path: str | Path) -> tuple[str, ModelMetadata, GraphRunner]:
    """Open a model archive, or the newest one of a folder, and return its file name, metadata and runner.

    Raises ModelNotFound when there is none or it cannot be read.
    """
    archive = path if os.path.isfile(path) else get_latest_model(path)
    if not archive:
        raise ModelNotFound(f"there is no trained model in {path}")
    with TempDirectoryPath(get_temp_dir_name()) as folder:
        try:
            metadata, runner = loader.load_predict_graph_runner(
                Path(folder), Path(archive), ServingStorage, StraightRunner
            )
        except tarfile.ReadError as error:
            raise ModelNotFound(f"the model {archive} cannot be read") from error
    return os.path.basename(archive), metadata, runner
