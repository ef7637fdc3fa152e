"""A model behind OpenAI's ``POST /v1/chat/completions`` (vLLM, Ollama, llama-server).

What such servers promise is not believed: a schema may be ignored, an answer cut, a body
endless. Here it only becomes text and figures; :mod:`hotline.intelligence.asking` judges it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

import httpx

from hotline.intelligence.rules.attempts import Ended
from hotline.intelligence.site import Provider

_MOST_BYTES = 2 * 1024 * 1024
_CONNECT_SECONDS = 3.0
_REFUSED_FROM, _FAILED_FROM = 400, 500


@dataclass(frozen=True, slots=True)
class Said:
    """What came back; ``ended`` is OK when there is a whole text, however bad."""

    ended: Ended
    text: str = ""
    fault: str = ""
    tokens_in: int = 0
    tokens_out: int = 0


def complete(
    provider: Provider,
    *,
    model: str,
    messages: Sequence[Mapping[str, str]],
    schema: Mapping[str, Any],
    max_tokens: int,
    seconds: float,
) -> Said:
    """Ask once; whatever goes wrong is an answer too."""
    body = {
        "model": model,
        "messages": list(messages),
        "temperature": 0,
        "max_tokens": max_tokens,
        "stream": False,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": schema},
        },
        **provider.extra,
    }
    try:
        status, content = _post(provider, body, seconds)
    except (httpx.TimeoutException, TimeoutError):
        return Said(Ended.TIMED_OUT, fault=f"{seconds:.0f} 秒内没有答完")
    except (httpx.HTTPError, httpx.InvalidURL, OverflowError) as error:
        return Said(Ended.FAILED, fault=f"连接失败：{type(error).__name__}")
    if status >= _FAILED_FROM or status == httpx.codes.TOO_MANY_REQUESTS:
        return Said(Ended.FAILED, fault=f"HTTP {status}")
    if status != httpx.codes.OK:
        return Said(Ended.REFUSED, fault=f"HTTP {status}")
    return _read(content)


def _post(provider: Provider, body: Mapping[str, Any], seconds: float) -> tuple[int, bytes]:
    """Send it and read the answer, both within the time and the size allowed."""
    until = monotonic() + seconds
    key = provider.key.get_secret_value()
    timeout = httpx.Timeout(seconds, connect=min(seconds, _CONNECT_SECONDS))
    with (
        httpx.Client(trust_env=False, timeout=timeout, follow_redirects=False) as client,
        client.stream(
            "POST",
            f"{provider.url.rstrip('/').removesuffix('/v1')}/v1/chat/completions",
            json=body,
            headers={"Authorization": f"Bearer {key}"} if key else {},
        ) as answer,
    ):
        pieces, size = [], 0
        for piece in answer.iter_bytes():
            size += len(piece)
            if monotonic() > until:
                raise TimeoutError
            if size > _MOST_BYTES:
                msg = "too much"
                raise OverflowError(msg)
            pieces.append(piece)
        return answer.status_code, b"".join(pieces)


def _read(content: bytes) -> Said:
    try:
        found = json.loads(content)
        choice = found["choices"][0]
        text = choice["message"].get("content") or ""
        usage = found.get("usage") or {}
        tokens_in = int(usage.get("prompt_tokens") or 0)
        tokens_out = int(usage.get("completion_tokens") or 0)
        reason = choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Said(Ended.FAILED, fault="返回的不是 chat/completions 的格式")
    if reason == "length":
        return Said(Ended.CUT, str(text), "达到最大长度", tokens_in, tokens_out)
    if reason not in {"stop", "eos", None}:
        return Said(Ended.INVALID, str(text), f"以 {reason} 结束"[:80], tokens_in, tokens_out)
    return Said(Ended.OK, str(text), "", max(tokens_in, 0), max(tokens_out, 0))
