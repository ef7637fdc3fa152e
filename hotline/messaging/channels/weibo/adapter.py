"""Weibo (微博) as a channel: private messages are pushed, what is public is asked for."""

import re
from urllib.parse import unquote

from hotline.contacts.rules.channels import Channel
from hotline.core.clock import now
from hotline.files.rules.file_kinds import MAX_BYTES
from hotline.messaging.adapters import Adapter, Fetched, Outgoing
from hotline.messaging.channels.weibo.client import WeiboClient
from hotline.messaging.channels.weibo.polling import poll
from hotline.messaging.channels.weibo.sending import send_text
from hotline.messaging.channels.weibo.settings import WeiboSettings
from hotline.messaging.errors import SendingFailed

_NAME = re.compile(r"""filename="?([^";]{1,200})""")
_WEEK = 7 * 24 * 3600
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "audio/amr": ".amr"}


class WeiboAdapter(Adapter):
    """Messages come through ``api.py``; here is what goes out, and what is asked for."""

    channel = Channel.WEIBO
    settings = WeiboSettings
    is_polled = True

    def fetch(self, account: str, settings: WeiboSettings, cursor: str) -> Fetched:
        """Return the mentions and comments since last time."""
        return poll(WeiboClient(settings), account, cursor, now())

    def send(self, account: str, settings: WeiboSettings, outgoing: Outgoing) -> str:
        """Send a text, privately or below what was said in public."""
        del account
        if outgoing.files:
            msg = "微博渠道只能发送文字，附件请改用其他方式提供。"
            raise SendingFailed(msg, is_final=True)
        return send_text(WeiboClient(settings), outgoing)

    def download(self, account: str, settings: WeiboSettings, remote_id: str) -> tuple[str, bytes]:
        """Fetch a file by its ``tovfid``; it is named as the platform names it, or by its kind."""
        del account
        headers, content = WeiboClient(settings).fetch(remote_id, MAX_BYTES)
        named = _NAME.search(headers.get("content-disposition", ""))
        kind = headers.get("content-type", "").split(";")[0].strip().lower()
        return (unquote(named[1]) if named else f"附件{_ENDINGS.get(kind, '')}"), content

    def check(self, account: str, settings: WeiboSettings) -> str:
        """Ask whose the token is and how long it is good for."""
        del account
        told = WeiboClient(settings).post("/oauth2/get_token_info")
        if str(told.get("uid", "")) != str(settings.uid):
            return "access_token 不属于配置中的 uid，请检查。"
        seconds = told.get("expire_in")
        if isinstance(seconds, int) and seconds < _WEEK:
            return f"access_token 将在 {max(seconds, 0) // 86400} 天内过期，请重新获取。"
        return ""


ADAPTER = WeiboAdapter()
