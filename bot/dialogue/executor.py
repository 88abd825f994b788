"""Custom actions inside Rasa's own process: no action server, no HTTP, no open port.

Rasa hands every custom action to an ``EndpointConfig`` and takes what its ``request`` returns. This one gives
the call straight to rasa-sdk's executor, which holds only the actions that it was given: nothing is found by
scanning modules.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.core.actions.action import ActionExecutionRejection
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection as Declined


class ActionFailed(Exception):
    """A custom action raised. Holds the action's name; the error itself is its ``__cause__``.

    It is no ``RasaException``, because Rasa goes on without a word after those, and it has no text of the
    error, because that may hold what somebody typed.
    """

    def __init__(self, action: str) -> None:
        super().__init__(action)
        self.action = action


class InProcessActions(EndpointConfig):  # type: ignore[misc]
    """The action endpoint that Rasa calls, answered in this process."""

    def __init__(self, actions: Iterable[Action]) -> None:
        """Hold the given actions, by their names. Raises ValueError when two have the same name."""
        # Without this Rasa would turn the whole domain into a dict for every call.
        super().__init__(url=None, enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._domain: dict[str, Any] = {}
        for action in actions:
            if action.name() in self._executor.actions:
                raise ValueError(f"two custom actions are named {action.name()}")
            self._executor.register_action(action)

    @property
    def names(self) -> frozenset[str]:
        """The names of the actions."""
        return frozenset(self._executor.actions)

    def know_domain(self, domain: dict[str, Any]) -> None:
        """Keep the domain as a dict, made once for a model, to hand to every action."""
        self._domain = domain

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        """Run the action that Rasa asks for and return its events and responses as an action server would.

        Raises ActionFailed when the action raises, and Rasa's ActionExecutionRejection when it declines,
        as a form does for a command.
        """
        call: dict[str, Any] = {"domain": self._domain, **kwargs["json"]}
        name = str(call.get("next_action"))
        try:
            outcome: dict[str, Any] | None = await self._executor.run(call)
        except Declined as declined:
            raise ActionExecutionRejection(declined.action_name) from declined
        except Exception as error:
            raise ActionFailed(name) from error
        return outcome
