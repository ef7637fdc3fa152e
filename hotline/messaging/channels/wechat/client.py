"""The one place that calls WeChat's interface (服务端接口); its errors leave as Chinese ones."""

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any, TypeVar

import httpx

from hotline.messaging.channels.wechat.faults import TOKEN_CODES, WeChatRefused, refuse_errors
from hotline.messaging.channels.wechat.settings import WeChatSettings
from hotline.messaging.channels.wechat.tokens import renewed, token_of
from hotline.messaging.errors import SendingFailed
from hotline.messaging.services import client_of, parsed_object, read_capped

_SILENT = "微信接口暂时没有响应，请检查网络或稍后重试。"
_ODD = "微信接口返回的内容无法识别。"
_T = TypeVar("_T")
Headers = Mapping[str, str]


class WeChatClient:
    """One account's calls; a token that WeChat refuses is renewed once, and the call repeated.

    Every call raises :class:`WeChatRefused` when WeChat answers with an error, and
    :class:`SendingFailed` when it does not answer.
    """

    def __init__(self, settings: WeChatSettings) -> None:
        """Call on behalf of this account."""
        self.settings = settings

    def post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """POST JSON; return what WeChat answers."""
        return self._with_token(lambda token: self._json(path, token, body))

    def get(self, path: str, **query: str) -> dict[str, Any]:
        """GET; return what WeChat answers."""
        return self._with_token(lambda token: self._json(path, token, query=query))

    def fetch(self, path: str, most: int, **query: str) -> tuple[Headers, bytes]:
        """GET a file of at most so many bytes; return the headers and what came."""
        url = f"{self.settings.api_base}{path}"
        return self._with_token(
            lambda token: self.fetch_from(url, most, {**query, "access_token": token})
        )

    def fetch_from(
        self, url: str, most: int, query: Mapping[str, str] | None = None
    ) -> tuple[Headers, bytes]:
        """GET a file from an address without a token of ours."""
        with self._http() as http, http.stream("GET", url, params=query) as answer:
            content = _read(answer, most)
        if is_json(answer.headers, content):
            refuse_errors(parsed_json(content))
        return answer.headers, content

    def _with_token(self, call: Callable[[str], _T]) -> _T:
        app_id = self.settings.app_id
        token = token_of(app_id, self._ask_token)
        try:
            return call(token)
        except WeChatRefused as refusal:
            if refusal.number not in TOKEN_CODES:
                raise
        return call(renewed(app_id, token, self._ask_token))

    def _ask_token(self, by_force: bool) -> tuple[str, int]:  # noqa: FBT001 - WeChat's own word
        asked = {
            "grant_type": "client_credential",
            "appid": self.settings.app_id,
            "secret": self.settings.secret.get_secret_value(),
            "force_refresh": by_force,
        }
        answer = self._json("/cgi-bin/stable_token", "", asked)
        token, seconds = answer.get("access_token"), answer.get("expires_in")
        if not isinstance(token, str) or not token or not isinstance(seconds, int):
            raise SendingFailed(_ODD)
        return token, seconds

    def _json(
        self,
        path: str,
        token: str,
        body: Mapping[str, Any] | None = None,
        query: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        # Characters as they are: WeChat shows \u escapes to the citizen.
        content = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        with self._http() as http:
            answer = http.request(
                "GET" if body is None else "POST",
                f"{self.settings.api_base}{path}",
                params={**(query or {}), **({"access_token": token} if token else {})} or None,
                content=content,
                headers={"Content-Type": "application/json; charset=utf-8"},
            )
        _must_be_ok(answer)
        parsed = parsed_json(answer.content)
        refuse_errors(parsed)
        return parsed

    def _http(self) -> AbstractContextManager[httpx.Client]:
        return client_of(self.settings.proxy, silent=_SILENT)


def is_json(headers: Headers, content: bytes) -> bool:
    """Tell whether a file's place holds JSON: WeChat labels its errors text or JSON."""
    kind = headers.get("content-type", "").lower()
    return content[:1] == b"{" and ("json" in kind or "text/plain" in kind)


def _read(answer: httpx.Response, most: int) -> bytes:
    _must_be_ok(answer)
    return read_capped(answer, most)


def _must_be_ok(answer: httpx.Response) -> None:
    if not answer.is_success:
        msg = f"微信接口返回 HTTP {answer.status_code}。"
        raise SendingFailed(msg)


def parsed_json(content: bytes) -> dict[str, Any]:
    """Return an object of JSON; anything else is odd."""
    return parsed_object(content, odd=_ODD)
