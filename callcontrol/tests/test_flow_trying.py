"""Try a draft on one's own phone (试听流程): hears everything, leaves nothing (VOI-08)."""

import asyncio
from typing import Any

import pytest

from callcontrol.calls.call import Call
from callcontrol.tests.test_recovery import restart
from callcontrol.tests.trips import EXPERT_NUMBER, MakeWorld
from callcontrol.tests.virtual import run
from callcontrol.tests.world import Operator, World
from contracts.call_events import Device
from contracts.commands import CommandResult, TryFlow
from contracts.ivr import (
    AnswerStep,
    CollectStep,
    ConnectStep,
    Flow,
    MenuStep,
    PlayStep,
    QueueStep,
    RateStep,
    ReturnCallStep,
    Step,
    TransferOutStep,
    VoicemailStep,
)

MENU = MenuStep(id="menu", prompt="main-menu", choices={"1": "queue", "2": "digits"}, next="queue")
QUEUE = QueueStep(id="queue", queue="general")
DIGITS = CollectStep(id="digits", prompt="collect-order", variable="order", label="工单号")


class Editor:
    """Somebody at a seat who may try drafts."""

    def __init__(self, make_world: MakeWorld, *, device: Device = "browser") -> None:
        self.world: World = make_world()
        self.operator = Operator(self.world, 1, device, {})
        assert self.operator.hello(claims={"rights": frozenset({"try_flow"})})

    def try_flow(self, *steps: Step, language: str = "zh") -> CommandResult:
        """Ask for a draft to be played."""
        flow = Flow(name="draft", version=0, steps=[AnswerStep(), *steps])
        return self.world.commands.try_flow(TryFlow(operator_id=1, flow=flow, language=language))

    async def pick_up(self, *steps: Step, language: str = "zh") -> Call:
        """Try a draft and answer the phone."""
        assert self.try_flow(*steps, language=language).ok
        self.leg = await self.operator.ring()
        self.world.engine.pick_up(self.leg)
        await self.world.settle()
        return self.world.call(self.leg)

    @property
    def hears(self) -> str:
        """What the editor hears."""
        return self.world.engine.channels[self.leg].hears.replace("sound:hotline/", "")

    async def press(self, keys: str) -> None:
        """Press keys."""
        for key in keys:
            self.world.engine.press(self.leg, key)
            await self.world.settle()

    def assert_no_trace(self) -> None:
        """Fail if the test counts anywhere: only its beginning and its end are told."""
        world = self.world
        assert world.journal.kinds() == ["call.entered", "call.ended"]
        assert world.journal.last("call.entered").is_test
        assert world.engine.recordings == []
        assert world.trunk_journal.events == []
        assert not list((world.directory / "callers").glob("*.json"))
        world.assert_nothing_left([self.operator])


