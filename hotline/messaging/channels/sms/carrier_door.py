"""Hand a message to the process that holds the account's connection to the carrier."""

import json
import socket
from typing import Any

from hotline.messaging.channels.sms.carrier import socket_of
from hotline.messaging.errors import SendingFailed

_SECONDS = 60


def hand_over(account: str, **asked: Any) -> str:
    """Return the carrier's id of the message; with nothing asked, only try the connection.

    Raises:
        SendingFailed: the process does not run, has no connection, or the carrier refused.

    """
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
            door.settimeout(_SECONDS)
            door.connect(str(socket_of(account)))
            door.sendall(json.dumps(asked).encode() + b"\n")
            with door.makefile("rb") as answers:
                answer = json.loads(answers.readline() or b"{}")
    except (OSError, ValueError) as error:
        msg = "短信收发进程（carry_sms）没有运行。"
        raise SendingFailed(msg) from error
    if "id" not in answer:
        fault = str(answer.get("fault", "短信收发进程没有应答。"))
        raise SendingFailed(fault, is_final=bool(answer.get("is_final")))
    return str(answer["id"])
