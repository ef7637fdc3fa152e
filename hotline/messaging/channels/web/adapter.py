"""The website (网站): nothing is sent anywhere, the citizen's page asks for it."""

from typing import Any

from hotline.contacts.rules.channels import Channel
from hotline.messaging.adapters import Adapter, Outgoing


class WebAdapter(Adapter):
    """A message is sent when it is kept: the page that holds the receipt reads it."""

    channel = Channel.WEB
    needs_account = False

    def send(self, account: str, settings: Any, outgoing: Outgoing) -> str:
        """Do nothing: it is there to be read."""
        del account, settings
        return str(outgoing.message_id)


ADAPTER = WebAdapter()
