"""Signing in and out, pages that vanish, seats, and what a restart remembers."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

from callcontrol.tests.virtual import clock, run
from callcontrol.tests.world import SECRET, World
from contracts.commands import SignOutOperator
from contracts.credentials import Ticket, issue_ticket
from contracts.operator_messages import Hello

MakeWorld = Callable[[], World]


def test_ready_operator_whose_page_vanished_is_not_offered_and_signed_out_after_a_grace(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        operator.vanish()
        world.engine.dial("12346")
        await asyncio.sleep(10)
        assert not world.engine.ringing(operator.endpoint)
        assert operator.state == "ready"
        await asyncio.sleep(6)
        assert operator.state == "signed_out"

    run(story())


def test_page_that_comes_back_within_the_grace_is_offered_the_waiting_call(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        operator.vanish()
        world.engine.dial("12346")
        await asyncio.sleep(10)
        assert operator.hello()
        await operator.ring(seconds=1)

    run(story())


def test_operator_on_a_break_may_be_away_longer(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(is_ready=False)
        operator.say("set_state", state="break")
        operator.vanish()
        await asyncio.sleep(200)
        assert operator.state == "break"
        await asyncio.sleep(101)
        assert operator.state == "signed_out"

    run(story())


def test_state_cannot_be_changed_in_a_call(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        await world.talk(operator)
        for request in ({"state": "ready"}, {"state": "break"}):
            operator.say("set_state", **request)
        operator.say("sign_out")
        assert operator.page.refusals == ["not_now"] * 3
        assert operator.state == "talking"

    run(story())


def test_session_ended_elsewhere_signs_out_after_the_call(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator, other = world.operator(1), world.operator(2)
        channel, _ = await world.talk(operator)
        command = SignOutOperator(operator_id=1)
        assert world.commands.sign_out_operator(command).ok
        assert operator.state == "talking"
        world.engine.leave(channel)
        await world.settle()
        assert operator.state == "signed_out"
        assert operator.page.is_closed
        assert world.commands.sign_out_operator(SignOutOperator(operator_id=2)).ok
        assert other.state == "signed_out"
        assert world.commands.sign_out_operator(SignOutOperator(operator_id=99)).ok

    run(story())


def test_operator_who_signs_in_again_during_the_call_stays_after_it(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(1)
        channel, _ = await world.talk(operator)
        assert world.commands.sign_out_operator(SignOutOperator(operator_id=1)).ok
        await asyncio.sleep(1)
        assert operator.hello()
        world.engine.leave(channel)
        await world.settle()
        assert operator.state == "wrap_up"

    run(story())


def test_ticket_older_than_the_signing_out_opens_nothing(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(1)
        old = operator.ticket_text
        assert world.commands.sign_out_operator(SignOutOperator(operator_id=1)).ok
        await asyncio.sleep(1)
        assert not world.requests.hello(operator.page, Hello(ticket=old, page_id="kept"))
        assert operator.page.refusals == ["bad_ticket"]
        assert operator.hello()

    run(story())


def test_ticket_forged_expired_or_for_an_occupied_seat_opens_nothing(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        first, second = world.operator(1), world.operator(2)
        good = Ticket(
            operator_id=3,
            display_name="李强",
            seat="8003",
            device="browser",
            skills={},
            issued_at=clock(),
            expires_at=clock() + timedelta(hours=1),
        )
        for text in (
            issue_ticket("other", good),
            issue_ticket(SECRET, good.model_copy(update={"expires_at": clock()})),
            "nonsense",
        ):
            page = type(first.page)()
            assert not world.requests.hello(page, Hello(ticket=text, page_id="x"))
            assert page.refusals == ["bad_ticket"]
        page = type(first.page)()
        there = good.model_copy(update={"seat": second.seat})
        hello = Hello(ticket=issue_ticket(SECRET, there), page_id="x")
        assert not world.requests.hello(page, hello)
        assert page.refusals == ["already_open"]

    run(story())


def test_restart_remembers_states_idle_times_and_wrap_up(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        ready, wrapping = world.operator(1), world.operator(2, is_ready=False)
        gone = world.operator(3)
        gone.say("sign_out")
        since = world.floor.get(1)
        assert since is not None
        wrapping.say("set_state", state="ready")
        ready.say("set_state", state="break")
        channel, _ = await world.talk(wrapping)
        ready.say("set_state", state="ready")
        world.engine.leave(channel)
        await world.settle()
        again = make_world()
        again.floor.load()
        assert {desk.operator_id: desk.state.name for desk in again.floor} == {
            1: "ready",
            2: "wrap_up",
        }
        before, after = world.floor.get(1), again.floor.get(1)
        assert before is not None
        assert after is not None
        assert after.state == before.state
        await asyncio.sleep(31)
        assert again.floor.get(2) is not None or again.journal.events

    run(story())
