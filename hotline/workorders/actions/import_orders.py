"""Register the orders of a file (导入工单), each through ``register`` with all its checks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from hotline.accounts.visitor import Visitor
from hotline.core.errors import Refusal
from hotline.core.guarded import writing
from hotline.workorders.actions.answer_directly import answer_directly
from hotline.workorders.actions.register import register
from hotline.workorders.errors import KeyAlreadyUsed
from hotline.workorders.import_file import RawLine
from hotline.workorders.models import Registration, WorkOrder
from hotline.workorders.rules.import_columns import LineError
from hotline.workorders.rules.import_line import ImportLine, place_in_time, read_line


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one line."""

    line: RawLine
    outcome: Literal["registered", "known", "refused"]
    number: str = ""
    faults: list[str] = field(default_factory=list)
    """Why not, in Chinese sentences."""


def import_orders(
    lines: Iterable[RawLine], *, source: str, by: Visitor, now: datetime
) -> Iterator[Imported]:
    """Yield what became of every line, the earliest order first; each is a transaction.

    An order keeps its own channel and number, and its clocks run from when it was registered
    where it comes from; it is counted among the orders of that day. A line whose external
    number of this source was registered before makes no second order; with other content it
    is refused.
    """
    for line in sorted(lines, key=_in_time):
        yield _imported(line, source, by, now)


def _in_time(line: RawLine) -> tuple[datetime, str, int]:
    """Sort by when and as what an order was registered: lists and exports begin with the last."""
    at, number = place_in_time(line.columns)
    return at, number, line.position


def _imported(line: RawLine, source: str, by: Visitor, now: datetime) -> Imported:
    if line.fault:
        return Imported(line, "refused", faults=[line.fault])
    try:
        read = read_line(line.columns, now=now)
    except LineError as error:
        return Imported(line, "refused", faults=[str(error)])
    was_known = Registration.objects.filter(key=read.key(source)).exists()
    try:
        with writing():
            order = _register(read, source, by, now)
            if read.answered and not was_known:
                order = _answer(order, read, by)
    except KeyAlreadyUsed:
        msg = f"外部编号 {read.external_id} 已由别人或以别的内容导入过，原工单没有改动。"
        return Imported(line, "refused", faults=[msg])
    except Refusal as refusal:
        return Imported(line, "refused", faults=[*refusal.fields.values()] or [refusal.message])
    return Imported(line, "known" if was_known else "registered", order.number)


def _register(read: ImportLine, source: str, by: Visitor, now: datetime) -> WorkOrder:
    (order,) = register(
        key=read.key(source),
        caller=read.caller,
        demands=[read.demand],
        provenance=read.provenance(source),
        by=by,
        now=read.registered_at or now,
    )
    return order


def _answer(order: WorkOrder, read: ImportLine, by: Visitor) -> WorkOrder:
    """Close an order that was answered at once where it comes from."""
    if read.answered is None:
        return order
    answer = read.answered.answer
    return answer_directly(
        number=order.number,
        text=answer.text,
        reason=answer.reason,
        by=by,
        now=read.answered.at or order.registered_at,
    )
