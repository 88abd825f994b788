"""The description of the calls behind the page. The same schemas check what comes in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jsonschema import Draft202012Validator

MOST_CHARACTERS = 20_000

REQUESTS: Mapping[str, dict[str, Any]] = {
    "Start": {"type": "object", "additionalProperties": False},
    "Resume": {
        "type": "object",
        "required": ["code"],
        "properties": {"code": {"type": "string", "minLength": 1, "maxLength": 200}},
        "additionalProperties": False,
    },
    "Send": {
        "type": "object",
        "required": ["text", "message_id"],
        "properties": {
            "text": {"type": "string", "minLength": 1, "maxLength": MOST_CHARACTERS},
            "message_id": {"type": "string", "pattern": "^[A-Za-z0-9_-]{8,64}$"},
            "after": {"type": "integer", "minimum": 0, "maximum": 2147483647},
        },
        "additionalProperties": False,
    },
    "Delete": {
        "type": "object",
        "required": ["confirm"],
        "properties": {"confirm": {"const": True}},
        "additionalProperties": False,
    },
    "Nothing": {"type": "object", "additionalProperties": False},
}
_CHECKS = {name: Draft202012Validator(schema) for name, schema in REQUESTS.items()}

_EVENT = {
    "type": "object",
    "required": ["n", "who", "text"],
    "properties": {
        "n": {"type": "integer"},
        "who": {"enum": ["you", "bot"]},
        "text": {"type": "string"},
        "id": {"type": "string"},
        "buttons": {"type": "array", "items": {"type": "object"}},
        "custom": {"type": "object"},
    },
}
_EVENTS = {
    "type": "object",
    "required": ["events", "last", "standing", "expires"],
    "properties": {
        "events": {"type": "array", "items": _EVENT},
        "last": {"type": "integer"},
        "standing": {"enum": ["open", "read", "deleted"]},
        "expires": {"type": "integer", "description": "Seconds until the session ends, if nothing is done."},
        "sections": {"type": "array", "items": {"type": "object"}},
        "draft_key": {"type": "string", "description": "Key with which the page seals text not sent yet."},
        "token": {"type": "string", "description": "Only where the page is in a frame."},
    },
}
_ERROR = {
    "type": "object",
    "required": ["error", "says"],
    "properties": {"error": {"type": "string"}, "says": {"type": "string"}, "wait": {"type": "integer"}},
}
_REVIEW = {
    "type": "object",
    "required": ["sections", "missing", "tips", "due"],
    "properties": {name: {"type": "array"} for name in ("sections", "missing", "tips")} | {"due": {"type": "string"}},
}
_REPORT = {
    "type": "object",
    "required": ["text", "final"],
    "properties": {"text": {"type": "string"}, "final": {"type": "boolean"}},
}
_LINK = {
    "type": "object",
    "required": ["url", "name", "bytes", "final", "minutes"],
    "properties": {
        "url": {"type": "string"},
        "name": {"type": "string"},
        "bytes": {"type": "integer"},
        "final": {"type": "boolean"},
        "minutes": {"type": "integer"},
    },
}
_DONE = {"type": "object", "required": ["done"], "properties": {"done": {"const": True}}}
_AFTER = {
    "name": "after",
    "in": "query",
    "description": "Number of the last event that the page has.",
    "schema": {"type": "integer", "minimum": 0, "maximum": 2147483647},
}
_PAGE = {"name": "X-SOS-Chat", "in": "header", "required": True, "schema": {"enum": ["1"]}}
_FRAME = {
    "name": "X-SOS-Frame",
    "in": "header",
    "description": "The page is in a frame on another site: the token comes in the answer too.",
    "schema": {"enum": ["1"]},
}
_SECRET = {
    "name": "secret",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{20,120}$"},
}


def fits(name: str, body: Any) -> bool:
    """Whether a request body is what its schema says."""
    return bool(_CHECKS[name].is_valid(body))


def description(title: str) -> dict[str, Any]:
    """Return the OpenAPI description of every call."""
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1"},
        "paths": {
            "/chat/start": {"post": _post("Start a new report.", "Start", _EVENTS, known=False)},
            "/chat/resume": {"post": _post("Open a report with its code.", "Resume", _EVENTS, known=False)},
            "/chat/send": {"post": _post("Say something. The same message_id twice counts once.", "Send", _EVENTS)},
            "/chat/delete": {"post": _post("Delete the report and all that belongs to it.", "Delete", _DONE)},
            "/chat/leave": {"post": _post("End this session; the report stays.", "Nothing", _DONE)},
            "/chat/document": {"post": _post("Make the Word file; it can be fetched once.", "Nothing", _LINK)},
            "/chat/history": {"get": _get("What was said after an event.", _EVENTS, [_AFTER])},
            "/chat/events": {"get": _get("The same, but wait a while for something new.", _EVENTS, [_AFTER])},
            "/chat/review": {"get": _get("Every answer in words.", _REVIEW, [])},
            "/chat/report": {"get": _get("The report as text.", _REPORT, [])},
            "/document/{secret}": {"get": _download()},
        },
        "components": {
            "schemas": {**REQUESTS, "Error": _ERROR},
            "securitySchemes": {
                "cookie": {"type": "apiKey", "in": "cookie", "name": "sos_chat"},
                "frame": {"type": "http", "scheme": "bearer"},
            },
        },
    }


def _json(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": dict(schema)}}


def _errors(*codes: int) -> dict[str, Any]:
    shown = {
        "description": "Not done; `says` tells why in plain words.",
        "content": _json({"$ref": "#/components/schemas/Error"}),
    }
    return {str(code): shown for code in codes}


def _post(summary: str, request: str, reply: Mapping[str, Any], *, known: bool = True) -> dict[str, Any]:
    found: dict[str, Any] = {
        "summary": summary,
        "parameters": [_PAGE, _FRAME],
        "requestBody": {"required": True, "content": _json({"$ref": f"#/components/schemas/{request}"})},
        "responses": {
            "200": {"description": "Done.", "content": _json(reply)},
            **_errors(400, 401, 403, 404, 409, 413, 415, 429, 503),
        },
    }
    return found | {"security": [{"cookie": []}, {"frame": []}]} if known else found


def _get(summary: str, reply: Mapping[str, Any], parameters: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "summary": summary,
        "parameters": [*parameters, _FRAME],
        "security": [{"cookie": []}, {"frame": []}],
        "responses": {
            "200": {"description": "Found.", "content": _json(reply)},
            **_errors(400, 401, 403, 429, 503),
        },
    }


def _download() -> dict[str, Any]:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return {
        "summary": "Fetch a Word file, once.",
        "parameters": [_SECRET],
        "responses": {
            "200": {
                "description": "The file.",
                "content": {word: {"schema": {"type": "string", "format": "binary"}}},
            },
            **_errors(403, 404, 429),
        },
    }
