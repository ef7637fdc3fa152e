"""Give a system a key (登记对接系统), or end it (停用)."""

import secrets
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.crypto.cipher import blind_index
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.exchange.errors import NoPartner, PartnerExists
from hotline.exchange.events import PartnerAdded, PartnerEnded
from hotline.exchange.models import Partner

_KEY_BYTES = 24


def add_partner(*, name: str, may_write: bool, by: Actor, now: datetime) -> tuple[Partner, str]:
    """Return the partner and its key, which is shown this once.

    Raises:
        PartnerExists: the name has a key.

    """
    key = secrets.token_urlsafe(_KEY_BYTES)
    with writing():
        if Partner.objects.filter(name=name).exists():
            msg = f"对接系统“{name}”已登记；如需换密钥，请先停用再以新名称登记。"
            raise PartnerExists(msg)
        partner = Partner.objects.create(
            name=name,
            key_index=blind_index(key),
            may_write=may_write,
            added_at=now,
            added_by_label=by.actor_label[:80],
        )
        happening = PartnerAdded(name=name, may_write=may_write)
        record(happening, subject_id=partner.pk, by=by, now=now, correlation_id=None)
    return partner, key


def end_partner(*, name: str, by: Actor, now: datetime) -> None:
    """Make the partner's key worth nothing; ending twice changes nothing.

    Raises:
        NoPartner: there is none of this name.

    """
    with writing():
        partner = Partner.objects.select_for_update().filter(name=name).first()
        if partner is None:
            msg = f"没有名为“{name}”的对接系统。"
            raise NoPartner(msg)
        if not partner.is_active:
            return
        partner.is_active = False
        partner.save(update_fields=["is_active"])
        happening = PartnerEnded(name=name)
        record(happening, subject_id=partner.pk, by=by, now=now, correlation_id=None)
