"""Messages as channels would hand them over."""

from typing import Any

from hotline.contacts.rules.channels import Channel
from hotline.messaging.actions.receive import Received, receive
from hotline.messaging.rules.incoming import Incoming
from tests.cast import NOW


def incoming(**changes: Any) -> Incoming:
    """Return a message a citizen wrote on the website."""
    wanted: dict[str, Any] = {
        "channel": Channel.WEB,
        "account": "main",
        "external_id": "m-1",
        "thread": "visitor-1",
        "peer": "visitor-1",
        "text": "海甸岛人民大道路灯不亮三天了。",
        **changes,
    }
    return Incoming(**wanted)


def received(**changes: Any) -> Received:
    """Keep one."""
    return receive(incoming(**changes), now=NOW)
