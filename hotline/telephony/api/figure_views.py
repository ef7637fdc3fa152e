"""Figures and call records as the doors show them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hotline.accounts.queries import list_display_names
from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.api import figure_schemas as out
from hotline.telephony.figure_queries import Asked
from hotline.telephony.models import CallFact, CallRecord
from hotline.telephony.operator_figures import OperatorWork
from hotline.telephony.rules.figures import COUNTED, Tally
from hotline.telephony.rules.measures import BASES, MEASURES

COUNT_LABELS = {
    "came_in": "进线",
    "refused": "拒接",
    "left_in_flow": "导航中挂机",
    "answered_directly": "不经队列接通",
    "served_without_queue": "不经队列的留言、回拨、转外与系统终止",
    "entered_queue": "进入队列",
    "answered": "人工接通",
    "answered_within": "限时内接通",
    "left_in_queue": "排队中放弃",
    "left_ringing": "振铃中放弃",
    "abandoned_short": "其中短时放弃",
    "return_asked": "要求回拨",
    "voicemail": "留言",
    "transferred_out": "转外部号码",
    "system_ended": "系统终止",
    "waiting": "仍在等待",
    "left_within": "限时内离队",
    "wait_answered_seconds": "接通等待秒数",
    "wait_abandoned_seconds": "放弃等待秒数",
    "talks": "接听次数",
    "talk_seconds": "通话秒数",
    "hold_seconds": "保持秒数",
    "wrap_up_seconds": "话后处理秒数",
    "ready_seconds": "置闲秒数",
    "busy_seconds": "通话与话后处理秒数（按热线员状态）",
    "blocked": "线路占满拒接",
}
STATE_LABELS = {
    "ready": "置闲",
    "not_ready": "示忙",
    "break": "小休",
    "offered": "振铃",
    "talking": "通话",
    "wrap_up": "话后处理",
}
OPERATOR_FORMULAS = {
    "average_handling_time": "（通话 + 保持 + 话后处理）÷ 接听与外呼接通次数",
    "occupancy": "（通话 + 话后处理）÷（通话 + 话后处理 + 置闲），按状态时长",
    "average_rating": "来电评价之和 ÷ 评价次数",
}


def measures_out(asked: Asked) -> list[out.MeasureOut]:
    """Return every figure's name and formula with the seconds asked for."""
    words = {"within": asked.within, "short": asked.short}
    return [
        out.MeasureOut(
            name=each.name,
            label=each.label.format(**words),
            basis=each.basis,
            basis_label=BASES[each.basis],
            formula=each.formula.format(**words),
            unit=each.unit,
            target=each.target,
        )
        for each in MEASURES
    ]


def figure_row(key: Any, tally: Tally, labels: Mapping[str, str]) -> out.FigureRow:
    """Return one cell; hours and days are named in the city's time."""
    if isinstance(key, datetime):
        local = key.astimezone(SHANGHAI)
        name, label = local.isoformat(), f"{local:%Y-%m-%d %H:%M}"
    else:
        name = key or ""
        label = labels.get(name, name) or "未进入队列"
    return out.FigureRow(
        key=name,
        label=label,
        counts={each: getattr(tally, each) for each in COUNTED},
        figures={
            each.name: out.FigureOut(
                value=each.value(tally), over=each.over(tally), under=each.under(tally)
            )
            for each in MEASURES
        },
    )


def operator_row(work: OperatorWork, names: Mapping[int, str]) -> out.OperatorRow:
    """Return one operator's row."""
    return out.OperatorRow(
        operator_id=work.operator_id,
        name=names.get(work.operator_id, f"热线员 {work.operator_id}"),
        taken=work.taken,
        placed=work.placed,
        offered=work.offered,
        missed=work.missed,
        transfers=work.transfers,
        talk_seconds=work.talk_seconds,
        hold_seconds=work.hold_seconds,
        wrap_up_seconds=work.wrap_up_seconds,
        average_handling_time=work.average_handling_time,
        occupancy=work.occupancy,
        ratings=work.ratings,
        average_rating=work.rating_sum / work.ratings if work.ratings else None,
        states={name: work.states.get(name, 0.0) for name in STATE_LABELS},
    )


def record_out(record: CallRecord) -> out.CallRecordOut:
    """Return a call's record and its facts in the order of time."""
    facts = list(CallFact.objects.filter(call_id=record.pk).order_by("began_at", "pk"))
    names = list_display_names(each.operator_id for each in facts if each.operator_id)
    return out.CallRecordOut(
        result=record.result,
        result_label=CallRecord.Result(record.result).label,
        is_test=record.is_test,
        served_by_engine=record.served_by_engine,
        entered_at=record.entered_at,
        queued_at=record.queued_at,
        answered_at=record.answered_at,
        ended_at=record.ended_at,
        waited_seconds=record.waited_seconds,
        talk_seconds=record.talk_seconds,
        hold_seconds=record.hold_seconds,
        wrap_up_seconds=record.wrap_up_seconds,
        rating=record.rating,
        facts=[_fact_out(each, names) for each in facts],
    )


def _fact_out(fact: CallFact, names: Mapping[int, str]) -> out.FactOut:
    return out.FactOut(
        kind=fact.kind,
        kind_label=CallFact.Kind(fact.kind).label,
        began_at=fact.began_at,
        ended_at=fact.ended_at,
        seconds=fact.seconds,
        queue=fact.queue,
        operator=names.get(fact.operator_id or 0, ""),
        seat=fact.seat,
        label=fact.label,
        way=fact.way,
        outcome=fact.outcome,
    )
