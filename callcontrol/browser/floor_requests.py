"""What a team leader's floor page may ask for, and the polite refusals (SEAT-08)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

import structlog

from callcontrol.calls.dialling import Refusal
from callcontrol.operators.desk import Desk
from callcontrol.operators.floor import Floor
from callcontrol.watch.lookout import Lookout
from contracts.call_events import SuperviseMode
from contracts.credentials import Ticket, TicketError, read_ticket
from contracts.floor_messages import (
    Done,
    ForceEnd,
    ForceState,
    FromFloor,
    Ping,
    Pong,
    PullCall,
    Refused,
    StopSupervising,
    Supervise,
    SupervisionView,
    TakeOver,
    ToFloor,
    WatchFloor,
)

log = structlog.get_logger(__name__)

BAD_TICKET = Refused(code="bad_ticket", message="凭据无效或已过期，请刷新页面")
NOT_ALLOWED = Refused(code="not_allowed", message="您没有查看话务大厅的权限")
NO_ACTS = Refused(code="not_allowed", message="您没有班长操作权限")
NOT_THERE = Refused(code="no_target", message="该热线员未签入")
NO_SEAT = Refused(code="not_now", message="请先在坐席签入后再进行监听操作")
NOT_NOW = Refused(code="not_now", message="当前状态下不能执行此操作")


class FloorPage(Protocol):
    """A team leader's open page."""

    def show(self, floor: str) -> None:
        """Show the floor."""

    def send(self, message: ToFloor) -> None:
        """Queue an answer."""

    def close(self) -> None:
        """End the connection."""


class Supervision(Protocol):
    """Acts on a running call for a supervisor; a refusal is for the supervisor's page."""

    def supervise(self, supervisor: Desk, operator: Desk, mode: SuperviseMode) -> Refusal | None:
        """Listen in, whisper or barge in; or change between them."""

    def stop(self, supervisor: Desk) -> Refusal | None:
        """End the supervisor's listening."""

    def take_over(self, supervisor: Desk, operator: Desk) -> Refusal | None:
        """Put the supervisor in the operator's place."""

    def force_end(self, supervisor_id: int, operator: Desk) -> Refusal | None:
        """End the operator's call (强拆)."""

    def listening(self, supervisor_id: int) -> tuple[int, SuperviseMode] | None:
        """Whom the supervisor listens to now, and how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorActs:
    """What carries the acts out."""

    supervision: Supervision
    pull: Callable[[UUID, Desk], Refusal | None]
    """Give a waiting call to an operator past the line (指定接听)."""


@dataclass(slots=True)
class _Watch:
    ticket: Ticket
    supervision: SupervisionView


class FloorRequests:
    """Acts on floor pages' messages; every request may be repeated without harm."""

    def __init__(
        self,
        floor: Floor,
        lookout: Lookout,
        acts: FloorActs | None,
        *,
        ticket_secret: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._floor, self._lookout, self._acts = floor, lookout, acts
        self._secret, self._clock = ticket_secret, clock
        self._watches: dict[FloorPage, _Watch] = {}
        lookout.on_look = self.show_supervision

    def watch(self, page: FloorPage, watch: WatchFloor) -> bool:
        """Open the floor; False when it was refused."""
        try:
            ticket = read_ticket(self._secret, watch.ticket, now=self._clock())
        except TicketError:
            page.send(BAD_TICKET)
            return False
        if self._floor.is_ended(ticket):
            page.send(BAD_TICKET)
            return False
        if not {"floor", "wall"} & ticket.rights:
            page.send(NOT_ALLOWED)
            return False
        self._watches[page] = _Watch(ticket, SupervisionView(operator_id=None))
        self._lookout.join(page, sees_people="floor" in ticket.rights)
        self.show_supervision()
        return True

    def lose(self, page: FloorPage) -> None:
        """The page's connection ended."""
        self._lookout.leave(page)
        self._watches.pop(page, None)

    def show_supervision(self) -> None:
        """Tell every page whose own listening changed; and close those whose session ended."""
        now = self._clock()
        for page, watch in tuple(self._watches.items()):
            if watch.ticket.expires_at <= now or self._floor.is_ended(watch.ticket):
                page.send(BAD_TICKET)
                page.close()
                continue
            acts = self._acts if "floor" in watch.ticket.rights else None
            found = acts.supervision.listening(watch.ticket.operator_id) if acts else None
            view = SupervisionView(
                operator_id=found[0] if found else None, mode=found[1] if found else None
            )
            if view != watch.supervision:
                watch.supervision = view
                page.send(view)

    # ---- acts

    def serve(self, page: FloorPage, request: FromFloor) -> None:
        """Act on one request of an open page."""
        watch = self._watches.get(page)
        if watch is None:
            return
        if isinstance(request, Ping):
            page.send(Pong())
        elif isinstance(request, WatchFloor):
            page.send(NOT_NOW)
        elif "supervise" not in watch.ticket.rights:
            page.send(NO_ACTS)
        else:
            refused = self._act(watch.ticket, request)
            page.send(refused or Done(act=request.type))
            if refused is None:
                log.info("floor_act", act=request.type, by=watch.ticket.operator_id)
                self.show_supervision()

    def _act(self, ticket: Ticket, request: FromFloor) -> Refused | None:
        match request:
            case StopSupervising():
                own = self._floor.get(ticket.operator_id)
                if own is None or self._acts is None:
                    return None
                return _as_refused(self._acts.supervision.stop(own))
            case (
                Supervise(operator_id=who)
                | TakeOver(operator_id=who)
                | ForceEnd(operator_id=who)
                | ForceState(operator_id=who)
                | PullCall(operator_id=who)
            ):
                desk = self._floor.get(who)
                return NOT_THERE if desk is None else self._act_on(ticket, desk, request)
            case _:
                return NOT_NOW

    def _act_on(self, ticket: Ticket, desk: Desk, request: FromFloor) -> Refused | None:  # noqa: PLR0911 - refusals
        acts, own = self._acts, self._floor.get(ticket.operator_id)
        if isinstance(request, ForceState):
            self._floor.force(desk, request.state, by=ticket.operator_id)
            return None
        if acts is None:
            return NOT_NOW
        match request:
            case PullCall():
                return _as_refused(acts.pull(request.call_id, desk))
            case ForceEnd():
                return _as_refused(acts.supervision.force_end(ticket.operator_id, desk))
            case Supervise() if own is not None:
                return _as_refused(acts.supervision.supervise(own, desk, request.mode))
            case TakeOver() if own is not None:
                return _as_refused(acts.supervision.take_over(own, desk))
            case _:
                return NO_SEAT


def _as_refused(refusal: Refusal | None) -> Refused | None:
    return None if refusal is None else Refused(code=refusal.code, message=refusal.message)
