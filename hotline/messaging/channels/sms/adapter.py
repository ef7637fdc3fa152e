"""Short messages (短信) as a channel."""

import socket
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from hotline.contacts.rules.channels import Channel
from hotline.core.clock import now
from hotline.messaging.actions.receive_part import list_incomplete
from hotline.messaging.adapters import Adapter, Fetched, Outgoing
from hotline.messaging.channels.sms.carrier_door import hand_over
from hotline.messaging.channels.sms.http_gateway import send_by_http
from hotline.messaging.channels.sms.settings import SmsSettings
from hotline.messaging.meters import count_reply
from hotline.messaging.notice_city import city_notices

_SECONDS = 5.0
_PORTS = {"http": 80, "https": 443}


class SmsAdapter(Adapter):
    """Sends by the account's gateway; what citizens write is pushed or comes over CMPP."""

    channel = Channel.SMS
    settings = SmsSettings
    is_polled = True
    """Only for what never became whole: the parts of a long message."""

    def send(self, account: str, settings: Any, outgoing: Outgoing) -> str:
        """Send; what an operator wrote is signed and counted, as notices are before."""
        is_notice = outgoing.message_id < 0
        if not is_notice:
            outgoing = replace(outgoing, text=f"{city_notices().signature}{outgoing.text}")
        external_id = self._hand_over(account, settings, outgoing)
        if not is_notice:
            count_reply(self.channel, outgoing.text, now=now())
        return external_id

    def _hand_over(self, account: str, settings: Any, outgoing: Outgoing) -> str:
        """Hand it to the gateway; a report is asked for where there is somewhere to note it."""
        if settings.http is not None and settings.protocol == "http":
            return send_by_http(settings.http, outgoing)
        return hand_over(
            account,
            phone=outgoing.peer,
            text=outgoing.text,
            ref=outgoing.message_id,
            is_reported=outgoing.message_id < 0,
        )

    def fetch(self, account: str, settings: Any, cursor: str) -> Fetched:
        """Return the messages whose missing parts are not waited for any longer."""
        del settings
        return Fetched(tuple(list_incomplete(self.channel, account, now=now())), cursor)

    def check(self, account: str, settings: Any) -> str:
        """Reach the gateway, without sending anything; over CMPP, ask for the connection."""
        if settings.protocol == "cmpp":
            hand_over(account)
            return ""
        parts = urlsplit(settings.http.url)
        address = (parts.hostname or "", parts.port or _PORTS[parts.scheme])
        try:
            with socket.create_connection(address, _SECONDS):
                return ""
        except OSError:
            return f"连不上短信网关 {address[0]}:{address[1]}。"


ADAPTER = SmsAdapter()
