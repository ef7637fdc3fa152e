"""Guard against replays (防重放): a key that was used belongs to what it was used for first."""

from datetime import datetime, timedelta

from hotline.core.crypto.cipher import blind_index
from hotline.messaging.models import OnceKey

_KEPT = timedelta(hours=2)
"""Longer than any service's signature is good for."""
_SWEEP = "0"
"""One key in sixteen begins with it, and sweeps what is old: no job of its own is needed."""


def is_same_again(key: str, value: str, *, now: datetime) -> bool:
    """Keep what the key stands for; tell whether it stands for the same as the first time."""
    row = OnceKey(key=blind_index(key), value=blind_index(value), seen_at=now)
    OnceKey.objects.bulk_create([row], ignore_conflicts=True)
    if row.key.startswith(_SWEEP):
        OnceKey.objects.filter(seen_at__lt=now - _KEPT).delete()
    kept = OnceKey.objects.filter(pk=row.key).values_list("value", flat=True).first()
    return kept is None or kept == row.value
