"""What an operator's page may ask for, and the polite refusals."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import structlog

from callcontrol.browser.admission import find_seat, weigh_licence, weigh_place
from callcontrol.browser.call_requests import CallRequest, guest_message_of, message_of
from callcontrol.browser.directory import directory_for
from callcontrol.calls.messages import (
    Message,
    PageBack,
    PageLost,
    RetrieveAsked,
    StartPreviewAsked,
)
from callcontrol.calls.registry import Registry
from callcontrol.operators.desk import Desk, Page
from callcontrol.operators.floor import Floor
from callcontrol.operators.states import NotNowError, Verb
from contracts.credentials import Ticket, TicketError, read_ticket
from contracts.operator_messages import (
    AskDirectory,
    CallMessage,
    FinishWrapUp,
    FromPage,
    Hello,
    Ping,
    Pong,
    Refused,
    Retrieve,
    SetState,
    SignOut,
    StartPreview,
)

log = structlog.get_logger(__name__)

_STATE_VERBS = {
    "ready": Verb.SET_READY,
    "break": Verb.SET_BREAK,
    "not_ready": Verb.SET_NOT_READY,
}
BAD_TICKET = Refused(code="bad_ticket", message="签入凭据无效或已过期，请重新签入")
ALREADY_OPEN = Refused(code="already_open", message="您已在另一个页面签入，可选择接管到本页面")
SEAT_TAKEN = Refused(code="already_open", message="该坐席正由其他热线员使用")
NOT_NOW = Refused(code="not_now", message="当前状态下不能执行此操作")
IN_CALL = Refused(code="not_now", message="通话中不能执行此操作")
UNKNOWN_CALL = Refused(code="unknown_call", message="该通话已不存在")
NO_PARKED_CALL = Refused(code="no_target", message="该驻留位没有通话，或已被取回")
NOT_YOURS = Refused(code="not_now", message="您是受邀参加本次通话，不能执行此操作")


class PageRequests:
    """Acts on pages' messages; every request may be repeated without harm."""

    def __init__(
        self,
        floor: Floor,
        registry: Registry,
        *,
        ticket_secret: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._floor, self._registry = floor, registry
        self._secret, self._clock = ticket_secret, clock
        self._desks: dict[Page, Desk] = {}

    # ---- opening and losing

    def hello(self, page: Page, hello: Hello, *, is_secure: bool = False) -> bool:
        """Open the session; False when it was refused.

        ``is_secure``: the page came over TLS or from this machine.
        """
        try:
            ticket = read_ticket(self._secret, hello.ticket, now=self._clock())
        except TicketError:
            page.send(BAD_TICKET)
            return False
        desk = self._floor.get(ticket.operator_id)
        is_ended = self._floor.is_ended(ticket)
        if is_ended and (desk is None or desk.call_id is None):
            page.send(BAD_TICKET)  # signed out since; only a running call is still served
            return False
        refusal = self._admit(ticket, is_secure=is_secure) or self._weigh(ticket, desk, hello)
        if refusal is not None:
            page.send(refusal)
            return False
        desk = self._seat(ticket, desk)
        if not is_ended:
            self._floor.keep(desk)
        is_reload = desk.page_id == hello.page_id
        self._desks[page] = desk
        self._floor.open_page(desk, page, hello.page_id)
        if desk.call_id is not None:
            keeps_phone = is_reload and hello.phone_call_id == desk.call_id
            self._pass_on(desk, desk.call_id, PageBack(keeps_phone=keeps_phone))
        return True

    def _admit(self, ticket: Ticket, *, is_secure: bool) -> Refused | None:
        """Ask for a licence, and for what a home seat needs."""
        configuration = self._registry.board.known_configuration()
        plan = find_seat(configuration, ticket.seat)
        refusal = weigh_place(ticket, plan, is_secure=is_secure)
        if refusal is None and configuration is not None:
            refusal = weigh_licence(ticket, self._floor, softphones=configuration.softphones)
            if refusal is not None:
                self._floor.lacked_licence_at = self._clock()
        if refusal is not None:
            log.warning("sign_in_refused", operator=ticket.operator_id, code=refusal.code)
        return refusal

    def _weigh(self, ticket: Ticket, desk: Desk | None, hello: Hello) -> Refused | None:
        neighbor = self._floor.at_seat(ticket.seat)
        if neighbor is not None and neighbor.operator_id != ticket.operator_id:
            if neighbor.page is not None or neighbor.call_id is not None:
                return SEAT_TAKEN
            self._floor.sign_out(neighbor, reason="seat_taken")
        if desk is None:
            return None
        if desk.page is not None and desk.page_id != hello.page_id and not hello.take_over:
            return ALREADY_OPEN
        is_elsewhere = (desk.seat, desk.device) != (ticket.seat, ticket.device)
        return IN_CALL if is_elsewhere and desk.call_id is not None else None

    def _seat(self, ticket: Ticket, desk: Desk | None) -> Desk:
        if desk is not None and (desk.seat, desk.device) != (ticket.seat, ticket.device):
            self._floor.sign_out(desk, reason="moved")
            desk = None
        if desk is None:
            return self._floor.sign_in(ticket)
        desk.display_name, desk.skills = ticket.display_name, dict(ticket.skills)
        desk.group, desk.rights = ticket.group, ticket.rights
        return desk

    def lose(self, page: Page) -> None:
        """The page's connection ended."""
        desk = self._desks.pop(page, None)
        if desk is not None and self._floor.lose_page(desk, page) and desk.call_id is not None:
            self._pass_on(desk, desk.call_id, PageLost())

    # ---- requests

    def serve(self, page: Page, request: FromPage) -> None:
        """Act on one request of an open page."""
        desk = self._desks.get(page)
        if desk is None or desk.page is not page:
            return  # replaced: its last words do not count
        try:
            self._act(desk, page, request)
        except NotNowError:
            page.send(IN_CALL if desk.call_id is not None else NOT_NOW)
            page.send(desk.state_view())

    def _act(self, desk: Desk, page: Page, request: FromPage) -> None:
        match request:
            case Ping():
                page.send(Pong())
            case SetState():
                self._floor.apply(desk, _STATE_VERBS[request.state], reason=request.reason)
                page.send(desk.state_view())
            case FinishWrapUp():
                self._finish_wrap_up(desk, page)
            case StartPreview():
                self._dial(desk, page, request)
            case Retrieve():
                self._retrieve(desk, page, request.slot)
            case AskDirectory():
                page.send(directory_for(desk, self._registry))
            case SignOut():
                self._floor.sign_out(desk)
            case Hello():
                page.send(NOT_NOW)
            case _:
                self._to_call(desk, page, request)

    def _retrieve(self, desk: Desk, page: Page, slot: str) -> None:
        """Take a parked call up; the desk is tied to it in the same step.

        Raises:
            NotNowError: the operator is in a call or on a break.

        """
        call = self._registry.board.parking.find(slot)
        if call is None or call.notes.phase != "parked":
            page.send(NO_PARKED_CALL)
            return
        self._floor.take(desk, Verb.SUMMON, call.call_id)
        call.hear(RetrieveAsked(desk))

    def _dial(self, desk: Desk, page: Page, request: StartPreview) -> None:
        """Dial the item shown, if the dial rules still allow it."""
        call = self._registry.get(request.call_id)
        if call is not None and call.desk is desk:
            refusal = self._registry.board.meter.weigh(call.notes.caller, desk.operator_id)
            if refusal is not None:
                page.send(Refused(code=refusal.code, message=refusal.message))
                return
        if not self._pass_on(desk, request.call_id, StartPreviewAsked()):
            self._tell_how_it_is(desk, page, request.call_id)

    def _finish_wrap_up(self, desk: Desk, page: Page) -> None:
        if desk.state.name == "wrap_up":
            self._floor.apply(desk, Verb.FINISH_WRAP_UP)
        else:
            page.send(desk.state_view())  # a double click

    def _to_call(self, desk: Desk, page: Page, request: CallRequest) -> None:
        call_id = request.call_id
        if call_id == desk.call_id and self._pass_on(desk, call_id, message_of(request)):
            return
        call = self._registry.get(call_id)
        if call is not None and call_id == desk.call_id and call.ties(desk):
            message = guest_message_of(request, desk.operator_id)
            if message is not None:
                call.hear(message)
                return
            page.send(NOT_YOURS)
        self._tell_how_it_is(desk, page, call_id)

    def _tell_how_it_is(self, desk: Desk, page: Page, call_id: UUID) -> None:
        if call_id not in (desk.call_id, desk.last_call_id):
            page.send(UNKNOWN_CALL)
        page.send(CallMessage(call=desk.view))
        page.send(desk.state_view())

    def _pass_on(self, desk: Desk, call_id: UUID, message: Message) -> bool:
        call = self._registry.get(call_id)
        if call is None or call.desk is not desk:
            return False
        call.hear(message)
        return True
