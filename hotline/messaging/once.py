"""Guard against replays (防重放): a key that was used belongs to what it was used for first."""

from datetime import datetime, timedelta

from django.db import connection

from hotline.core.crypto.cipher import blind_index
from hotline.messaging.models import OnceKey

_KEPT = timedelta(hours=2)
"""Longer than any service's signature is good for."""
_SWEEP = "0"
"""One key in sixteen begins with it, and sweeps what is old: no job of its own is needed."""

_KEEP_OR_READ = """
    INSERT INTO messaging_oncekey (key, value, seen_at) VALUES (%s, %s, %s)
    ON CONFLICT (key) DO UPDATE SET key = EXCLUDED.key
    RETURNING value
"""
"""What stands there already is returned as it is: the update changes nothing."""


def is_same_again(key: str, value: str, *, now: datetime) -> bool:
    """Keep what the key stands for; tell whether it stands for the same as the first time."""
    index, meaning = blind_index(key), blind_index(value)
    if index.startswith(_SWEEP):
        OnceKey.objects.filter(seen_at__lt=now - _KEPT).delete()
    with connection.cursor() as cursor:
        cursor.execute(_KEEP_OR_READ, [index, meaning, now])
        (kept,) = cursor.fetchone()
    return bool(kept == meaning)
