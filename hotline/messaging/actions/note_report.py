"""Note what the network says became of a short message (短信回执)."""

from dataclasses import dataclass
from datetime import datetime

from hotline.core.actor import SYSTEM
from hotline.core.errors import Unavailable
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.messaging.models import CitizenNotice
from hotline.messaging.notice_events import NoticeReported

REPORT_TASK = "messaging.note_report"
DELIVERED = "DELIVRD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the network said: of which message, and what."""

    channel: str
    account: str
    external_id: str
    status: str


def note_report(report: Report, *, now: datetime) -> None:
    """Keep the report beside its notice, once.

    Raises:
        Unavailable: nothing of ours has this id, perhaps not yet: try again.

    """
    ours = {"external_id": report.external_id, "channel": report.channel}
    with writing():
        notice = (
            CitizenNotice.objects.select_for_update(of=("self",))
            .filter(account=report.account, **ours)
            .first()
        )
        if notice is None:
            msg = "回执对应的短信没有记录。"
            raise Unavailable(msg)
        if notice.report:
            return
        notice.report, notice.reported_at = report.status[:40], now
        notice.save(update_fields=["report", "reported_at"])
        record(
            NoticeReported(report=notice.report),
            subject_id=notice.pk,
            by=SYSTEM,
            now=now,
            correlation_id=notice.correlation_id,
        )
