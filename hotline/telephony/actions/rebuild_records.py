"""Draw every call record anew from the journal, and say which ones differed (VOI-20)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hotline.core.guarded import writing
from hotline.telephony.actions.refresh_record import refresh_record
from hotline.telephony.models import Call


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many records were drawn, and whose rows were not what the journal says."""

    calls: int
    corrected: list[UUID]


def rebuild_records(
    *, since: datetime, until: datetime, report: Callable[[int], None] = lambda _: None
) -> Rebuilt:
    """Rebuild the calls entered in this stretch; one transaction a call, so it may be stopped.

    Running it twice corrects nothing the second time: the rows follow from the journal.
    """
    calls = Call.objects.filter(entered_at__gte=since, entered_at__lt=until)
    ids = list(calls.order_by("entered_at", "pk").values_list("pk", flat=True))
    corrected = []
    for done, call_id in enumerate(ids, 1):
        with writing():
            Call.objects.select_for_update().get(pk=call_id)
            if refresh_record(call_id):
                corrected.append(call_id)
        report(done)
    return Rebuilt(len(ids), corrected)
