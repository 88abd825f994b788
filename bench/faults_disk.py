"""A disk to fill up and empty: a tiny tmpfs, or a limit on file sizes where none can be mounted."""

from __future__ import annotations

import os
import resource
import subprocess
from pathlib import Path


class SmallDisk:
    """A folder with little room. ``megabytes``: its size, where it can be mounted."""

    def __init__(self, folder: Path, megabytes: int = 4) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
        self.mounted = subprocess.run(mount, capture_output=True).returncode == 0

    def fill(self, pid: int) -> None:
        """Leave no room to the process with this id."""
        if not self.mounted:
            largest = max((f.stat().st_size for f in self.folder.rglob("*") if f.is_file()), default=0)
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))
            return
        filler = os.open(self.folder / "filler", os.O_WRONLY | os.O_CREAT)
        try:
            for size in (65_536, 4096, 512):
                _write_all(filler, size)
        finally:
            os.close(filler)

    def empty(self, pid: int) -> None:
        """Give the room back."""
        if self.mounted:
            (self.folder / "filler").unlink(missing_ok=True)
        else:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def away(self) -> None:
        """Take the disk away."""
        if self.mounted:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True)


def _write_all(file: int, size: int) -> None:
    try:
        while True:
            os.write(file, bytes(size))
    except OSError:
        return
