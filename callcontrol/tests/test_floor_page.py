"""The live floor as a team leader's page meets it: tickets, views, acts, slow readers."""

import asyncio
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from callcontrol.browser.floor_requests import FloorActs, FloorRequests
from callcontrol.calls.dialling import Refusal
from callcontrol.operators.desk import Desk
from callcontrol.tests.virtual import clock, run
from callcontrol.tests.world import SECRET, World
from callcontrol.watch.board import Outlook
from callcontrol.watch.station import WatchStation
from contracts.call_events import SuperviseMode
from contracts.commands import BroadcastMessage
from contracts.credentials import Ticket, issue_ticket
from contracts.floor_messages import FloorView, ToFloor, WatchFloor, parse_from_floor
from contracts.operator_messages import Notice

MakeWorld = Callable[[], World]
LEADER = 90


class FakeFloorPage:
    """What a team leader's page was told."""

    def __init__(self) -> None:
        self.floors: list[FloorView] = []
        self.messages: list[ToFloor] = []
        self.is_closed = False

    def show(self, floor: str) -> None:
        """Remember it."""
        self.floors.append(FloorView.model_validate(json.loads(floor)))

    def send(self, message: ToFloor) -> None:
        """Remember it."""
        self.messages.append(message)

    def close(self) -> None:
        """Remember it."""
        self.is_closed = True

    def words(self) -> list[str]:
        """Every answer: the code of a refusal, otherwise its type."""
        return [getattr(one, "code", one.type) for one in self.messages]


class RecordedActs:
    """Notes which acts reached the running calls."""

    def __init__(self) -> None:
        self.done: list[tuple[Any, ...]] = []
        self.refusal: Refusal | None = None
        self.ear: tuple[int, SuperviseMode] | None = None

    def supervise(self, supervisor: Desk, operator: Desk, mode: SuperviseMode) -> Refusal | None:
        """Note it."""
        self.done.append(("supervise", supervisor.operator_id, operator.operator_id, mode))
        self.ear = None if self.refusal else (operator.operator_id, mode)
        return self.refusal

    def stop(self, supervisor: Desk) -> Refusal | None:
        """Note it."""
        self.done.append(("stop", supervisor.operator_id))
        self.ear = None
        return self.refusal

    def take_over(self, supervisor: Desk, operator: Desk) -> Refusal | None:
        """Note it."""
        self.done.append(("take_over", supervisor.operator_id, operator.operator_id))
        return self.refusal

    def force_end(self, supervisor_id: int, operator: Desk) -> Refusal | None:
        """Note it."""
        self.done.append(("force_end", supervisor_id, operator.operator_id))
        return self.refusal

    def listening(self, supervisor_id: int) -> tuple[int, SuperviseMode] | None:
        """Say whom the leader hears."""
        return self.ear if supervisor_id == LEADER else None

    def pull(self, call_id: UUID, desk: Desk) -> Refusal | None:
        """Note it."""
        self.done.append(("pull", call_id, desk.operator_id))
        return self.refusal


class Leader:
    """A team leader with a floor page, and the watch of the hall."""

    def __init__(self, world: World, rights: frozenset[str]) -> None:
        self.world, self.acts, self.page = world, RecordedActs(), FakeFloorPage()
        self.station = WatchStation(
            world.engine,
            world.registry,
            directory=world.directory,
            guard_file=world.directory / "alarms.jsonl",
            files=world.files,
            match=world.room.match,
            outlook=Outlook(queue=lambda _queue: 12.4),
        )
        world.journal.on_event = self.station.tally.hear
        self.requests = FloorRequests(
            world.floor,
            self.station.lookout,
            FloorActs(supervision=self.acts, pull=self.acts.pull),
            ticket_secret=SECRET,
            clock=clock,
        )
        self.rights = rights
        self.task = asyncio.create_task(self.station.lookout.run())

    def watch(self, **changes: Any) -> bool:
        """Open the floor."""
        ticket = {
            "operator_id": LEADER,
            "display_name": "周班长",
            "seat": "8090",
            "device": "browser",
            "skills": {},
            "rights": self.rights,
            "issued_at": clock(),
            "expires_at": clock() + timedelta(hours=1),
        }
        text = issue_ticket(SECRET, Ticket.model_validate({**ticket, **changes}))
        return self.requests.watch(self.page, WatchFloor(ticket=text))

    def say(self, kind: str, **fields: Any) -> str:
        """Ask for something; returns the answer's word."""
        request = parse_from_floor.validate_python({"type": kind, **fields})
        self.requests.serve(self.page, request)
        return self.page.words()[-1]


def lead(world: World, *rights: str) -> Leader:
    return Leader(world, frozenset(rights or ("floor", "supervise")))


