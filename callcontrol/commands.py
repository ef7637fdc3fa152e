"""The loopback HTTP door: health for everyone here, commands for the business side."""

import hmac
from collections.abc import Awaitable, Callable

import structlog
from aiohttp import web
from pydantic import BaseModel, ValidationError

from callcontrol.calls.dialling import find_contact
from callcontrol.calls.numbers import clean_number
from callcontrol.calls.registry import Registry
from callcontrol.flows.robot import begin_robot_call
from callcontrol.flows.runner import FlowRunner
from callcontrol.flows.trying import begin_test
from callcontrol.operators.desk import Desk
from callcontrol.operators.floor import Floor
from callcontrol.operators.states import NotNowError
from contracts.commands import (
    BroadcastMessage,
    CommandResult,
    OfferTexts,
    OfferWork,
    PlaceCall,
    RelayCall,
    RobotCall,
    SignOutOperator,
    TryFlow,
)
from contracts.operator_messages import Notice

log = structlog.get_logger(__name__)

OK = CommandResult(ok=True)
_UNAUTHORIZED = CommandResult(ok=False, code="unauthorized", message="无权调用呼叫控制接口")
_MALFORMED = CommandResult(ok=False, code="malformed", message="请求格式不正确")
_NOT_SIGNED_IN = CommandResult(ok=False, code="not_signed_in", message="请先在坐席签入后再外呼")
_BUSY = CommandResult(ok=False, code="operator_busy", message="您正在通话中，请结束后再外呼")
_PAGE_AWAY = CommandResult(ok=False, code="page_away", message="坐席页面未连接，无法外呼")
_ENGINE_AWAY = CommandResult(ok=False, code="engine_away", message="语音引擎暂不可用，请稍后再试")
_NOT_ALLOWED = CommandResult(ok=False, code="not_allowed", message="您没有手动外呼的权限")
_MAY_NOT_TRY = CommandResult(ok=False, code="not_allowed", message="您没有试听流程的权限")
_NOBODY_TO_TRY = CommandResult(ok=False, code="not_signed_in", message="请先在坐席签入后再试听流程")
_NO_PAGE_TO_TRY = CommandResult(
    ok=False, code="page_away", message="坐席页面未连接，请打开话务条后再试听"
)
_BUSY_TO_TRY = CommandResult(
    ok=False, code="operator_busy", message="您正在通话中，请结束后再试听流程"
)
_EMPTY_FLOW = CommandResult(ok=False, code="empty_flow", message="流程没有任何步骤，无法试听")
_NO_OPERATOR = 0
_NO_FLOW = CommandResult(ok=False, code="no_flow", message="自动语音的流程还没有发布")
_BAD_NUMBER = CommandResult(ok=False, code="bad_number", message="电话号码不正确，无法外呼")


