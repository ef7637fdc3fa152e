"""The door of the report by half hour (7×24 受理时段分布), CHN-08."""

from datetime import date

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import model_validator

from hotline.accounts.guard import Requires
from hotline.contacts.rules.channels import CHANNEL_LABELS, Channel
from hotline.core.clock import now
from hotline.messaging.coverage_queries import Coverage, cover
from hotline.messaging.permissions import SEE_COVERAGE
from hotline.messaging.rules.conversation import ONLINE_LIMIT

router = Router(tags=["conversations"])
_MOST_DAYS = 92


class CoverageQuery(Schema):
    """The first and the last day, by the city's calendar."""

    since: date
    until: date

    @model_validator(mode="after")
    def _is_a_stretch(self) -> "CoverageQuery":
        if not 0 <= (self.until - self.since).days < _MOST_DAYS:
            msg = f"结束日期不能早于开始日期，一次最多统计 {_MOST_DAYS} 天"
            raise ValueError(msg)
        return self


class CoverageRow(Schema):
    """One half hour of the day on one channel, over all days asked for."""

    half_hour: str
    """``00:00`` to ``23:30``; empty: the whole day."""
    channel: str
    """Empty: all channels."""
    channel_label: str
    arrived: int
    excluded: int
    """Nuisances and what was withdrawn: in no other figure."""
    answered: int
    median_seconds: float | None
    late: int


class CoverageReport(Schema):
    """Rows with arrivals only; totals have an empty half hour or channel."""

    limit_seconds: int
    rows: list[CoverageRow]


@router.get("/messaging/coverage", auth=Requires(SEE_COVERAGE))
def get_coverage(request: HttpRequest, query: Query[CoverageQuery]) -> CoverageReport:  # noqa: ARG001 - ninja passes it
    """Count who wrote and who was answered, by half hour and channel."""
    found = cover(query.since, query.until, now=now())
    return CoverageReport(
        limit_seconds=int(ONLINE_LIMIT.total_seconds()), rows=[_row(each) for each in found]
    )


def _row(each: Coverage) -> CoverageRow:
    slot = each.slot
    return CoverageRow(
        half_hour="" if slot is None else f"{slot // 2:02}:{slot % 2 * 30:02}",
        channel=each.channel or "",
        channel_label=CHANNEL_LABELS[Channel(each.channel)] if each.channel else "全部",
        arrived=each.arrived,
        excluded=each.excluded,
        answered=each.answered,
        median_seconds=each.median_seconds,
        late=each.late,
    )
