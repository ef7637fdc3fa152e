"""What gateways hand over: a citizen's message, a part of one, or a report of ours."""

from dataclasses import asdict
from datetime import datetime

from procrastinate.contrib.django import app

from hotline.citizens.rules.numbers import normalize_number
from hotline.contacts.rules.channels import Channel
from hotline.core.guarded import writing
from hotline.messaging.actions.hear import hear
from hotline.messaging.actions.note_report import REPORT_TASK, Report
from hotline.messaging.actions.receive_part import receive_part
from hotline.messaging.channels.sms.acknowledging import acknowledge_first
from hotline.messaging.rules.incoming import Incoming
from hotline.messaging.rules.parts import Part

QUEUE = "messages"


def peer_of(phone: str) -> str:
    """Return the number as we write to it, whatever prefix the gateway shows."""
    return normalize_number(phone) or phone.strip()[:32]


def take_message(*, account: str, external_id: str, phone: str, text: str, now: datetime) -> None:
    """Hear a whole message, once by the gateway's id of it."""
    peer = peer_of(phone)
    incoming = Incoming(
        channel=Channel.SMS,
        account=account,
        external_id=external_id,
        thread=peer,
        peer=peer,
        phone=peer,
        text=text,
    )
    with writing():
        acknowledge_first(hear(incoming, now=now), now=now)


def take_part(part: Part, *, now: datetime) -> None:
    """Keep a part; the last one makes a message of them."""
    with writing():
        acknowledge_first(receive_part(part, now=now), now=now)


def take_report(*, account: str, external_id: str, status: str) -> None:
    """Have a report noted by a job: it may come before our own sending is written down."""
    report = Report(
        channel=Channel.SMS, account=account, external_id=external_id, status=status[:40]
    )
    app.configure_task(REPORT_TASK, queue=QUEUE).defer(**asdict(report))
