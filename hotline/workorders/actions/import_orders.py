"""Register the orders of a file (导入工单), each through ``register`` with all its checks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from hotline.accounts.visitor import Visitor
from hotline.core.errors import Refusal
from hotline.workorders.actions.register import register
from hotline.workorders.errors import KeyAlreadyUsed
from hotline.workorders.import_file import RawLine
from hotline.workorders.models import Registration
from hotline.workorders.rules.import_line import LineError, read_line


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
    """Yield what became of every line; each is a transaction of its own.

    A line whose external number of this source was registered before makes no second order;
    with other content it is refused.
    """
    for line in lines:
        yield _imported(line, source, by, now)


def _imported(line: RawLine, source: str, by: Visitor, now: datetime) -> Imported:
    if line.fault:
        return Imported(line, "refused", faults=[line.fault])
    try:
        read = read_line(line.columns)
    except LineError as error:
        return Imported(line, "refused", faults=[str(error)])
    key = read.key(source)
    was_known = Registration.objects.filter(key=key).exists()
    try:
        (order,) = register(key=key, caller=read.caller, demands=[read.demand], by=by, now=now)
    except KeyAlreadyUsed:
        msg = f"外部编号 {read.external_id} 已由别人或以别的内容导入过，原工单没有改动。"
        return Imported(line, "refused", faults=[msg])
    except Refusal as refusal:
        return Imported(line, "refused", faults=[*refusal.fields.values()] or [refusal.message])
    return Imported(line, "known" if was_known else "registered", order.number)
