"""What the bot makes of one activity: the messages that go out, and how the chat stands after them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.channels.teams import cards, files
from bot.channels.teams.activities import CARD_ACTION, CONSENT, Activity
from bot.channels.teams.chats import Chat, FileOffer, OpenCard
from bot.channels.teams.ports import Ports, Turn
from bot.channels.teams.replies import Out, Replies, replies
from bot.channels.teams.submits import Submit, read_submit

MOST_SENT = 200
_MOST_PARTS = 10
# While the bot waits for one of these, parts that were filled in on the same card may still be asked for.
_SAME_ANSWER = frozenset(("part", "coach", "held", "rewrite", "confirm", "told", "unlike", "reason", "clash"))
_REMIND, _STOP_REMINDING = "remind me", "stop reminders"
_GO_ON_HERE = "go on here"


@dataclass(frozen=True)
class Answered:
    """What an activity led to: what goes out, in order, and the chat as it then stands."""

    chat: Chat
    out: tuple[Out, ...] = ()

    def __repr__(self) -> str:
        return f"Answered({len(self.out)})"


class Answerer:
    """Answers what a person does in a private chat. Sends nothing itself."""

    def __init__(self, ports: Ports, turn: Turn) -> None:
        self._ports, self._turn = ports, turn

    async def answer(self, activity: Activity, chat: Chat) -> Answered:
        """Return what goes out for an activity. Raises what the other rooms raise; then nothing was said.

        An activity may come here again after a restart: its id lets the session keep its words once only.
        """
        if activity.kind == "message" or activity.name == CARD_ACTION:
            return await self._message(activity, chat)
        if activity.kind in ("installationUpdate", "conversationUpdate"):
            return await self._life(activity, chat)
        if activity.kind in ("messageUpdate", "messageDelete"):
            return Answered(chat, self._texts("edited"))
        return Answered(chat)

    async def _life(self, activity: Activity, chat: Chat) -> Answered:
        """Welcome on install, once however many updates tell of it; after an uninstall send nothing."""
        if activity.action.startswith("remove") or activity.bot in activity.removed:
            return Answered(replace(chat, installed=False, welcomed=False, open=None, offer=None))
        if chat.welcomed or not (activity.action.startswith("add") or activity.bot in activity.added):
            return Answered(chat)
        return await self._typed(activity, chat, "hello")

    async def _message(self, activity: Activity, chat: Chat) -> Answered:
        value = _pressed_value(activity)
        if value is not None:
            return await self._pressed(activity, chat, value)
        text = activity.text.strip()
        if not text:
            return Answered(chat, self._texts("no_files" if activity.files else "not_words"))
        said = text.lower().strip(" .")
        if self._ports.reports.looks_like_code(text):
            return await self._code(activity, chat, text)
        if said == _GO_ON_HERE or self._is_elsewhere(chat):
            return await self._elsewhere(activity, chat, take=said == _GO_ON_HERE)
        if said in (_REMIND, _STOP_REMINDING):
            return self._reminding(chat, on=said == _REMIND)
        answered = await self._typed(activity, chat, text)
        return replace(answered, out=(*self._texts("no_files"), *answered.out)) if activity.files else answered

    async def _pressed(self, activity: Activity, chat: Chat, value: Mapping[str, Any]) -> Answered:
        question = chat.open.question if chat.open else ""
        submit = read_submit(value, question, self._ports.boxes(question))
        if submit is not None and not submit.change and submit.text and (submit.turn, submit.text) == chat.last:
            return Answered(chat)
        if self._is_elsewhere(chat):
            return await self._elsewhere(activity, chat, take=False)
        if submit is not None and submit.change:
            return await self._change(activity, chat, submit)
        if submit is None or chat.open is None or submit.turn != chat.open.turn:
            return await self._typed(activity, chat, "repeat", before=self._texts("old_card"))
        if not submit.text:
            return Answered(chat, self._texts("nothing_picked"))
        pressed = replace(chat, last=(submit.turn, submit.text), pending=dict(submit.parts))
        return await self._typed(activity, pressed, submit.text, shown=submit.shown)

    async def _change(self, activity: Activity, chat: Chat, submit: Submit) -> Answered:
        """The numbers of a review hold until the next one is shown."""
        if submit.turn != chat.review:
            return await self._typed(activity, chat, "review", before=self._texts("old_list"))
        return await self._typed(activity, chat, submit.text)

    async def _code(self, activity: Activity, chat: Chat, text: str) -> Answered:
        """A resume code opens the report that it belongs to in this chat."""
        said = self._ports.reports.open_with(text, self._ports.reports.conversation(chat.person))
        if said != "opened":
            return Answered(chat, self._texts("code_wait" if said == "wait" else "code_refused"))
        before = self._texts("code_linked")
        return await self._typed(activity, replace(chat, pending={}, review=""), "hello", before=before)

    def _is_elsewhere(self, chat: Chat) -> bool:
        return self._ports.reports.is_elsewhere(self._ports.reports.conversation(chat.person))

    async def _elsewhere(self, activity: Activity, chat: Chat, *, take: bool) -> Answered:
        """The report is open on the web: what is typed here changes nothing until it is taken back."""
        if not take:
            return Answered(chat, self._texts("open_elsewhere"))
        self._ports.reports.take_back(self._ports.reports.conversation(chat.person))
        return await self._typed(activity, chat, "repeat")

    def _reminding(self, chat: Chat, *, on: bool) -> Answered:
        return Answered(replace(chat, remind=on), self._texts("remind_on" if on else "remind_off"))

    async def _typed(
        self, activity: Activity, chat: Chat, text: str, *, before: Sequence[Out] = (), shown: str = ""
    ) -> Answered:
        """Hold the turn for what was typed or pressed, and draw what the bot says."""
        said, chat = await self._turns(activity, chat, text)
        mark = activity.id
        drawn = replies(said, mark, self._ports.say, self._ports.boxes)
        chat, offered = self._offered(chat, drawn, mark)
        extra = [*self._last_words(chat, drawn), *offered]
        out = [*before, *drawn.out]
        place = next((n for n, o in enumerate(out) if o["as"] == "question"), len(out))
        out[place:place] = extra
        if drawn.deleted:
            out += [{"as": "delete", "message": message} for message in chat.sent]
            chat = chat.without_content()
        else:
            out += self._close(chat, shown)
        return Answered(self._after(chat, drawn, mark), tuple(out))

    async def _turns(self, activity: Activity, chat: Chat, text: str) -> tuple[list[dict[str, Any]], Chat]:
        """Type a text, then each part that was filled in with it and is asked for next."""
        conversation = self._ports.reports.conversation(chat.person)
        pending, said = dict(chat.pending), []
        for number in range(_MOST_PARTS):
            message = f"{activity.id}:{number}" if number else activity.id
            said += await self._one_turn(text, conversation, message)
            asked = (said[-1].get("custom") or {}) if said else {}
            if asked.get("state") not in _SAME_ANSWER:
                pending = {}
            if asked.get("state") != "part" or asked.get("question") not in pending:
                break
            text = pending.pop(asked["question"])
            said.pop()
        return said, replace(chat, pending=pending)

    async def _one_turn(self, text: str, conversation: str, message: str) -> list[dict[str, Any]]:
        """Hold one turn.

        Where it kept words before a restart and cannot take them again, ask what is open now.
        """
        said = await self._turn(text, conversation, {"message_id": message, "channel": "teams"})
        if said and (said[-1].get("custom") or {}).get("failed"):
            again = {"message_id": f"{message}:again", "channel": "teams"}
            asked = await self._turn("repeat", conversation, again)
            return said if (asked[-1].get("custom") or {}).get("failed") else [*said, *asked]
        return said

    def _last_words(self, chat: Chat, drawn: Replies) -> list[Out]:
        """What only Teams needs.

        That the school keeps the chat, what deleting cannot reach, and the reminder.
        """
        if drawn.deleted:
            return list(self._texts("keeps_after_delete"))
        names = [] if chat.welcomed else ["keeps_chat"]
        return list(self._texts(*names, *(["remind_offer"] if drawn.paused and not chat.remind else [])))

    def _offered(self, chat: Chat, drawn: Replies, mark: str) -> tuple[Chat, list[Out]]:
        """Offer the report as a file."""
        if not drawn.document:
            return chat, []
        content = self._ports.reports.document(self._ports.reports.conversation(chat.person))
        name = files.NAMES["draft" if drawn.document == "draft" else "final"]
        activity = files.offer(name, mark, len(content), self._ports.say("teams.file_offer"))
        return replace(chat, offer=FileOffer(mark, drawn.document)), [{"activity": activity, "as": "file"}]

    def _close(self, chat: Chat, shown: str) -> list[Out]:
        """The card that was open stays readable with what was chosen, and can be pressed no more."""
        if chat.open is None or not chat.open.message:
            return []
        note = self._ports.say("teams.answered", answer=shown) if shown else ""
        made = cards.closed(chat.open.card, note)
        activity = cards.card_message(made, self._ports.say("teams.summary"))
        return [{"activity": activity, "as": "close", "message": chat.open.message}]

    def _after(self, chat: Chat, drawn: Replies, mark: str) -> Chat:
        card = drawn.card
        asked = str(drawn.asked.get("question") or "")
        return replace(
            chat,
            open=OpenCard(mark, asked, card) if card else None,
            review=mark if drawn.reviewed else chat.review,
            welcomed=True,
            installed=True,
        )

    def _texts(self, *names: str) -> tuple[Out, ...]:
        return tuple(
            {"activity": activity, "as": "text"}
            for name in names
            for activity in cards.text_messages(self._ports.say(f"teams.{name}"))
        )


def _pressed_value(activity: Activity) -> Mapping[str, Any] | None:
    """Return what a pressed card sent along; None for typed words. Teams sends cards in two ways."""
    if activity.name != CARD_ACTION:
        return activity.value or None
    action = activity.value.get("action")
    data = action.get("data") if isinstance(action, Mapping) else None
    return data if isinstance(data, Mapping) else {}


def is_for_us(activity: Activity) -> bool:
    """Whether an activity is one that is answered or acted on; the rest is taken and left alone."""
    kinds = ("message", "installationUpdate", "conversationUpdate", "messageUpdate", "messageDelete")
    return activity.kind in kinds or (activity.kind == "invoke" and activity.name in (CONSENT, CARD_ACTION))