def test_floor_shows_desks_queues_and_the_trunk_without_any_full_number(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        leader = lead(world)
        operator = world.operator(1)
        world.operator(2, is_ready=False)
        await world.talk(operator)
        world.engine.dial("12346", caller="13912345678")
        await asyncio.sleep(3)
        assert leader.watch()
        (view,) = leader.page.floors
        talking, idle = view.desks
        assert (talking.state, talking.caller, talking.queue) == (
            "talking",
            "138****1111",
            "general",
        )
        assert talking.talking_since is not None
        assert idle.state == "not_ready"
        assert [one.caller for one in view.waiting] == ["139****5678"]
        (line,) = view.queues
        assert (line.waiting, line.talking, line.ready) == (1, 1, 0)
        assert line.forecast_wait_seconds == 12
        assert (view.trunk.channels, view.trunk.lines, view.trunk.line_limit) == (2, 2, 500)
        assert "13912345678" not in view.model_dump_json()

    run(story())


def test_floor_is_sent_once_a_second_and_only_when_it_changed(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        leader = lead(world)
        operator = world.operator(1)
        assert leader.watch()
        await asyncio.sleep(5)
        quiet = len(leader.page.floors)
        assert quiet <= 2
        for _ in range(20):
            operator.say("set_state", state="break")
            operator.say("set_state", state="ready")
            await asyncio.sleep(0.05)
        await asyncio.sleep(1)
        assert len(leader.page.floors) - quiet <= 3
        leader.requests.lose(leader.page)
        shown = len(leader.page.floors)
        operator.say("set_state", state="break")
        await asyncio.sleep(5)
        assert len(leader.page.floors) == shown

    run(story())


def test_alarm_is_shown_and_journaled_when_it_begins_and_when_it_is_over(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        leader = lead(world)
        assert leader.watch()
        world.engine.is_ready = False
        await asyncio.sleep(6)
        (line,) = leader.page.floors[-1].alarms
        assert (line.alarm, line.level) == ("engine_lost", "critical")
        world.engine.is_ready = True
        await asyncio.sleep(30)
        assert leader.page.floors[-1].alarms == []
        raised = [one for one in world.journal.events if one.kind == "floor.alarm"]
        assert [one.is_over for one in raised] == [False, True]

    run(story())


@pytest.mark.parametrize(
    ("rights", "changes", "code"),
    [
        ((), {"rights": frozenset()}, "not_allowed"),
        ((), {"rights": frozenset({"supervise"})}, "not_allowed"),
        ((), {"expires_at": "2026-05-04T00:59:00Z"}, "bad_ticket"),
    ],
)
def test_page_without_the_right_or_a_ticket_sees_nothing(
    make_world: MakeWorld, rights: tuple[str, ...], changes: dict[str, Any], code: str
) -> None:
    async def story() -> None:
        leader = lead(make_world(), *rights)
        assert not leader.watch(**changes)
        assert leader.page.words() == [code]
        assert leader.page.floors == []

    run(story())


def test_page_whose_session_ended_is_closed(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        leader = lead(world)
        assert leader.watch()
        world.floor.end_session(LEADER)
        await asyncio.sleep(2)
        assert leader.page.is_closed
        assert leader.page.words()[-1] == "bad_ticket"

    run(story())


def test_leader_who_may_only_look_acts_on_nobody(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        leader = lead(world, "floor")
        world.operator(1)
        assert leader.watch()
        assert leader.say("force_state", operator_id=1, state="break") == "not_allowed"
        assert leader.say("ping") == "pong"
        assert leader.acts.done == []

    run(story())


def test_acts_reach_the_call_and_need_the_leaders_own_seat_to_listen(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        leader = lead(world)
        world.operator(1)
        assert leader.watch()
        assert leader.say("supervise", operator_id=1, mode="listen_in") == "not_now"
        assert leader.say("supervise", operator_id=9, mode="listen_in") == "no_target"
        assert leader.say("force_end", operator_id=1) == "done"
        world.operator(LEADER, is_ready=False)
        leader.say("supervise", operator_id=1, mode="whisper")
        assert leader.page.words()[-2:] == ["done", "supervision"]
        leader.say("stop_supervising")
        assert leader.page.words()[-2:] == ["done", "supervision"]
        call_id = uuid4()
        assert leader.say("pull_call", call_id=str(call_id), operator_id=1) == "done"
        assert leader.say("take_over", operator_id=1) == "done"
        assert leader.acts.done == [
            ("force_end", LEADER, 1),
            ("supervise", LEADER, 1, "whisper"),
            ("stop", LEADER),
            ("pull", call_id, 1),
            ("take_over", LEADER, 1),
        ]
        leader.acts.refusal = Refusal("not_now", "该热线员不在通话中")
        assert leader.say("force_end", operator_id=1) == "not_now"

    run(story())


def test_forced_state_and_a_broadcast_reach_the_operator(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        leader = lead(world)
        operator, stranger = world.operator(1), world.operator(2, skills={"lang:en": 3})
        assert leader.watch()
        assert leader.say("force_state", operator_id=1, state="not_ready") == "done"
        assert operator.page.state.state == "not_ready"
        assert world.journal.last("operator.state_changed").by_operator_id == LEADER
        told = BroadcastMessage(
            text="台风预警：启用应急话术", sender="周班长", message_id=7, operator_ids=[1]
        )
        assert world.commands.broadcast(told).ok
        (notice,) = [one for one in operator.page.messages if isinstance(one, Notice)]
        assert (notice.sender, notice.message_id) == ("周班长", 7)
        assert not [one for one in stranger.page.messages if isinstance(one, Notice)]
        command = BroadcastMessage(text="系统将于 23:00 升级", sender="运维")
        assert world.commands.broadcast(command).ok
        assert isinstance(stranger.page.messages[-1], Notice)

    run(story())
