"""The trunk meter: channels, minutes, limits, and what a restart remembers."""

import asyncio
from collections.abc import Callable
from datetime import date

from callcontrol.calls.meter import TrunkMeter
from callcontrol.files import DirectFiles
from callcontrol.tests.test_outbound import TRUNK, place, reach_citizen
from callcontrol.tests.virtual import clock, run
from callcontrol.tests.world import CONFIGURATION, MemoryJournal, World
from contracts.call_events import TrunkLegEnded
from contracts.telephony_config import DialRules, OutsideContact

MakeWorld = Callable[[], World]


def limit(world: World, **rules: object) -> None:
    """Publish other dial rules."""
    dialling = DialRules.model_validate(rules)
    contacts = [OutsideContact(name="police", label="110", number="110", is_emergency=True)]
    world.configuration = CONFIGURATION.model_copy(
        update={"dialling": dialling, "contacts": contacts}
    )


def test_both_legs_of_the_trunk_are_counted_and_journaled_once(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator, other = world.operator(1), world.operator(2, is_ready=False)
        citizen, _ = await world.talk(operator)
        dialled = await reach_citizen(world, other)
        assert (world.meter.inbound, world.meter.outbound) == (1, 1)
        world.engine.pick_up(dialled)
        await asyncio.sleep(90)
        assert round(world.meter.minutes_today(2), 2) == 1.5
        world.engine.leave(dialled)
        world.engine.leave(citizen)
        await world.settle()
        assert world.meter.channels == 0
        ended = [one for one in world.trunk_journal.events if isinstance(one, TrunkLegEnded)]
        assert [event.direction for event in ended] == ["outbound", "inbound"]
        assert round(ended[0].talked_seconds) == 90
        assert ended[1].talked_seconds > 90
        assert round(world.meter.minutes_this_year(), 2) == 1.5

    run(story())


def test_leg_that_is_never_answered_costs_a_channel_but_no_minute(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        citizen = await reach_citizen(world, operator)
        world.engine.leave(citizen, 17)
        await world.settle()
        assert world.trunk_journal.last("call.trunk_leg_ended").talked_seconds == 0
        assert world.meter.minutes_this_year() == 0
        assert world.meter.calls_last_hour(1) == 1

    run(story())


def test_operator_over_a_limit_is_refused_in_chinese_and_a_citizen_keeps_the_channel(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        limit(world, operator_hourly_calls=1)
        operator = world.operator()
        citizen = await reach_citizen(world, operator)
        world.engine.leave(citizen, 17)
        await world.settle()
        await asyncio.sleep(31)
        refused = place(world, operator)
        assert (refused.code, refused.message) == (
            "hourly_calls",
            "您一小时内外呼已达 1 次，请稍后再拨",
        )
        assert place(world, operator, number="110").ok
        limit(world, trunk_channels=20)
        assert place(world, world.operator(2)).code == "trunk_full"
        assert place(world, world.operator(3), number="001234567").code == "barred_number"

    run(story())


def test_emergency_number_counts_against_nobody(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        limit(world, operator_hourly_calls=1)
        operator = world.operator()
        assert place(world, operator, number="110").ok
        world.engine.pick_up(await operator.ring())
        await world.until(lambda: world.engine.ringing("PJSIP/110@trunk"))
        (leg,) = world.engine.ringing("PJSIP/110@trunk")
        world.engine.pick_up(leg)
        await asyncio.sleep(600)
        world.engine.leave(leg)
        await world.settle()
        assert (world.meter.calls_last_hour(1), world.meter.minutes_today(1)) == (0, 0)
        assert round(world.meter.minutes_this_year()) == 10

    run(story())


def test_minutes_of_the_day_begin_again_at_midnight_and_the_year_follows_the_business_side(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator(is_ready=False)
        world.engine.pick_up(citizen := await reach_citizen(world, operator))
        await asyncio.sleep(1200)
        world.engine.leave(citizen)
        await world.settle()
        assert round(world.meter.minutes_today(1)) == 20
        limit(world, used_minutes=5000, used_until=date(2026, 5, 3))
        assert round(world.meter.minutes_this_year()) == 5020
        limit(world, used_minutes=5021.5, used_until=date(2026, 5, 4))
        assert world.meter.minutes_this_year() == 5021.5
        await asyncio.sleep(86400)
        assert world.meter.minutes_today(1) == 0

    run(story())


def test_restart_remembers_the_book_and_a_channel_lost_unseen_is_given_back(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        citizen = await reach_citizen(world, operator)
        world.engine.pick_up(citizen)
        await asyncio.sleep(60)
        world.meter.keep()
        (path,) = world.directory.glob("trunk.json")
        journal = MemoryJournal()
        again = TrunkMeter(
            path, DirectFiles(), journal=journal, clock=clock, configuration=lambda: CONFIGURATION
        )
        assert (again.outbound, again.calls_last_hour(1)) == (1, 1)
        assert round(again.minutes_this_year()) == 1
        again.reconcile({citizen})
        assert again.outbound == 1
        again.reconcile(set())
        assert again.outbound == 0
        ended = journal.last("call.trunk_leg_ended")
        assert round(ended.talked_seconds) == 60
        world.engine.leave(citizen)  # the run that was killed had journaled it already
        assert world.trunk_journal.last("call.trunk_leg_ended").event_id == ended.event_id
        path.write_text("{", encoding="utf-8")
        TrunkMeter(
            path, DirectFiles(), journal=journal, clock=clock, configuration=lambda: CONFIGURATION
        )

    run(story())


def test_trunk_that_refuses_a_leg_keeps_no_channel(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        operator = world.operator()
        world.engine.unregistered.add(TRUNK)
        assert place(world, operator).ok
        world.engine.pick_up(await operator.ring())
        await world.settle()
        assert world.meter.channels == 0
        assert world.journal.last("call.ended").cause == "unreachable"

    run(story())


def test_number_typed_by_hand_needs_the_right_to_dial_and_a_contact_does_not(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        world = make_world()
        limit(world)
        operator = world.operator(1)
        refused = place(world, operator, purpose="manual")
        assert (refused.code, refused.message) == ("not_allowed", "您没有手动外呼的权限")
        assert place(world, operator, purpose="manual", number="110").ok
        able = world.operator(2)
        assert able.hello(claims={"rights": frozenset({"dial"})})
        assert place(world, able, purpose="manual").ok

    run(story())
