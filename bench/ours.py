"""Our bot as it is run, with Rasa's plain REST channel besides its own: all bots are asked in one way."""

from __future__ import annotations

import sys


def main(port: int, workers: int) -> None:
    """Serve until stopped."""
    from bot.build import build
    from bot.dialogue.logs import configure_logs
    from bot.dialogue.server import Address, prepare, run
    from bot.serving import channels
    from bot.settings import load_settings

    prepare()
    configure_logs()
    from rasa.core.channels.rest import RestInput

    with build(load_settings()) as bot:
        assert bot.agent is not None
        ways_in = [*channels(bot), RestInput()]
        run(bot.agent, ways_in, Address(port=port), workers=workers, on_worker_start=bot.store.engine.dispose)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
