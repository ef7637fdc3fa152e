"""Feed call control with every open conversation (文字会话入队), CHN-01."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import connection, transaction

from contracts.commands import OfferTexts
from hotline.blending.queries import open_texts
from hotline.telephony.callcontrol_door import send
from hotline.telephony.errors import CallControlSilent

AGAIN = timedelta(seconds=10)
_TURN = 0x7E875
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Fed:
    """What call control was told last, and when."""

    offer: OfferTexts
    at: datetime


def feed_texts(*, before: Fed | None, now: datetime) -> Fed | None:
    """Tell it what is open, if that changed or ten seconds passed; None: it did not hear.

    One worker speaks at a time, so that no older word arrives after a newer one. With nothing
    open and nothing told, call control is not troubled.
    """
    with transaction.atomic():
        if not _is_our_turn():
            return before
        offer = open_texts(now)
        if before is not None and offer == before.offer:
            is_nothing = not offer.waiting and not offer.held
            if is_nothing or now - before.at < AGAIN:
                return before
        if _is_heard(offer):
            return Fed(offer, now)
    if before is not None:
        _log.warning("call control did not hear the texts", action="feed_texts")
    return None


def _is_our_turn() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_TURN])
        return bool(cursor.fetchone()[0])


def _is_heard(offer: OfferTexts) -> bool:
    try:
        return send("offer_texts", offer).ok
    except CallControlSilent:
        return False
