"""A turn is done whole or not at all, and text that a person typed is never taken for Rasa's own commands."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.dialogue.executor import InProcessActions
from bot.dialogue.processor import TurnAgent
from bot.dialogue.server import handle, make_agent
from bot.dialogue.tracker_store import MemorySnapshots

SENTENCE = "Your last message could not be saved. Nothing before it is lost. Try again in a minute."


async def test_a_message_keeps_text_buttons_and_metadata_together_and_in_order(agent: TurnAgent) -> None:
    await handle(agent, "zqbegin", "c1")
    said = await handle(agent, "an answer", "c1")
    assert said[-2]["text"].startswith("Kept")
    assert said[-1] == {
        "text": "What next?",
        "buttons": [{"title": "Skip", "payload": "skip"}],
        "custom": {"question": "sos.harm"},
    }


async def test_a_command_is_done_and_the_question_is_asked_again(agent: TurnAgent, interviewer: Any) -> None:
    await handle(agent, "zqbegin", "c1")
    said = await handle(agent, "zqhelp", "c1")
    assert [m["text"] for m in said] == ["About help.", "What next?"]
    assert interviewer.answers == []


async def test_a_failing_action_says_one_sentence_and_shows_nothing_of_the_error(
    agent: TurnAgent, interviewer: Any
) -> None:
    await handle(agent, "zqbegin", "c1")
    interviewer.fails = RuntimeError("secret words of an answer")
    assert await handle(agent, "an answer", "c1") == [{"text": SENTENCE, "custom": {"failed": True}}]
    interviewer.fails = None
    assert (await handle(agent, "an answer", "c1"))[0]["text"] == "Kept 1."


async def test_the_sentence_is_chosen_by_the_first_cause(model: Path, actions: list[Any], interviewer: Any) -> None:
    causes: list[BaseException] = []

    def sentence(error: BaseException) -> str:
        causes.append(error)
        return "failed"

    agent = make_agent(model, actions, MemorySnapshots(), on_error=sentence)
    interviewer.fails = KeyError("secret")
    await handle(agent, "zqbegin", "c1")
    assert causes == [interviewer.fails]


async def test_a_channel_of_rasas_own_gets_nothing_before_it_is_kept(
    agent: TurnAgent, snapshots: MemorySnapshots
) -> None:
    kept_when_said = []

    class Watching(CollectingOutputChannel):
        async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
            kept_when_said.append("c1" in snapshots.kept)

        send_text_with_buttons = send_text_message

    await agent.handle_message(UserMessage("zqbegin", Watching(), "c1"))
    assert kept_when_said
    assert all(kept_when_said)


@pytest.mark.parametrize("text", ["/why", '/why{"answer": "x"}', "/restart", "/session_start", "/ or not", " /help"])
async def test_a_leading_slash_is_text_like_any_other(agent: TurnAgent, interviewer: Any, text: str) -> None:
    await handle(agent, "zqbegin", "c1")
    await handle(agent, text, "c1")
    assert interviewer.answers == [text.strip()]


async def test_an_action_is_given_a_few_events_and_the_domain(agent: TurnAgent, interviewer: Any) -> None:
    await handle(agent, "zqbegin", "c1")
    for _ in range(30):
        await handle(agent, "an answer", "c1")
    assert interviewer.seen[-1]["events"] < 30
    assert "interview" in interviewer.seen[-1]["forms"]


def test_a_model_that_names_an_action_without_code_does_not_start(model: Path, actions: list[Any]) -> None:
    with pytest.raises(ValueError, match="action_command"):
        make_agent(model, actions[:-1], MemorySnapshots(), on_error=lambda _: "failed")


def test_two_actions_of_one_name_are_refused(actions: list[Any]) -> None:
    with pytest.raises(ValueError, match="validate_interview"):
        InProcessActions([*actions, actions[0]])


async def test_a_turn_is_finished_when_the_client_goes_away(agent: TurnAgent, interviewer: Any) -> None:
    await handle(agent, "zqbegin", "c1")
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        begun.set()
        await go_on.wait()

    interviewer.wait = wait
    request = asyncio.ensure_future(handle(agent, "an answer", "c1"))
    await begun.wait()
    request.cancel()
    go_on.set()
    await agent.finish_turns()
    assert interviewer.answers == ["an answer"]


async def test_conversations_do_not_wait_for_each_other(agent: TurnAgent, interviewer: Any) -> None:
    await asyncio.gather(*(handle(agent, "zqbegin", f"c{n}") for n in range(5)))
    said = await asyncio.gather(*(handle(agent, "an answer", f"c{n}") for n in range(5)))
    assert len(interviewer.answers) == 5
    assert all(messages[-1]["text"] == "What next?" for messages in said)


async def test_a_form_that_declines_lets_the_rule_of_a_command_run(agent: TurnAgent, interviewer: Any) -> None:
    await handle(agent, "zqbegin", "c1")
    interviewer.fails = ActionExecutionRejection("interview")
    said = await handle(agent, "zqwhy", "c1")
    assert said[0]["text"] == "About why."
