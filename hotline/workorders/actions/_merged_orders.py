"""What becomes of other citizens' orders that were merged into one: each of them is asked."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.workorders.actions._clocks import restart_clocks
from hotline.workorders.actions._difficulty import end_difficulty
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import begin_turn, end_turns
from hotline.workorders.closing_queries import approved_result_of
from hotline.workorders.events import Handled
from hotline.workorders.family_events import Merged, MergeGivenUp, Unmerged
from hotline.workorders.models import Assignment, Deadline, Merge, Result, WorkOrder
from hotline.workorders.rules.families import is_same_caller
from hotline.workorders.rules.workflow import State


def list_waiting(main: WorkOrder) -> list[WorkOrder]:
    """Return the orders that go with the main one, locked, oldest first."""
    waiting = WorkOrder.objects.filter(merge__main=main, state=State.MERGED).order_by("id")
    return list(waiting.select_for_update(of=("self",)))


def let_go_or_ask(main: WorkOrder, *, by: Actor, now: datetime) -> None:
    """Ask every other citizen once (回访), if the main order was handled.

    If it was not (answered at the desk, withdrawn by its own citizen), nobody told or helped
    them yet: their orders go on by themselves.
    """
    others = [each for each in list_waiting(main) if not is_same_caller(main, each)]
    result = approved_result_of(main) if others else None
    while others:
        order, *rest = others
        same = [] if result is None else [each for each in rest if is_same_caller(order, each)]
        if result is None:
            _let_go(main, order, by=by, now=now)
        else:
            _follow(main, order, same, by=by, now=now)
            _ask(main, order, result, by=by, now=now)
        others = [each for each in rest if each not in same]


def _follow(
    main: WorkOrder, first: WorkOrder, others: list[WorkOrder], *, by: Actor, now: datetime
) -> None:
    """Let the same citizen's other orders go with the one they are asked about."""
    for each in others:
        Merge.objects.filter(order=each, main=main).update(main=first)
        note = f"与 {first.number} 同一诉求人，随其回访和结案"
        tell(each, Merged(main=first.number, note=note), by=by, now=now)


def _ask(main: WorkOrder, order: WorkOrder, result: Result, *, by: Actor, now: datetime) -> None:
    """Put it where its own follow-up begins, in the hands of whoever handled the main one.

    So an unsolved one goes back to that department. It stays known what it was merged into.
    """
    end_turns(order, Assignment.Ending.REASSIGNED, now=now)
    end_difficulty(order, because="已随主单办结", now=now)
    department = result.assignment.department
    begin_turn(order, department, note=f"随主单 {main.number} 办理", by=by, now=now)
    order.state, order.department, order.due_at = State.HANDLED, department, None
    order.handled_at, order.is_phone_shared = now, False
    order.save(update_fields=["state", "department", "due_at", "handled_at", "is_phone_shared"])
    note = f"随主单 {main.number} 办结，向本单诉求人另行回访"
    happening = Handled(department_id=department.pk, result_id=result.pk, note=note)
    tell(order, happening, by=by, now=now)


def _let_go(main: WorkOrder, order: WorkOrder, *, by: Actor, now: datetime) -> None:
    """Give it back the state it had; its clocks go on with what was left of them."""
    row = Merge.objects.get(order=order)
    order.state, order.due_at = State(row.state_before), None
    restart_clocks(order, list(Deadline.objects.filter(pk__in=row.stopped)), now=now)
    order.save(update_fields=["state", "due_at"])
    row.delete()
    note = f"主单 {main.number} 未经承办单位办理即结案，本单诉求人另行办理，剩余时限继续计"
    tell(order, Unmerged(main=main.number, note=note), by=by, now=now)
    note = f"{order.number} 系其他市民诉求，恢复单独办理"
    tell(main, MergeGivenUp(merged=order.number, note=note), by=by, now=now)
