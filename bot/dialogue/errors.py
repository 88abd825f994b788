"""What a client is told when a request fails.

One plain sentence, and nothing of the request or of the code.
"""

from __future__ import annotations

import logging

from sanic.exceptions import SanicException, ServiceUnavailable
from sanic.handlers import ErrorHandler
from sanic.request import Request
from sanic.response import HTTPResponse, json

logger = logging.getLogger(__name__)

_SENTENCES = {
    400: "That request could not be read. Reload the page and try again.",
    404: "There is nothing at this address.",
    405: "There is nothing at this address.",
    408: "That took too long to arrive. Try again.",
    413: "That is too long to send at once. Send it in two parts.",
    503: "The answer took too long. Reload the page to see what is kept.",
}
_OTHERWISE = "Something went wrong here. What you sent before is kept. Try again in a minute."


class PlainErrors(ErrorHandler):
    """Sanic's error handler, closed: the status, a sentence, and a log line with the error's type only."""

    def __init__(self) -> None:
        super().__init__("text")

    def default(self, request: Request, exception: Exception) -> HTTPResponse:
        """Return the response for an error that no channel handled itself."""
        status = exception.status_code if isinstance(exception, SanicException) else 500
        status = status or 500
        # A window that is closed while it waits for news is no fault of ours; Sanic words it as one.
        gone = isinstance(exception, ServiceUnavailable) and str(exception) == "Cancelled"
        if status >= 500 and not gone:
            logger.error("request_failed", exc_info=exception, extra={"ids": {"status": status}})
        return json({"error": _SENTENCES.get(status, _OTHERWISE)}, status=status)

    @staticmethod
    def log(request: Request, exception: Exception) -> None:
        """Say nothing.

        Sanic would log the address of the request, and ``default`` has logged what there is.
        """
