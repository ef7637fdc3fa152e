"""Forget attempts that are older than the site keeps them."""

from datetime import datetime

from hotline.intelligence.errors import ModelsMisconfigured
from hotline.intelligence.models import Trace
from hotline.intelligence.queries import forgotten_before
from hotline.intelligence.site import Site, read_site

_AT_ONCE = 5000


def forget_traces(*, now: datetime) -> int:
    """Delete them in portions, and return how many went; a broken file means the usual days."""
    try:
        keep_days = read_site().keep_days
    except ModelsMisconfigured:
        keep_days = Site().keep_days
    before, gone = forgotten_before(now, keep_days), 0
    while ids := Trace.objects.filter(asked_at__lt=before).values_list("pk", flat=True)[:_AT_ONCE]:
        gone += Trace.objects.filter(pk__in=list(ids)).delete()[0]
    return gone
