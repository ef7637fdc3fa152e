"""Let a city's requests live again: opened, dispatched, accepted, answered, approved, closed.

Runs in a process of its own, with Django; each row is given to the very actions that the
screens use, with the file's moments as ``now``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import django

django.setup()

from django.db import transaction  # noqa: E402 - Django must be set up first

from bench.city311.city import Codes  # noqa: E402
from bench.city311.rows import Row  # noqa: E402
from hotline.accounts.models import User  # noqa: E402
from hotline.accounts.queries import visitor_for  # noqa: E402
from hotline.accounts.visitor import Visitor  # noqa: E402
from hotline.organizations.models import Department  # noqa: E402
from hotline.reference.rules.dictionaries import AppealType, Urgency  # noqa: E402
from hotline.workorders.actions.accept import accept  # noqa: E402
from hotline.workorders.actions.approve_result import approve_result  # noqa: E402
from hotline.workorders.actions.close import close  # noqa: E402
from hotline.workorders.actions.dispatch import dispatch  # noqa: E402
from hotline.workorders.actions.register import register  # noqa: E402
from hotline.workorders.actions.submit_result import submit_result  # noqa: E402
from hotline.workorders.models import Deadline  # noqa: E402
from hotline.workorders.rules.closing import Closing  # noqa: E402
from hotline.workorders.rules.deadlines import Clock  # noqa: E402
from hotline.workorders.rules.registration import Caller, Demand  # noqa: E402
from hotline.workorders.rules.result_elements import ResultText  # noqa: E402

_CALLER = Caller(name="", phone="6176354500", is_anonymous=True)
_AT_ONCE = 40
"""Rows in one transaction: a throw-away database need not keep each by itself."""


@dataclass(frozen=True, slots=True)
class Lived:
    """What our clock promised a row, and when it stopped."""

    id: int
    number: str
    due: datetime
    stopped: datetime | None


class Replayer:
    """The people of the city, and what they do with each row."""

    def __init__(self, codes: Codes) -> None:
        """Look everybody up once."""
        self.codes = codes
        self.people: dict[str, Visitor] = {
            each.username: visitor_for(each) for each in User.objects.all()
        }
        self.departments = dict(Department.objects.values_list("code", "pk"))

    def replay(self, rows: Iterable[Row]) -> Iterator[list[Lived]]:
        """Yield what became of some rows at a time."""
        left = list(rows)
        for start in range(0, len(left), _AT_ONCE):
            with transaction.atomic():
                numbers = {row.id: self._live(row) for row in left[start : start + _AT_ONCE]}
                yield _clocks(numbers)

    def _live(self, row: Row) -> str:
        code = self.codes.departments[row.department]
        operator, dispatcher, handler = (
            self.people[each] for each in ("operator", "dispatcher", code)
        )
        (order,) = register(
            key=UUID(int=row.id),
            caller=_CALLER,
            demands=[self._demand(row)],
            by=operator,
            now=row.opened,
        )
        number = order.number
        dispatch(
            number=number,
            department_id=self.departments[code],
            shield_reason="外地历史数据回放，原样派出。",
            by=dispatcher,
            now=row.opened,
        )
        accept(number=number, by=handler, now=row.opened)
        if row.closed is not None:
            result = _result(row, row.closed)
            submit_result(
                number=number, result=result, attachment_ids=[], by=handler, now=row.closed
            )
            approve_result(number=number, by=self.people["reviewer"], now=row.closed)
            close(
                number=number,
                closing=Closing.SOLVED,
                by=self.people["follow_up_operator"],
                now=row.closed,
            )
        return str(number)

    def _demand(self, row: Row) -> Demand:
        return Demand(
            appeal_type=AppealType.HELP,
            urgency=Urgency.GENERAL,
            topic_code=self.codes.topic(row),
            area_code=self.codes.areas[row.neighborhood],
            place=row.location[:200],
            event=f"{row.type}，{row.location}，{row.neighborhood}。",
            demand=f"请按时办理：{row.type}。",
        )


def _result(row: Row, closed: datetime) -> ResultText:
    return ResultText(
        handled_at=closed,
        place=row.location[:200],
        unit=row.department,
        staff=row.department,
        process="承办单位派人到现场查看，按该类事项的要求处理。",
        outcome="该请求在原系统中已经关闭，以原系统的关闭时间为准。",
        is_solved=True,
        next_step="",
    )


def _clocks(numbers: dict[int, str]) -> list[Lived]:
    clocks = Deadline.objects.filter(clock=Clock.HANDLING, order__number__in=numbers.values())
    found = {
        number: (ends, stopped)
        for number, ends, stopped in clocks.values_list("order__number", "ends_at", "stopped_at")
    }
    return [Lived(at, number, *found[number]) for at, number in numbers.items()]
