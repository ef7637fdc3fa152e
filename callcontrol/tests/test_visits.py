"""Video visits: a pass makes one call, browsers alone are offered it, the page sees it is video."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from callcontrol.calls.visits import VisitGate
from callcontrol.tests.virtual import clock, run
from callcontrol.tests.world import SECRET, World
from contracts.visits import VisitPass, issue_pass

MakeWorld = Callable[[], World]


def a_pass(*, secret: str = SECRET, **changes: Any) -> str:
    now = clock()
    facts = {
        "visit_id": uuid4(),
        "number": "12346",
        "issued_at": now,
        "expires_at": now + timedelta(seconds=60),
        **changes,
    }
    return issue_pass(secret, VisitPass.model_validate(facts))


def test_a_visit_is_a_call_with_video_under_the_passs_own_id_and_number(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world, visit_id = make_world(), uuid4()
        operator = world.operator(device="browser")
        channel = world.engine.visit(a_pass(visit_id=visit_id), dialled="12345")
        await world.until(lambda: world.engine.ringing(f"PJSIP/{operator.seat}v"))
        leg = world.engine.ringing(f"PJSIP/{operator.seat}v")[0]
        world.engine.pick_up(leg)
        await world.settle()
        call = world.call(channel)
        assert call.call_id == visit_id
        assert world.engine.together(call.bridge) == {channel, leg}
        assert operator.page.call is not None
        shown = operator.page.call
        assert (shown.has_video, shown.caller, shown.dialled) == (True, "", "12346")
        assert [path.name for path in world.engine.recordings] == [f"{visit_id}.raw"]
        world.engine.leave(channel)
        await world.settle()
        world.assert_nothing_left([operator])

    run(story())


def test_a_telephone_call_has_no_video(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(device="browser")
        await world.talk(operator)
        assert operator.page.call is not None
        assert not operator.page.call.has_video

    run(story())


def test_desk_phones_are_never_offered_a_visit_and_still_take_calls(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        phone = world.operator(1)
        channel = world.engine.visit(a_pass())
        await asyncio.sleep(120)
        assert phone.state == "ready"
        assert world.call(channel).notes.phase == "waiting"
        world.engine.dial("12346")
        await phone.pick_up()
        browser = world.operator(2, device="browser")
        await world.until(lambda: world.engine.ringing(f"PJSIP/{browser.seat}v"))
        assert world.call(channel).notes.operator_id == browser.number

    run(story())


def test_who_changes_from_a_browser_to_a_desk_phone_sees_no_more(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(device="browser")
        channel, _leg = await world.talk(operator)
        world.engine.leave(channel)
        await world.settle()
        operator.say("sign_out")
        again = world.operator(device="desk_phone")
        channel = world.engine.visit(a_pass())
        await asyncio.sleep(60)
        assert again.state == "ready"
        assert world.call(channel).notes.phase == "waiting"

    run(story())


@pytest.mark.parametrize(
    "make",
    [
        lambda: "",
        lambda: "nonsense",
        lambda: a_pass(secret="others"),
        lambda: a_pass()[:-1],
        lambda: a_pass(expires_at=clock()),
        lambda: a_pass(issued_at=clock() - timedelta(seconds=1)),
    ],
    ids=["none", "nonsense", "forged", "cut", "expired", "before the restart"],
)
def test_without_a_good_pass_nobody_gets_in_and_nothing_is_journaled(
    make_world: MakeWorld, make: Callable[[], str]
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(device="browser")
        channel = world.engine.visit(make())
        await world.settle()
        assert world.engine.turned_away == [channel]
        assert not world.journal.kinds()
        world.assert_nothing_left([operator])

    run(story())


def test_a_pass_makes_one_call_only(make_world: MakeWorld) -> None:
    async def story() -> None:
        world, leave = make_world(), a_pass()
        first = world.engine.visit(leave)
        await world.settle()
        second = world.engine.visit(leave)
        await world.settle()
        assert world.engine.turned_away == [second]
        world.engine.leave(first)
        await world.settle()
        third = world.engine.visit(leave)
        await world.settle()
        assert world.engine.turned_away == [second, third]
        assert world.journal.kinds().count("call.entered") == 1

    run(story())


def test_an_unconfigured_gate_admits_nobody(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        object.__setattr__(world.registry.board, "visits", VisitGate())
        channel = world.engine.visit(a_pass(secret=""))
        await world.settle()
        assert world.engine.turned_away == [channel]

    run(story())