class CommandDoor:
    """``POST /commands/<name>``; a refusal is an answer (200) with ``ok`` false."""

    def __init__(
        self, floor: Floor, registry: Registry, *, runner: FlowRunner, secret: str
    ) -> None:
        self._floor, self._registry, self._runner = floor, registry, runner
        self._expected = f"Bearer {secret}".encode()

    def routes(self) -> list[web.RouteDef]:
        """List the routes to mount."""
        return [
            web.post("/commands/place_call", self._door(PlaceCall, self.place_call)),
            web.post("/commands/relay_call", self._door(RelayCall, self.relay_call)),
            web.post("/commands/robot_call", self._door(RobotCall, self.robot_call)),
            web.post("/commands/try_flow", self._door(TryFlow, self.try_flow)),
            web.post("/commands/offer_work", self._door(OfferWork, self.offer_work)),
            web.post("/commands/offer_texts", self._door(OfferTexts, self.offer_texts)),
            web.post("/commands/broadcast", self._door(BroadcastMessage, self.broadcast)),
            web.post(
                "/commands/sign_out_operator",
                self._door(SignOutOperator, self.sign_out_operator),
            ),
        ]

    def _door(
        self, words: type[BaseModel], act: Callable[..., CommandResult]
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def serve(request: web.Request) -> web.Response:
            given = request.headers.get("Authorization", "").encode()
            if not hmac.compare_digest(given, self._expected):
                return _respond(_UNAUTHORIZED, status=401)
            try:
                command = words.model_validate_json(await request.read())
            except ValidationError:
                return _respond(_MALFORMED, status=400)
            return _respond(act(command))

        return serve

    def place_call(self, command: PlaceCall) -> CommandResult:  # noqa: PLR0911 - refusals
        """Begin a follow-up call; repeating the command changes nothing."""
        if self._registry.get(command.call_id) is not None:
            return OK
        desk = self._floor.get(command.operator_id)
        if desk is None:
            return _NOT_SIGNED_IN
        if desk.page is None:
            return _PAGE_AWAY
        if not self._registry.board.engine.is_ready:
            return _ENGINE_AWAY
        number = clean_number(command.number)
        if not number:
            return _BAD_NUMBER
        if not self._may_dial_by_hand(command, desk, number):
            return _NOT_ALLOWED
        refusal = self._registry.board.meter.weigh(number, command.operator_id)
        if refusal is not None:
            return CommandResult(ok=False, code=refusal.code, message=refusal.message)
        try:
            self._registry.open_outbound(command, desk)
        except NotNowError:
            return _BUSY
        return OK

    def relay_call(self, command: RelayCall) -> CommandResult:
        """Begin a call between two parties outside; repeating the command changes nothing.

        No answer depends on both numbers together: it would let one be guessed by the other.
        """
        if self._registry.get(command.call_id) is not None:
            return OK
        if not self._registry.board.engine.is_ready:
            return _ENGINE_AWAY
        numbers = clean_number(command.first_number), clean_number(command.number)
        if not all(numbers):
            return _BAD_NUMBER
        for number in numbers:
            refusal = self._registry.board.meter.weigh(number, _NO_OPERATOR)
            if refusal is not None:
                return CommandResult(ok=False, code=refusal.code, message=refusal.message)
        self._registry.open_relay(command)
        return OK

    def robot_call(self, command: RobotCall) -> CommandResult:
        """Ring a citizen and let a flow ask; repeating the command changes nothing."""
        board = self._registry.board
        if self._registry.get(command.call_id) is not None:
            return OK
        if not board.engine.is_ready:
            return _ENGINE_AWAY
        number = clean_number(command.number)
        if not number:
            return _BAD_NUMBER
        flows = board.configuration().flows
        flow = next((one for one in flows if one.name == command.flow and one.steps), None)
        if flow is None:
            return _NO_FLOW
        refusal = board.meter.weigh(number, _NO_OPERATOR)
        if refusal is not None:
            return CommandResult(ok=False, code=refusal.code, message=refusal.message)
        begin_robot_call(self._registry, self._runner.room, command, flow)
        return OK

    def _may_dial_by_hand(self, command: PlaceCall, desk: Desk, number: str) -> bool:
        """A number typed by hand needs the right ``dial``, unless it is a published contact."""
        if command.purpose != "manual" or "dial" in desk.rights:
            return True
        contacts = self._registry.board.configuration().contacts
        return find_contact(number, contacts) is not None

    def try_flow(self, command: TryFlow) -> CommandResult:  # noqa: PLR0911 - refusals
        """Play a draft to its editor's own phone."""
        desk = self._floor.get(command.operator_id)
        if desk is None:
            return _NOBODY_TO_TRY
        if "try_flow" not in desk.rights:
            return _MAY_NOT_TRY
        if desk.page is None:
            return _NO_PAGE_TO_TRY
        if not self._registry.board.engine.is_ready:
            return _ENGINE_AWAY
        if not command.flow.steps:
            return _EMPTY_FLOW
        try:
            begin_test(self._registry, self._runner, command, desk)
        except NotNowError:
            return _BUSY_TO_TRY
        return OK

    def offer_work(self, command: OfferWork) -> CommandResult:
        """Replace the stock of outbound calls that wait unbegun (外呼任务)."""
        if self._registry.board.known_configuration() is None:
            return _ENGINE_AWAY
        self._runner.room.offer_work(command.items)
        return OK

    def offer_texts(self, command: OfferTexts) -> CommandResult:
        """Take over every open conversation as the business side knows it (文字会话)."""
        if self._registry.board.known_configuration() is None:
            return _ENGINE_AWAY
        self._runner.room.offer_texts(command.waiting, command.held, command.limits)
        return OK

    def broadcast(self, command: BroadcastMessage) -> CommandResult:
        """Show a line on the operators' pages; that nobody is there to read it is fine."""
        now = self._registry.board.clock()
        notice = Notice(
            sender=command.sender, text=command.text, at=now, message_id=command.message_id
        )
        shown = self._floor.announce(notice, command.operator_ids)
        log.info("broadcast", pages=shown, told=len(command.operator_ids))
        return OK

    def sign_out_operator(self, command: SignOutOperator) -> CommandResult:
        """Sign out now, or when the operator's call ends; unknown operators are fine."""
        self._floor.end_session(command.operator_id)
        return OK


def _respond(result: CommandResult, *, status: int = 200) -> web.Response:
    return web.Response(
        text=result.model_dump_json(), status=status, content_type="application/json"
    )
