"""Imports what a server needs, once, in the process that servers under test are forked from.

Killing and starting a server hundreds of times would else be spent importing Rasa. What a fork then does is what
``sos-report run`` does, from reading its settings on.
"""

from __future__ import annotations

import os
import sys
import warnings
from pathlib import Path


def serve(environment: dict[str, str], port: int, workers: int, log: str) -> None:
    """Be a server: own process group, own log, own environment. Ends with status 1 and a sentence if it cannot."""
    os.setsid()
    lines = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (1, 2):
        os.dup2(lines, stream)
    os.environ.clear()
    os.environ.update(environment)
    warnings.simplefilter("ignore")
    from bot.errors import user_errors
    from bot.serving import serve as run

    try:
        run(port=port, workers=workers)
    except user_errors() as error:
        sys.stderr.write(f"Error: {error}\n")
        sys.stderr.flush()
        os._exit(1)


def _warm() -> None:
    """Build a bot once and let it go: some of what it needs is only imported then."""
    import tempfile

    root = Path(__file__).resolve().parent.parent
    sys.path.insert(0, str(root))
    warnings.simplefilter("ignore")
    os.environ["SQLALCHEMY_SILENCE_UBER_WARNING"] = "1"
    import bot.build_teams
    import bot.channels.web.making
    import bot.errors
    import bot.serving
    from bot.build import build
    from bot.settings import load_settings

    bot.errors.user_errors()
    with tempfile.TemporaryDirectory() as var:
        build(load_settings({"SOS_VAR": var, "SOS_MODEL": str(root / "models")})).__exit__()


# Only the process that servers are forked from does this; whoever else imports the module wants ``serve``.
if os.environ.get("SOS_FAULTS_WARM") == "1" and "multiprocessing.forkserver" in sys.modules:
    _warm()
