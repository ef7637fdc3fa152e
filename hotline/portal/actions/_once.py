"""Do what a citizen asks once, however often the page asks."""

from datetime import datetime

from hotline.core.crypto.cipher import blind_index
from hotline.portal.actions._spending import spend
from hotline.portal.models import Deed
from hotline.portal.opened import Asked
from hotline.portal.rules.deeds import DeedKind
from hotline.portal.rules.limits import Use


def was_done(asked: Asked, kind: DeedKind) -> bool:
    """Tell whether the deed was done before."""
    return Deed.objects.filter(key_index=_index(asked, kind)).exists()


def is_first_time(asked: Asked, kind: DeedKind, *, now: datetime) -> bool:
    """Note the deed; False: it was done already. Must be called inside ``writing()``.

    A second request of the same moment waits here for the first one's end.

    Raises:
        TooMany: too many deeds from this address.

    """
    _, is_new = Deed.objects.get_or_create(
        key_index=_index(asked, kind),
        defaults={"deed": kind, "number": asked.number[:20], "done_at": now},
    )
    if is_new:
        spend(Use.DEED, address=asked.address, now=now)
    return is_new


def _index(asked: Asked, kind: DeedKind) -> str:
    return blind_index(f"deed/{asked.number.strip().upper()}/{kind}/{asked.key}")
