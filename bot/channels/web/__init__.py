"""The web channel: the chat page, the frame for other sites, and the calls behind both."""

from bot.channels.web.channel import WebChannel, WebSetup
from bot.channels.web.making import make_web_channel

__all__ = ["WebChannel", "WebSetup", "make_web_channel"]
