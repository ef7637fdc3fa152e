"""Figures of the floor with their formulas, call records, and what is proven of them."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.queries import list_display_names
from hotline.core.clock import now
from hotline.telephony.api import figure_schemas as out
from hotline.telephony.api.figure_views import (
    COUNT_LABELS,
    OPERATOR_FORMULAS,
    STATE_LABELS,
    figure_row,
    measures_out,
    operator_row,
    record_out,
)
from hotline.telephony.api.policy_schemas import NamedOut
from hotline.telephony.call_queries import get_visible_call
from hotline.telephony.errors import NoSuchCall
from hotline.telephony.figure_permissions import (
    CHECK_CALL_RECORDS,
    VIEW_FIGURES,
    VIEW_OWN_FIGURES,
)
from hotline.telephony.figure_tables import table, worst_24_hours
from hotline.telephony.models import CallRecord
from hotline.telephony.operator_figures import list_operator_work
from hotline.telephony.permissions import LISTEN_OWN
from hotline.telephony.policy_queries import contents
from hotline.telephony.record_queries import (
    count_unabsorbed,
    last_checked_day,
    list_alarms,
    list_differences,
    list_engine_checks,
)
from hotline.telephony.rules.figures import total
from hotline.telephony.rules.records.summary import FALLBACK_QUEUE

router = Router(tags=["telephony-figures"])


@router.get("/telephony/figures", auth=Requires(VIEW_FIGURES))
def get_figures(request: HttpRequest, query: Query[out.FiguresQuery]) -> out.FiguresOut:  # noqa: ARG001 - ninja passes it
    """Count calls by queue, hour or day, each figure beside its formula."""
    asked = query.asked()
    moment = now()
    cells = table(asked, query.by, moment)
    labels = {each["name"]: each["label"] for each in contents("queue")}
    labels[FALLBACK_QUEUE] = "应急接听"
    worst = worst_24_hours(asked, moment) if query.by == "hour" else None
    return out.FiguresOut(
        measures=measures_out(asked),
        count_labels=COUNT_LABELS,
        queues=[NamedOut(name=name, label=label) for name, label in labels.items()],
        rows=[figure_row(key, tally, labels) for key, tally in cells.items()],
        total=figure_row("合计", total(cells.values()), labels),
        worst_24_hours=out.WorstOut(since=worst[0], answer_rate=worst[1]) if worst else None,
        unabsorbed=count_unabsorbed(),
        engine_checked_until=last_checked_day(),
    )


@router.get("/telephony/figures/operators", auth=Requires(VIEW_FIGURES))
def get_operator_figures(
    request: HttpRequest,  # noqa: ARG001 - ninja passes it
    query: Query[out.StretchQuery],
) -> out.OperatorFiguresOut:
    """Return what every operator did."""
    return _operators(query, None)


@router.get("/telephony/figures/mine", auth=Requires(VIEW_OWN_FIGURES))
def get_own_figures(request: HttpRequest, query: Query[out.StretchQuery]) -> out.OperatorFiguresOut:
    """Return what the visitor did."""
    return _operators(query, visitor_of(request).user_id)


def _operators(query: out.StretchQuery, operator_id: int | None) -> out.OperatorFiguresOut:
    rows = list_operator_work(query.since, query.until, now(), operator_id)
    names = list_display_names(each.operator_id for each in rows)
    return out.OperatorFiguresOut(
        formulas=OPERATOR_FORMULAS,
        state_labels=STATE_LABELS,
        rows=[operator_row(each, names) for each in rows],
    )


@router.get("/calls/{uuid:call_id}/record", auth=Requires(LISTEN_OWN))
def get_call_record(request: HttpRequest, call_id: UUID) -> out.CallRecordOut:
    """Return the record of a call the visitor may see, fact by fact."""
    call = get_visible_call(call_id, visitor=visitor_of(request))
    record = CallRecord.objects.filter(pk=call.pk).first()
    if record is None:
        msg = "话单尚未生成，请稍候。"
        raise NoSuchCall(msg)
    return record_out(record)


@router.get("/telephony/record-checks", auth=Requires(CHECK_CALL_RECORDS))
def get_record_checks(request: HttpRequest) -> list[out.EngineCheckOut]:  # noqa: ARG001 - ninja passes it
    """List what each night's comparison with the engine's records found, newest first."""
    return [
        out.EngineCheckOut(
            day=each.day,
            engine_calls=each.engine_calls,
            our_calls=each.our_calls,
            matched=each.matched,
            differing=each.differing,
            unreadable=each.unreadable,
            blocked=sum(each.blocked_by_hour),
            is_final=each.is_final,
            checked_at=each.checked_at,
        )
        for each in list_engine_checks()
    ]


@router.get("/telephony/record-differences", auth=Requires(CHECK_CALL_RECORDS))
def get_record_differences(
    request: HttpRequest,  # noqa: ARG001 - ninja passes it
    settled: bool = False,  # noqa: FBT001, FBT002 - a query parameter
) -> list[out.EngineDifferenceOut]:
    """List the calls on which our records and the engine's do not agree."""
    return [
        out.EngineDifferenceOut(
            id=each.pk,
            day=each.day,
            kind=each.kind,
            kind_label=each.get_kind_display(),
            call_id=str(each.call_id or ""),
            channel=each.channel,
            note=each.note,
            noticed_at=each.noticed_at,
            settled_at=each.settled_at,
        )
        for each in list_differences(settled=settled)
    ]


@router.get("/telephony/alarms", auth=Requires(VIEW_FIGURES))
def get_alarms(request: HttpRequest, before: int | None = None) -> list[out.AlarmOut]:  # noqa: ARG001 - ninja passes it
    """List alarms as they were raised and ended, newest first."""
    return [
        out.AlarmOut(
            id=each.pk,
            alarm=each.alarm,
            level=each.level,
            subject=each.subject,
            text=each.text,
            is_over=each.is_over,
            happened_at=each.happened_at,
        )
        for each in list_alarms(before)
    ]
