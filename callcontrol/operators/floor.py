"""The hall of operators (话务大厅): everyone signed in, their timers, who is told of changes."""

import asyncio
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import structlog

from callcontrol.journal import Recorder
from callcontrol.operators.desk import Desk, Page
from callcontrol.operators.states import (
    NotNowError,
    Verb,
    change,
    leave_later,
    settle_later,
    stay,
)
from callcontrol.operators.store import DeskStore
from contracts.call_events import OperatorStateChanged, OperatorStateName
from contracts.credentials import Ticket
from contracts.operator_messages import Notice, Replaced

log = structlog.get_logger(__name__)

FORCED = "forced"
"""The reason of a state that a supervisor set."""
FORCIBLE: dict[OperatorStateName, Verb] = {
    "ready": Verb.SET_READY,
    "not_ready": Verb.SET_NOT_READY,
    "break": Verb.SET_BREAK,
}
_TICKETS_LIVE = timedelta(days=2)
"""Longer than any ticket: older signings out need no remembering."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grace:
    """How long an operator's page may stay away before the operator is signed out."""

    ready_seconds: float
    other_seconds: float


class Floor:
    """Every change of an operator's state goes through here: kept, journaled, shown."""

    def __init__(
        self,
        *,
        store: DeskStore,
        journal: Recorder,
        clock: Callable[[], datetime],
        grace: Grace,
    ) -> None:
        self._store, self._journal, self._clock, self._grace = store, journal, clock, grace
        self._desks: dict[int, Desk] = {}
        self._ended = store.load_ended()
        self.lacked_licence_at: datetime | None = None
        """When a page was last turned away because every softphone licence is in use."""
        self.on_change: Callable[[], None] = lambda: None
        """Told after every change: the ACD looks for a match."""

    def load(self) -> None:
        """Take up where the last run stopped; pages have a while to come back."""
        for desk in self._store.load():
            self._desks[desk.operator_id] = desk
            self._arm(desk)

    def __iter__(self) -> Iterator[Desk]:
        return iter(tuple(self._desks.values()))

    def get(self, operator_id: int) -> Desk | None:
        """The operator's desk, if signed in."""
        return self._desks.get(operator_id)

    def at_seat(self, seat: str) -> Desk | None:
        """Whoever is signed in at the seat."""
        return next((desk for desk in self._desks.values() if desk.seat == seat), None)

    def announce(self, notice: Notice, only: Collection[int] = ()) -> int:
        """Show a line on every page, or on the named operators'; return how many."""
        pages = [
            desk.page
            for desk in self
            if desk.page is not None and (not only or desk.operator_id in only)
        ]
        for page in pages:
            page.send(notice)
        return len(pages)

    @property
    def softphones(self) -> int:
        """Softphone licences (软电话许可) in use: one for each operator on a browser (VOI-05)."""
        return sum(desk.device == "browser" for desk in self._desks.values())

    # ---- coming and going

    def sign_in(self, ticket: Ticket) -> Desk:
        """Open the operator's desk (签入)."""
        desk = Desk.of(ticket, now=self._clock())
        self._desks[desk.operator_id] = desk
        self.apply(desk, Verb.SIGN_IN)
        return desk

    def adopt(self, desk: Desk) -> None:
        """Take in a desk that a call in progress proves to exist."""
        self._desks[desk.operator_id] = desk
        self._publish(desk)

    def sign_out(self, desk: Desk, reason: str = "") -> None:
        """Sign the operator out (签出).

        Raises:
            NotNowError: in a call.

        """
        self.apply(desk, Verb.SIGN_OUT, reason=reason)

    def sign_out_by_force(
        self, desk: Desk, *, reason: str = "session_ended", by: int | None = None
    ) -> None:
        """Sign out now, or when the present call ends."""
        try:
            self.apply(desk, Verb.SIGN_OUT, reason=reason, by=by)
        except NotNowError:
            desk.state = leave_later(desk.state, by=by)
            self._store.save(desk)

    def force(self, desk: Desk, name: OperatorStateName, *, by: int) -> None:
        """Set an operator's state for a supervisor (强制置态); in a call, for after it."""
        log.info("state_forced", operator=desk.operator_id, state=name, by=by)
        if name == "signed_out":
            self.sign_out_by_force(desk, reason=FORCED, by=by)
            return
        try:
            self.apply(desk, FORCIBLE[name], reason="" if name == "ready" else FORCED, by=by)
        except NotNowError:
            reason = "" if name == "ready" else FORCED
            desk.state = settle_later(desk.state, name, reason=reason, by=by)
            self._store.save(desk)

    def end_session(self, operator_id: int) -> None:
        """The business side ended the session: sign out, and believe no older ticket."""
        now = self._clock()
        self._ended = {who: at for who, at in self._ended.items() if now - at < _TICKETS_LIVE}
        self._ended[operator_id] = now
        self._store.save_ended(self._ended)
        desk = self.get(operator_id)
        if desk is not None:
            self.sign_out_by_force(desk)

    def is_ended(self, ticket: Ticket) -> bool:
        """Tell whether the ticket is older than the operator's last signing out."""
        ended = self._ended.get(ticket.operator_id)
        return ended is not None and ticket.issued_at <= ended

    def keep(self, desk: Desk) -> None:
        """A newer ticket came for somebody who was to leave after the call: stay."""
        desk.state = stay(desk.state)
        self._store.save(desk)

    def open_page(self, desk: Desk, page: Page, page_id: str) -> None:
        """Attach the operator's page; another page is told it was replaced."""
        before, desk.page, desk.page_id = desk.page, page, page_id
        if before is not None:
            before.send(Replaced())
            before.close()
        self._store.save(desk)
        self._arm(desk)
        desk.greet(now=self._clock())
        self.on_change()

    def lose_page(self, desk: Desk, page: Page) -> bool:
        """Note that a page's connection ended; False when it had been replaced already."""
        if desk.page is not page:
            return False
        desk.page = None
        self._arm(desk)
        return True

    def note_phone(self, desk: Desk, *, is_reachable: bool) -> None:
        """Note whether the engine knows the phone; a call is offered only where it is known."""
        was_reachable, desk.is_reachable = desk.is_reachable, is_reachable
        if is_reachable and not was_reachable:
            self.on_change()

    # ---- changes of state

    def apply(
        self,
        desk: Desk,
        verb: Verb,
        *,
        reason: str = "",
        wrap_up_seconds: float = 0,
        by: int | None = None,
    ) -> None:
        """Change the state, keep it, journal it, show it.

        Raises:
            NotNowError: the verb is refused; nothing changed.

        """
        before = desk.state
        desk.state = change(
            before,
            verb,
            now=self._clock(),
            reason=reason,
            wrap_up_seconds=wrap_up_seconds,
            by=by,
        )
        if desk.state is not before:
            self._publish(desk)

    def _publish(self, desk: Desk) -> None:
        state, now = desk.state, self._clock()
        self._store.save(desk)
        self._journal.record(
            OperatorStateChanged(
                event_id=uuid4(),
                call_id=desk.last_call_id if state.name == "wrap_up" else desk.call_id,
                happened_at=now,
                operator_id=desk.operator_id,
                seat=desk.seat,
                state=state.name,
                reason=state.reason,
                by_operator_id=state.by,
            )
        )
        log.info("operator_state", operator=desk.operator_id, state=state.name, reason=state.reason)
        self._arm(desk)
        desk.tell(desk.state_view())
        if state.name == "signed_out":
            self._forget(desk)
        self.on_change()

    def _forget(self, desk: Desk) -> None:
        if self._desks.get(desk.operator_id) is desk:
            del self._desks[desk.operator_id]
        if desk.timer is not None:
            desk.timer.cancel()
        page, desk.page = desk.page, None
        if page is not None:
            page.close()

    # ---- calls

    def take(self, desk: Desk, verb: Verb, call_id: UUID) -> None:
        """Tie the operator to a call: ``OFFER`` or ``DIAL``.

        Raises:
            NotNowError: the operator cannot take a call now.

        """
        before, desk.call_id = desk.call_id, call_id
        try:
            self.apply(desk, verb)
        except NotNowError:
            desk.call_id = before
            raise

    def let_go(
        self, desk: Desk, verb: Verb, *, reason: str = "", wrap_up_seconds: float = 0
    ) -> None:
        """Untie the operator from the call: ``MISS``, ``RELEASE``, ``FINISH`` or ``LOSE``."""
        desk.last_call_id, desk.call_id = desk.call_id, None
        desk.show(None)
        try:
            self.apply(desk, verb, reason=reason, wrap_up_seconds=wrap_up_seconds)
        except NotNowError:
            log.exception("operator_out_of_step", operator=desk.operator_id, verb=verb)

    # ---- timers

    def _arm(self, desk: Desk) -> None:
        """Set the one timer a desk has: the end of wrap-up, or of a page's absence."""
        if desk.timer is not None:
            desk.timer.cancel()
            desk.timer = None
        loop, state = asyncio.get_running_loop(), desk.state
        if state.name == "wrap_up" and state.until is not None:
            seconds = (state.until - self._clock()).total_seconds()
            desk.timer = loop.call_later(max(0, seconds), self._end_wrap_up, desk)
        elif desk.page is None and state.name in ("ready", "not_ready", "break"):
            is_ready = state.name == "ready"
            seconds = self._grace.ready_seconds if is_ready else self._grace.other_seconds
            desk.timer = loop.call_later(seconds, self._give_up, desk)

    def _end_wrap_up(self, desk: Desk) -> None:
        if desk.state.name == "wrap_up":
            self.apply(desk, Verb.FINISH_WRAP_UP)

    def _give_up(self, desk: Desk) -> None:
        if desk.page is None and desk.state.name in ("ready", "not_ready", "break"):
            self.sign_out(desk, reason="page_lost")
