"""Imports spaCy's maths library without TensorFlow.

thinc imports TensorFlow wherever that is installed, only so that arrays could be shared with it. Nothing here
does that, and it costs five seconds at every start and some 400 MB.
"""

from __future__ import annotations

import importlib
import sys


def import_thinc_alone() -> None:
    """Import thinc as if TensorFlow were not installed. Does nothing when either is imported already."""
    if "thinc.compat" in sys.modules or "tensorflow" in sys.modules:
        return
    sys.modules["tensorflow"] = None  # type: ignore[assignment]  # makes "import tensorflow" fail, as thinc expects it may
    try:
        importlib.import_module("thinc.compat")
    finally:
        del sys.modules["tensorflow"]
