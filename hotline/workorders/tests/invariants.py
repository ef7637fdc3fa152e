"""What must hold of every order at every moment, whatever was done to it."""

from collections.abc import Collection

from hotline.workorders.models import Allotment, Assignment, ClockRequest, Deadline, WorkOrder
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import State

_NOBODY = {State.AWAITING_DISPATCH, State.SPLIT, State.CLOSED}
_STANDING = {State.SUSPENDED}
_NO_CLOCK = {State.HANDLED, State.CLOSED}
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
    assert {each.clock for each in rows} == _CLOCKS.get(State(order.state), set()), order.state
    for each in rows:
        assert each.assignment is None or each.assignment.ended_at is None
        assert (each.suspended_at is not None) == (order.state in _STANDING)
        assert each.stops.filter(ended_at__isnull=True).count() == (order.state in _STANDING)
    helpers = Assignment.objects.filter(order=order, role="helper", ended_at__isnull=True)
    owing = {each.pk for each in helpers if each.done_at is None}
    theirs = {each.assignment_id for each in rows if each.assignment_id in owing}
    assert theirs == owing
    counting = [each.ends_at for each in running if each.suspended_at is None]
    assert order.due_at == min(counting, default=None)


def check_requests(order: WorkOrder) -> None:
    """What waits for the dispatcher belongs to an order in hand; one stop lasts at most."""
    rows = ClockRequest.objects.filter(order=order)
    assert order.state == State.HANDLING or not rows.filter(decision="").exists()
    lasting = rows.filter(kind="suspension", decision="approved", ended_at__isnull=True)
    assert lasting.count() == (order.state == State.SUSPENDED)


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
    return State(fresh.state)
