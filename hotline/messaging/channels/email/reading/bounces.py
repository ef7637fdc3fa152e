"""Letters of ours that came back (退信): RFC 3464 reports, and those of servers without."""

import re
from email.message import Message

from hotline.messaging.channels.email.letter import Bounce
from hotline.messaging.channels.email.reading.tree import header
from hotline.messaging.channels.email.reading.words import text_of
from hotline.messaging.channels.email.rules.message_ids import ours_in

_POSTMASTER = re.compile(r"^(mailer-daemon|postmaster|mail-daemon)@", re.IGNORECASE)
_MOST_WHY = 200


def bounce_of(letter: Message, raw: bytes, sender: str) -> Bounce | None:
    """Return what came back and why; None for a letter that is no report."""
    report = _status_of(letter)
    is_from_machine = header(letter, "return-path").strip() == "<>" or _POSTMASTER.match(sender)
    if report is None and not is_from_machine:
        return None
    ids = tuple(ours_in(raw.decode("ascii", "replace")))
    if report is None:
        return Bounce(message_ids=ids, why="收件服务器退信。")
    action, why = report
    return Bounce(message_ids=ids, why=why, is_final=action == "failed")


def _status_of(letter: Message) -> tuple[str, str] | None:
    """Return the action and the reason of a delivery report."""
    if letter.get_content_type() != "multipart/report":
        return None
    for part in letter.walk():
        if part.get_content_type() == "message/delivery-status":
            return _worst(part)
    return None


def _worst(status: Message) -> tuple[str, str]:
    found = ("", "")
    payload = status.get_payload()
    for group in payload if isinstance(payload, list) else []:
        if not isinstance(group, Message):
            continue
        action = header(group, "action").strip().lower()
        if action and found[0] != "failed":
            code, said = header(group, "status"), header(group, "diagnostic-code")
            found = (action, f"{code.strip()} {text_of(said)}".strip()[:_MOST_WHY])
    return found
