"""Receive a part of a message (收到分段): the last one that comes makes it whole."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import QuerySet

from hotline.contacts.rules.channels import Channel
from hotline.core.crypto.cipher import blind_index
from hotline.core.guarded import writing
from hotline.core.turns import wait_for_turn
from hotline.messaging.actions.hear import hear
from hotline.messaging.actions.receive import Received
from hotline.messaging.models import MessagePart
from hotline.messaging.rules.incoming import Incoming
from hotline.messaging.rules.parts import Part, join_contents

PATIENCE = timedelta(minutes=5)
"""How long the missing part is waited for before an operator gets what there is."""
_KEPT = timedelta(days=1)


def receive_part(part: Part, *, now: datetime) -> Received | None:
    """Keep the part; return where the message went that it made whole. Again is nothing new."""
    with writing():
        _wait_for_turn(part)
        rows = _set_of(part)
        same = rows.filter(position=part.position).first()
        if same is not None and same.external_id == part.external_id:
            return None
        if same is not None:  # the phone counted round: another message
            rows.delete()
        _keep(part, now)
        kept = list(rows)
        if len(kept) < part.total:
            return None
        rows.update(joined_at=now)
        return hear(incoming_of(kept), now=now)


def list_incomplete(channel: Channel, account: str, *, now: datetime) -> list[Incoming]:
    """Return the messages whose missing parts are not waited for any longer."""
    with writing():
        MessagePart.objects.filter(arrived_at__lt=now - _KEPT).delete()
    late = MessagePart.objects.filter(channel=channel, account=account, joined_at=None)
    sets: dict[tuple[str, int, int], list[MessagePart]] = {}
    for each in late.order_by("arrived_at"):
        sets.setdefault((each.peer_index, each.reference, each.total), []).append(each)
    waited = [each for each in sets.values() if each[-1].arrived_at <= now - PATIENCE]
    incoming = [incoming_of(each) for each in waited]
    return [replace(each, external_id=f"{each.external_id}/incomplete") for each in incoming]


def incoming_of(rows: list[MessagePart]) -> Incoming:
    """Return the message; its id is that of the part that came first in it."""
    rows = sorted(rows, key=lambda each: each.position)
    first = rows[0]
    contents = [(each.position, bytes.fromhex(each.content)) for each in rows]
    return Incoming(
        channel=Channel(first.channel),
        account=first.account,
        external_id=first.external_id,
        thread=first.peer,
        peer=first.peer,
        phone=first.peer,
        text=join_contents(contents, first.total, first.coding),
        written_at=first.arrived_at,
    )


def _set_of(part: Part) -> QuerySet[MessagePart]:
    return MessagePart.objects.filter(
        channel=part.channel,
        account=part.account,
        peer_index=blind_index(part.peer),
        reference=part.reference,
        total=part.total,
    )


def _keep(part: Part, now: datetime) -> None:
    MessagePart.objects.create(
        channel=part.channel,
        account=part.account,
        peer=part.peer,
        peer_index=blind_index(part.peer),
        reference=part.reference,
        total=part.total,
        position=part.position,
        content=part.content.hex(),
        coding=part.coding,
        external_id=part.external_id[:255],
        arrived_at=now,
    )


def _wait_for_turn(part: Part) -> None:
    key = blind_index(f"part/{part.channel}/{part.account}/{part.peer}/{part.reference}")
    wait_for_turn(key)