def test_draft_is_heard_on_the_own_phone_and_ends_before_the_queue(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        editor = Editor(make_world)
        await editor.pick_up(PlayStep(prompt="greeting"), MENU, QUEUE)
        leg = editor.world.engine.channels[editor.leg].leg
        assert leg is not None
        assert "X-Auto-Answer" not in leg.headers
        assert editor.operator.state == "talking"
        assert editor.operator.page.call is not None
        assert editor.operator.page.call.is_test
        assert editor.hears == "zh greeting"
        await asyncio.sleep(4)
        await editor.press("1")
        assert editor.hears == "zh test-queue"
        assert editor.world.room.view().waiting == 0
        await asyncio.sleep(4)
        assert editor.operator.state == "not_ready", "back to what it was"
        editor.assert_no_trace()

    run(story())


def test_page_is_shown_the_ringing_then_the_digits(make_world: MakeWorld) -> None:
    async def story() -> None:
        editor = Editor(make_world)
        assert editor.try_flow(MENU, QUEUE, DIGITS, QUEUE.model_copy(update={"id": ""})).ok
        await editor.world.settle()
        assert editor.operator.page.call is not None
        assert editor.operator.page.call.phase == "offered"
        editor.leg = await editor.operator.ring()
        editor.world.engine.pick_up(editor.leg)
        await editor.world.settle()
        await editor.press("2")
        await editor.press("77#")
        call: Any = editor.operator.page.call
        assert (call.phase, [one.digits for one in call.digits]) == ("talking", ["77"])
        editor.operator.say("hang_up", call_id=call.call_id)
        await editor.world.settle()
        assert editor.world.journal.last("call.ended").ended_by == "operator"
        editor.assert_no_trace()

    run(story())


@pytest.mark.parametrize("before", ["ready", "break", "not_ready"])
def test_editor_is_again_what_they_were(make_world: MakeWorld, before: str) -> None:
    async def story() -> None:
        editor = Editor(make_world)
        editor.operator.say("set_state", state=before, reason="lunch" if before == "break" else "")
        await editor.pick_up(PlayStep(prompt="greeting"))
        editor.world.engine.leave(editor.leg)
        await editor.world.settle()
        assert editor.operator.state == before
        editor.assert_no_trace()

    run(story())


def test_draft_speaks_the_language_asked_for(make_world: MakeWorld) -> None:
    async def story() -> None:
        editor = Editor(make_world, device="desk_phone")
        await editor.pick_up(PlayStep(prompt="greeting"), language="ja")
        assert editor.hears == "ja greeting"
        editor.world.engine.leave(editor.leg)
        await editor.world.settle()
        editor.assert_no_trace()

    run(story())


@pytest.mark.parametrize(
    "step",
    [
        TransferOutStep(number=EXPERT_NUMBER, prompt="transferring-out"),
        ConnectStep(number=EXPERT_NUMBER),
        ConnectStep(seat="8002"),
    ],
)
def test_draft_dials_nobody(make_world: MakeWorld, step: Step) -> None:
    async def story() -> None:
        editor = Editor(make_world)
        await editor.pick_up(step)
        await asyncio.sleep(4 if step.step == "transfer_out" else 0)
        assert editor.hears == "zh test-queue"
        await asyncio.sleep(4)
        editor.assert_no_trace()

    run(story())


def test_draft_plays_message_return_call_and_rating_without_keeping_them(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        editor = Editor(make_world)
        await editor.pick_up(VoicemailStep(), RateStep(), ReturnCallStep(queue="general"))
        await asyncio.sleep(7)
        await asyncio.sleep(2)
        await editor.press("#")
        assert editor.hears == "zh voicemail-thanks"
        await editor.press("9")
        assert editor.hears == "zh rate"
        await editor.press("5")
        assert editor.hears == "zh rate-thanks"
        await editor.press("9")
        assert editor.hears == "zh return-call-offer"
        await editor.press("1")
        assert editor.hears == "zh return-call-thanks"
        await asyncio.sleep(4)
        editor.assert_no_trace()

    run(story())


@pytest.mark.parametrize("how", ["refused", "not_answered", "unregistered", "declined"])
def test_phone_that_is_not_answered_ends_the_test(make_world: MakeWorld, how: str) -> None:
    async def story() -> None:
        editor = Editor(make_world)
        if how == "unregistered":
            editor.world.engine.unregistered.add(editor.operator.endpoint)
        assert editor.try_flow(PlayStep(prompt="greeting")).ok
        await editor.world.settle()
        if how == "refused":
            editor.world.engine.refuse(await editor.operator.ring())
        if how == "declined":
            assert editor.operator.page.call is not None
            editor.operator.say("decline", call_id=editor.operator.page.call.call_id)
        await asyncio.sleep(31 if how == "not_answered" else 1)
        assert editor.operator.state == "not_ready"
        editor.assert_no_trace()

    run(story())


def test_supervisor_cannot_listen_to_a_test(make_world: MakeWorld) -> None:
    async def story() -> None:
        from callcontrol.calls.supervision import SupervisionDoor  # noqa: PLC0415 - one test

        editor = Editor(make_world)
        boss = editor.world.operator(9)
        call = await editor.pick_up(PlayStep(prompt="greeting"), MENU)
        desk, own = editor.world.floor.get(9), call.desk
        assert desk is not None
        assert own is not None
        assert SupervisionDoor(editor.world.registry).supervise(desk, own, "listen_in") is None
        await editor.world.settle()
        assert boss.state == "ready"
        assert SupervisionDoor(editor.world.registry).force_end(9, own) is None
        await editor.world.settle()
        editor.assert_no_trace()

    run(story())


def test_restart_ends_a_test_and_frees_the_editor(make_world: MakeWorld) -> None:
    async def story() -> None:
        editor = Editor(make_world)
        await editor.pick_up(PlayStep(prompt="greeting"), MENU)
        new = await restart(editor.world, make_world)
        assert new.journal.last("call.ended").outcome == "left_in_flow"
        assert not new.engine.channels
        desk = new.floor.get(1)
        assert desk is not None
        assert desk.state.name == "not_ready"

    run(story())


# ---- refusals


def test_refusals_say_why_in_chinese(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        flow = Flow(name="draft", version=0, steps=[AnswerStep()])
        command = TryFlow(operator_id=1, flow=flow)
        assert world.commands.try_flow(command).code == "not_signed_in"
        plain = world.operator()
        refused = world.commands.try_flow(command)
        assert (refused.code, refused.message) == ("not_allowed", "您没有试听流程的权限")
        plain.say("sign_out")
        editor = Operator(world, 1, "browser", {})
        assert editor.hello(claims={"rights": frozenset({"try_flow"})})
        empty = command.model_copy(update={"flow": flow.model_copy(update={"steps": []})})
        assert world.commands.try_flow(empty).code == "empty_flow"
        world.engine.is_ready = False
        assert world.commands.try_flow(command).code == "engine_away"
        world.engine.is_ready = True
        assert world.commands.try_flow(command).ok
        assert world.commands.try_flow(command).code == "operator_busy"
        editor.vanish()
        assert world.commands.try_flow(command).code == "page_away"
        await asyncio.sleep(60)
        assert len(world.registry) == 0

    run(story())
