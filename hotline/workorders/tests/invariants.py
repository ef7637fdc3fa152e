"""What must hold of every order at every moment, whatever was done to it."""

from collections.abc import Collection

from hotline.workorders.models import (
    Allotment,
    Assignment,
    ClockRequest,
    Deadline,
    Difficulty,
    SendBack,
    Supervision,
    WorkOrder,
)
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import State

_NOBODY = {State.AWAITING_DISPATCH, State.SPLIT, State.CLOSED}
_STANDING = {State.SUSPENDED}
_OVER = {State.SPLIT, State.HANDLED, State.CLOSED}
_CLOCKS: dict[State, set[Clock]] = {
    State.AWAITING_DISPATCH: {Clock.DISPATCH},
    State.AWAITING_ACCEPTANCE: {Clock.ACCEPTANCE, Clock.HANDLING},
    State.HANDLING: {Clock.HANDLING},
    State.SEND_BACK_REQUESTED: {Clock.SEND_BACK_REVIEW},
    State.SUSPENDED: {Clock.HANDLING},
    State.AWAITING_HELPERS: {Clock.HANDLING},
    State.FORWARDED: {Clock.HANDLING},
    State.AWAITING_REVIEW: {Clock.RESULT_REVIEW},
}


def check_holder(order: WorkOrder) -> None:
    """Exactly one holder: the order's department and the one leading turn agree."""
    turns = Assignment.objects.filter(order=order, ended_at__isnull=True)
    leads = [each.department_id for each in turns if each.role == Assignment.Role.LEAD]
    if order.state in _NOBODY:
        assert not turns.exists(), order.state
        assert order.state == State.CLOSED or order.department_id is None
    else:
        assert leads == [order.department_id], order.state
    steps = Allotment.objects.filter(assignment__order=order, ended_at__isnull=True)
    assert {each.assignment.ended_at for each in steps} <= {None}
    waiting = turns.filter(role=Assignment.Role.HELPER, done_at__isnull=True)
    expected = {State.HANDLING, State.SUSPENDED, State.AWAITING_HELPERS}
    assert order.state in expected or not waiting.exists()
    assert waiting.exists() or order.state != State.AWAITING_HELPERS


def check_clocks(order: WorkOrder, others: Collection[Clock] = (Clock.DIFFICULT,)) -> None:
    """The clocks that run are those of the state, each turn's its own; ``due_at`` agrees."""
    running = Deadline.objects.filter(order=order, stopped_at__isnull=True)
    rows = [each for each in running.select_related("assignment") if each.clock not in others]
    helpers = Assignment.objects.filter(order=order, role="helper", ended_at__isnull=True)
    unaccepted = {each.pk for each in helpers if not each.done_at and not each.accepted_at}
    wanted = _CLOCKS.get(State(order.state), set())
    wanted = wanted | {Clock.ACCEPTANCE} if unaccepted else wanted
    assert {each.clock for each in rows} == wanted, order.state
    for each in rows:
        assert each.assignment is None or each.assignment.ended_at is None
        assert (each.suspended_at is not None) == (order.state in _STANDING)
        assert each.stops.filter(ended_at__isnull=True).count() == (order.state in _STANDING)
    owing = {each.pk for each in helpers if each.done_at is None}
    theirs = [each for each in rows if each.assignment_id in {each.pk for each in helpers}]
    assert {each.assignment_id for each in theirs if each.clock == Clock.HANDLING} == owing
    assert {each.assignment_id for each in theirs if each.clock != Clock.HANDLING} == unaccepted
    counting = [each.ends_at for each in running if each.suspended_at is None]
    assert order.due_at == min(counting, default=None)


def check_requests(order: WorkOrder) -> None:
    """What waits for the dispatcher belongs to an order in hand; one stop lasts at most."""
    rows = ClockRequest.objects.filter(order=order)
    for each in rows.filter(decision="").select_related("assignment"):
        assert each.assignment.ended_at is None
        assert each.assignment.done_at is None
        is_helper = each.assignment.role == Assignment.Role.HELPER
        is_lasting = order.state == State.AWAITING_HELPERS and is_helper
        assert order.state == State.HANDLING or is_lasting
    asked = SendBack.objects.filter(order=order, decision="").count()
    assert asked == (order.state == State.SEND_BACK_REQUESTED)
    lasting = rows.filter(kind="suspension", decision="approved", ended_at__isnull=True)
    assert lasting.count() == (order.state == State.SUSPENDED)


def check_difficulty(order: WorkOrder) -> None:
    """The 48 hours run for suspended and difficult orders until they are reported, and no others.

    The mark, the open row and the clock say the same.
    """
    row = Difficulty.objects.filter(order=order, ended_at__isnull=True).first()
    cause = row.cause if row else ""
    assert order.is_difficult == (cause == "difficult")
    assert cause != "suspended" or order.state == State.SUSPENDED
    assert row is not None or order.state != State.SUSPENDED
    assert row is None or order.state not in _OVER
    clock = Deadline.objects.filter(order=order, clock=Clock.DIFFICULT, stopped_at__isnull=True)
    assert clock.count() == (row is not None and row.reported_at is None)


def check_ended(order: WorkOrder) -> None:
    """Nothing of a closed order is still open."""
    open_letters = Supervision.objects.filter(order=order, lifted_at__isnull=True)
    assert order.state != State.CLOSED or not open_letters.exists()
    assert not WorkOrder.objects.filter(merge__main=order, state=State.MERGED).exists() or (
        order.state != State.CLOSED
    )


def check_order(order: WorkOrder) -> State:
    """Check everything about one order as it is in the database; return its state."""
    fresh = WorkOrder.objects.get(pk=order.pk)
    if fresh.state == State.MERGED:  # its turns wait as they were, to be restored exactly
        assert fresh.due_at is None
        assert not fresh.deadlines.filter(stopped_at__isnull=True).exists()
        return State.MERGED
    check_holder(fresh)
    check_clocks(fresh)
    check_requests(fresh)
    check_difficulty(fresh)
    check_ended(fresh)
    return State(fresh.state)
