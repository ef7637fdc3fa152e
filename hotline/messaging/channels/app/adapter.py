"""The app (手机应用): nothing is sent anywhere, the app asks for what is new."""

from typing import Any

from hotline.contacts.rules.channels import Channel
from hotline.messaging.adapters import Adapter, Outgoing


class AppAdapter(Adapter):
    """A message is sent when it is kept: the app that holds the receipt reads it."""

    channel = Channel.APP
    needs_account = False

    def send(self, account: str, settings: Any, outgoing: Outgoing) -> str:
        """Do nothing: it is there to be read."""
        del account, settings
        return str(outgoing.message_id)


ADAPTER = AppAdapter()
