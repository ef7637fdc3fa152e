"""The one place that calls Weibo's interface; its errors leave as Chinese ones."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any

import httpx

from hotline.messaging.channels.weibo.faults import refuse_errors
from hotline.messaging.channels.weibo.settings import WeiboSettings
from hotline.messaging.errors import SendingFailed
from hotline.messaging.services import client_of, parsed_object, read_capped

_SILENT = "微博接口暂时没有响应，请检查网络或稍后重试。"
_ODD = "微博接口返回的内容无法识别。"
_MOST_ANSWER = 4 * 1024 * 1024
_SERVER_ERROR = 500


class WeiboClient:
    """One account's calls.

    Every call raises :class:`WeiboRefused` when Weibo answers with an error, and
    :class:`SendingFailed` when it does not answer.
    """

    def __init__(self, settings: WeiboSettings) -> None:
        """Call on behalf of this account."""
        self.settings = settings

    def get(self, path: str, **query: object) -> dict[str, Any]:
        """GET from the platform; return what it answers."""
        params = {**{name: str(each) for name, each in query.items()}, **self._token()}
        return self._ask("GET", f"{self.settings.api_base}{path}", params=params)

    def post(self, path: str, **form: object) -> dict[str, Any]:
        """POST a form to the platform; return what it answers."""
        data = {**{name: str(each) for name, each in form.items()}, **self._token()}
        return self._ask("POST", f"{self.settings.api_base}{path}", data=data)

    def message(self, **form: object) -> dict[str, Any]:
        """POST a private message; return what Weibo answers."""
        data = {name: str(each) for name, each in form.items()}
        url = f"{self.settings.message_base}/2/messages/reply.json"
        return self._ask("POST", url, params=self._token(), data=data)

    def fetch(self, fid: str, most: int) -> tuple[Mapping[str, str], bytes]:
        """GET a file a citizen sent; return the headers and what came."""
        url = f"{self.settings.upload_base}/2/mss/msget"
        with (
            self._http() as http,
            http.stream("GET", url, params={**self._token(), "fid": fid}) as answer,
        ):
            content = read_capped(answer, most)
            headers = dict(answer.headers)
        if not answer.is_success or "json" in headers.get("content-type", ""):
            _refuse(answer.status_code, content)
        return headers, content

    def _token(self) -> dict[str, str]:
        return {"access_token": self.settings.access_token.get_secret_value()}

    def _ask(self, method: str, url: str, **rest: Any) -> dict[str, Any]:
        with self._http() as http, http.stream(method, url, **rest) as answer:
            content = read_capped(answer, _MOST_ANSWER)
        parsed = (
            parsed_object(content, odd=_ODD)
            if answer.is_success
            else _refuse(answer.status_code, content)
        )
        refuse_errors(parsed)
        return parsed

    def _http(self) -> AbstractContextManager[httpx.Client]:
        return client_of(self.settings.proxy, silent=_SILENT)


def _refuse(status: int, content: bytes) -> dict[str, Any]:
    """Raise what an answer that is no success says: the platform sends its codes with 4xx."""
    if status < _SERVER_ERROR and content[:1] == b"{":
        refuse_errors(parsed_object(content, odd=_ODD))
    msg = f"微博接口返回 HTTP {status}。"
    raise SendingFailed(msg)
