"""Licences, home seats, forced states, and what a restart believes of old tickets."""

import asyncio
from collections.abc import Callable

import pytest

from callcontrol.browser.admission import is_secure_origin
from callcontrol.tests.virtual import run
from callcontrol.tests.world import CONFIGURATION, ZH, Operator, World
from contracts.commands import SignOutOperator
from contracts.operator_messages import Hello
from contracts.telephony_config import SeatPlan

MakeWorld = Callable[[], World]


def publish(world: World, **fields: object) -> None:
    world.configuration = CONFIGURATION.model_copy(update=fields)


def test_browser_beyond_the_licences_is_refused_and_a_desk_phone_needs_none(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        publish(world, softphones=1)
        first = world.operator(1, device="browser")
        second = Operator(world, 2, "browser", ZH)
        assert not second.hello()
        assert second.page.refusals == ["no_licence"]
        assert world.floor.lacked_licence_at is not None
        assert first.hello()  # a reload keeps its own
        assert Operator(world, 3, "desk_phone", ZH).hello()
        first.say("sign_out")
        assert second.hello()

    run(story())


@pytest.mark.parametrize(
    ("is_secure", "is_bound", "opens"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_home_seat_opens_only_encrypted_and_on_a_known_computer(
    make_world: MakeWorld, *, is_secure: bool, is_bound: bool, opens: bool
) -> None:
    async def story() -> None:
        world = make_world()
        publish(world, seats=[SeatPlan(extension="8001", kind="home", group="home")])
        operator = Operator(world, 1, "browser", ZH)
        claims = {"device_bound": is_bound, "group": "home"}
        assert operator.hello(is_secure=is_secure, claims=claims) is opens
        assert operator.page.refusals == ([] if opens else ["not_secure"])

    run(story())


@pytest.mark.parametrize(
    ("origin", "is_secure"),
    [
        ("https://hotline.example", True),
        ("http://127.0.0.1:12345", True),
        ("http://localhost:12345", True),
        ("http://hotline.example", False),
        (None, False),
        ("null", False),
        ("http://[", False),
    ],
)
def test_page_is_secure_over_tls_or_on_this_machine(origin: str | None, *, is_secure: bool) -> None:
    assert is_secure_origin(origin) is is_secure


def test_signing_out_is_remembered_by_a_restart(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(1)
        old = operator.ticket_text
        assert world.commands.sign_out_operator(SignOutOperator(operator_id=1)).ok
        await asyncio.sleep(1)
        again = make_world()
        page = type(operator.page)()
        assert not again.requests.hello(page, Hello(ticket=old, page_id="kept"))
        assert page.refusals == ["bad_ticket"]
        again.floor.load()
        assert Operator(again, 1, "desk_phone", ZH).hello()

    run(story())


def test_state_forced_on_an_idle_operator_is_journaled_with_the_supervisor(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(1)
        desk = world.floor.get(1)
        assert desk is not None
        world.floor.force(desk, "break", by=9)
        changed = world.journal.last("operator.state_changed")
        assert (changed.state, changed.reason, changed.by_operator_id) == ("break", "forced", 9)
        operator.say("set_state", state="ready")
        assert world.journal.last("operator.state_changed").by_operator_id is None
        world.floor.force(desk, "signed_out", by=9)
        assert world.journal.last("operator.state_changed").by_operator_id == 9
        assert operator.page.is_closed

    run(story())


def test_state_forced_in_a_call_is_applied_when_call_and_wrap_up_end(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        operator, other = world.operator(1), world.operator(2)
        channel, _ = await world.talk(operator)
        desk, second = world.floor.get(1), world.floor.get(2)
        assert desk is not None
        assert second is not None
        world.floor.force(desk, "not_ready", by=9)
        assert operator.state == "talking"
        world.engine.leave(channel)
        await world.settle()
        assert operator.state == "wrap_up"
        await asyncio.sleep(31)
        changed = world.journal.last("operator.state_changed")
        assert (changed.operator_id, changed.state, changed.by_operator_id) == (1, "not_ready", 9)
        again, _ = await world.talk(other)
        world.floor.force(second, "signed_out", by=9)
        world.engine.leave(again)
        await world.settle()
        changed = world.journal.last("operator.state_changed")
        assert (changed.state, changed.by_operator_id) == ("signed_out", 9)

    run(story())


def test_state_forced_while_the_phone_rings_is_applied_when_the_citizen_gives_up(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(1)
        channel = world.engine.dial("12346")
        await operator.ring()
        desk = world.floor.get(1)
        assert desk is not None
        world.floor.force(desk, "break", by=9)
        world.engine.leave(channel)
        await world.settle()
        assert (operator.state, operator.page.state.reason) == ("break", "forced")
        world.assert_nothing_left([operator])

    run(story())
