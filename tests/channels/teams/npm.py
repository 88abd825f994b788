"""Packages of npm that only tests need, put once into a folder that git ignores."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def installed(name: str, version: str) -> Path:
    """Install a package unless it is there; return its folder. Raises CalledProcessError if npm cannot."""
    folder = ROOT / "node_modules" / ".teams" / name.replace("/", "+")
    found = folder / "node_modules" / name
    if not found.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        command = [
            "npm",
            "install",
            "--prefix",
            str(folder),
            "--no-save",
            "--ignore-scripts",
            f"{name}@{version}",
        ]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "npm_config_audit": "false"})
    return found
