"""Forget what a day has made useless (清理): uses, files nobody sent, codes."""

from datetime import datetime

from hotline.core.guarded import writing
from hotline.files.sealed_files import drop
from hotline.portal.models import PhoneCode, PortalFile, PortalUse
from hotline.portal.rules.limits import KEPT


def forget(*, now: datetime) -> int:
    """Remove what is older than a day; return how many files nobody sent."""
    day_ago = now - KEPT
    with writing():
        old = PortalFile.objects.select_for_update(skip_locked=True).filter(
            uploaded_at__lte=day_ago
        )
        ids = list(old.values_list("pk", flat=True))
        PortalFile.objects.filter(pk__in=ids).delete()
        PortalUse.objects.filter(used_at__lte=day_ago).delete()
        PhoneCode.objects.filter(sent_at__lte=day_ago).delete()
    for each in ids:
        drop(each)
    return len(ids)
