"""The WeChat official account (微信公众号) as a channel."""

from datetime import datetime
from typing import Any

from hotline.contacts.rules.channels import Channel
from hotline.core.clock import now
from hotline.messaging.adapters import Adapter, Outgoing
from hotline.messaging.channels.wechat.client import WeChatClient
from hotline.messaging.channels.wechat.media import download
from hotline.messaging.channels.wechat.pages import proof_of
from hotline.messaging.channels.wechat.plan import city_plan
from hotline.messaging.channels.wechat.plan_entries import menu_of
from hotline.messaging.channels.wechat.sending import send_text
from hotline.messaging.channels.wechat.settings import WeChatSettings
from hotline.messaging.errors import SendingFailed


class WeChatAdapter(Adapter):
    """Messages come through ``api.py``; here is what goes out, and what is fetched."""

    channel = Channel.WECHAT
    settings = WeChatSettings

    def send(self, account: str, settings: Any, outgoing: Outgoing) -> str:
        """Send a text, as a customer message or, out of the window, as the configured notice."""
        del account
        if outgoing.files:
            msg = "微信渠道只能发送文字，附件请改用其他方式提供。"
            raise SendingFailed(msg, is_final=True)
        return send_text(WeChatClient(settings), outgoing, now=now())

    def download(self, account: str, settings: Any, remote_id: str) -> tuple[str, bytes]:
        """Fetch a file by its media id."""
        del account
        return download(WeChatClient(settings), remote_id)

    def check(self, account: str, settings: Any) -> str:
        """Get a token and use it: right credentials, known address, an answer."""
        del account
        WeChatClient(settings).get("/cgi-bin/get_api_domain_ip")
        return ""

    def publish(self, account: str, settings: Any) -> str:
        """Put the menu of the city's content plan in place."""
        del account
        menu = menu_of(city_plan(), settings.site_url)
        if not menu["button"]:
            return ""
        WeChatClient(settings).post("/cgi-bin/menu/create", menu)
        return "菜单：" + "、".join(each["name"] for each in menu["button"])

    def prove_page(self, account: str, settings: Any, url: str, *, now: datetime) -> dict[str, Any]:
        """Sign a page by the account's ticket."""
        del account
        return proof_of(WeChatClient(settings), url, now=now)


ADAPTER = WeChatAdapter()
