"""Killed, crowded, sent twice: every answer is there once, and nobody sees another's."""

from __future__ import annotations

from pathlib import Path

from bench import soak_hostile, soak_kills, soak_load, soak_outages
from bench.faults_server import BotServer
from bot.store import new_key_text
from tests.servers import Postgres, Redis

KILLS = 4
CONVERSATIONS = 12
SECONDS = 3.0


def test_a_kill_at_any_moment_loses_and_doubles_nothing(folder: Path) -> None:
    found = soak_kills.run(folder, KILLS)

    assert found.kills == KILLS
    assert found.acknowledged > KILLS


def test_many_conversations_at_once_do_not_mix(server: BotServer) -> None:
    found = soak_load.talk_at_once(server, CONVERSATIONS, SECONDS)

    assert found.errors == {}
    assert found.conversations >= CONVERSATIONS


def test_two_messages_of_one_person_at_once_are_both_kept(server: BotServer) -> None:
    soak_outages.two_at_once(server, 3)


def test_the_same_message_twice_counts_once(server: BotServer) -> None:
    soak_outages.the_same_twice(server, 2)


def test_two_workers_hold_conversations_together(folder: Path) -> None:
    with Postgres() as postgres, Redis() as redis:
        settings = {"DATABASE_URL": postgres.url(), "REDIS_URL": redis.url, "SOS_KEY": new_key_text()}
        with BotServer(folder, workers=2, **settings) as server:
            found = soak_load.talk_at_once(server, CONVERSATIONS, SECONDS)
            soak_outages.two_at_once(server, 2)
            soak_outages.the_same_twice(server, 2)
            counted = server.get("/metrics")[1]

    assert found.errors == {}
    turns = next(float(line.split()[1]) for line in counted.splitlines() if line.startswith("sos_turns_total "))
    # Each start is a message without a turn of the dialogue; the rest were counted in whichever worker took them.
    assert turns >= found.messages


def test_what_nobody_honest_sends_is_refused_and_counted(folder: Path) -> None:
    assert soak_hostile.hostile(folder, 40).endswith("nobody else noticed")
