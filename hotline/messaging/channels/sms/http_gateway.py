"""Send a short message through a gateway over HTTP, as its profile says."""

import json
import re
import secrets
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import httpx

from hotline.messaging.adapters import Outgoing
from hotline.messaging.channels.sms.settings import HttpSettings
from hotline.messaging.channels.sms.signing import sign
from hotline.messaging.errors import SendingFailed

_PLACE = re.compile(r"\{([a-z_]+)\}")
_OK = 200
_LARGEST_ANSWER = 64 * 1024


def send_by_http(settings: HttpSettings, outgoing: Outgoing) -> str:
    """Return the gateway's id of the message.

    Raises:
        SendingFailed: it did not answer, or did not take the message.

    """
    body, headers = _request(settings, outgoing)
    try:
        answer = httpx.post(
            settings.url, content=body, headers=headers, timeout=settings.timeout_seconds
        )
    except httpx.HTTPError as error:
        msg = f"短信网关没有应答（{type(error).__name__}）。"
        raise SendingFailed(msg) from error
    return _id_in(settings, answer)


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """Fill the placeholders that are known in; other braces stay as they are."""
    return _PLACE.sub(lambda match: values.get(match.group(1), match.group(0)), pattern)


def _request(settings: HttpSettings, outgoing: Outgoing) -> tuple[bytes, dict[str, str]]:
    values = {
        "phone": outgoing.peer,
        "text": outgoing.text,
        "ref": str(outgoing.message_id),
        "timestamp": str(int(time.time())),
        "nonce": secrets.token_hex(8),
        "secret": settings.secret.get_secret_value(),
    }
    fields = {name: fill(pattern, values) for name, pattern in settings.fields.items()}
    headers = {name: fill(pattern, values) for name, pattern in settings.headers.items()}
    signature = settings.signature
    if signature.place == "field":
        fields[signature.name] = _signature(settings, {**values, **fields, "body": ""})
    body = _body(settings, fields)
    headers["Content-Type"] = (
        "application/json" if settings.format == "json" else "application/x-www-form-urlencoded"
    )
    if signature.place == "header":
        headers[signature.name] = _signature(settings, {**values, **fields, "body": body})
        headers.setdefault("X-Timestamp", values["timestamp"])
        headers.setdefault("X-Nonce", values["nonce"])
    return body.encode(), headers


def _body(settings: HttpSettings, fields: Mapping[str, str]) -> str:
    if settings.format == "form":
        return urlencode(fields)
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _signature(settings: HttpSettings, values: Mapping[str, str]) -> str:
    signature = settings.signature
    return sign(
        fill(signature.of, values),
        settings.secret.get_secret_value(),
        algorithm=signature.algorithm,
        encoding=signature.encoding,
    )


def _id_in(settings: HttpSettings, answer: httpx.Response) -> str:
    if answer.status_code != _OK or len(answer.content) > _LARGEST_ANSWER:
        msg = f"短信网关应答异常（HTTP {answer.status_code}）。"
        raise SendingFailed(msg)
    try:
        said = answer.json()
    except ValueError as error:
        msg = "短信网关的应答无法识别。"
        raise SendingFailed(msg) from error
    code = str(at_path(said, settings.answer_code))
    if code != settings.answer_ok:
        why = str(at_path(said, settings.answer_message))[:120]
        msg = f"短信网关拒绝（{code}）：{why}"
        raise SendingFailed(msg, is_final=code in settings.final_codes)
    return str(at_path(said, settings.answer_id))[:255]


def at_path(said: Any, path: str) -> Any:
    """Return what stands at ``data.0.id`` of an answer; empty when nothing does."""
    for name in path.split("."):
        if isinstance(said, Mapping):
            said = said.get(name, "")
        elif isinstance(said, list) and name.isdigit() and int(name) < len(said):
            said = said[int(name)]
        else:
            return ""
    return "" if said is None else said
