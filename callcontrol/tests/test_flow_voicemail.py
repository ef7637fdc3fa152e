"""Leave a message (留言): every way it can end, and what counts as one (VOI-13)."""

import asyncio

import pytest

from callcontrol.tests.trips import MakeWorld, Trip
from callcontrol.tests.virtual import run
from contracts.ivr import PlayStep, VoicemailStep

STEP = VoicemailStep(mailbox="night", longest_seconds=60, silence_seconds=5)
AFTER = PlayStep(prompt="goodbye")
WORDS = ["call.recording_started", "call.recording_ended", "call.voicemail_left"]


async def at_the_beep(make_world: MakeWorld) -> Trip:
    """Bring a citizen to the moment at which the message is recorded."""
    trip = await Trip(make_world, STEP, AFTER).begin()
    assert trip.hears == "zh voicemail"
    await trip.listen()
    assert trip.hears == "zh sound:beep"
    assert trip.world.engine.recordings == []
    await trip.listen()
    assert trip.call.notes.journey.voicemail
    return trip


def told(trip: Trip) -> list[str]:
    """What the journal says about the recording."""
    return [kind for kind in trip.world.journal.kinds() if kind in WORDS]


def test_message_ends_with_the_hash_key(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await at_the_beep(make_world)
        trip.world.engine.speak(trip.channel, is_speaking=True)
        await asyncio.sleep(12)
        await trip.press("3#")
        left = trip.world.journal.last("call.voicemail_left")
        assert left.mailbox == "night"
        assert 12 <= left.seconds < 13.5
        started = trip.world.journal.last("call.recording_started")
        assert started.recording_kind == "voicemail"
        assert trip.world.engine.recordings[0].match(f"*/{left.path}")
        assert left.path == started.path
        assert left.path.endswith("-voicemail-1.raw")
        assert trip.world.engine.stopped == [trip.call.notes.channel_name]
        assert not trip.world.engine.watched
        assert told(trip) == WORDS
        assert trip.hears == "zh voicemail-thanks"
        await trip.listen(2)
        assert trip.ended() == ("voicemail", "system")

    run(story())


def test_message_ends_with_silence_after_words(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await at_the_beep(make_world)
        await asyncio.sleep(2)
        trip.world.engine.speak(trip.channel, is_speaking=True)
        await asyncio.sleep(20)
        trip.world.engine.speak(trip.channel, is_speaking=False)
        await asyncio.sleep(2)
        trip.world.engine.speak(trip.channel, is_speaking=True)
        await asyncio.sleep(10)
        assert told(trip) == WORDS[:1], "a pause is no end"
        trip.world.engine.speak(trip.channel, is_speaking=False)
        await asyncio.sleep(4.5)
        assert told(trip) == WORDS
        await trip.leave()
        assert trip.ended() == ("voicemail", "citizen")

    run(story())


def test_silence_alone_is_no_message(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await at_the_beep(make_world)
        await asyncio.sleep(5.5)
        assert told(trip) == WORDS[:2]
        assert trip.hears == "zh goodbye", "nobody is thanked for nothing"
        await trip.leave()
        assert trip.ended() == ("left_in_flow", "citizen")

    run(story())


def test_message_ends_with_the_longest_time(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await at_the_beep(make_world)
        trip.world.engine.speak(trip.channel, is_speaking=True)
        await asyncio.sleep(61)
        assert trip.world.journal.last("call.voicemail_left").seconds == pytest.approx(60, abs=0.5)
        await trip.leave()
        assert trip.ended() == ("voicemail", "citizen")

    run(story())


def test_without_the_engines_ear_silence_ends_nothing(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = Trip(make_world, STEP, AFTER)
        trip.world.engine.broken.add("watch")
        await trip.begin()
        await trip.listen(2)
        await asyncio.sleep(30)
        assert told(trip) == WORDS[:1]
        await asyncio.sleep(31)
        assert told(trip) == WORDS
        await trip.leave()
        assert trip.ended() == ("voicemail", "citizen")

    run(story())


@pytest.mark.parametrize(("seconds", "outcome"), [(9.0, "voicemail"), (0.1, "left_in_flow")])
def test_citizen_who_hangs_up_has_left_what_was_said(
    make_world: MakeWorld, seconds: float, outcome: str
) -> None:
    async def story() -> None:
        trip = await at_the_beep(make_world)
        trip.world.engine.speak(trip.channel, is_speaking=True)
        await asyncio.sleep(seconds)
        await trip.leave()
        assert told(trip) == (WORDS if outcome == "voicemail" else WORDS[:2])
        assert trip.ended() == (outcome, "citizen")

    run(story())


def test_citizen_who_hangs_up_at_the_prompt_has_left_nothing(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, STEP).begin()
        await trip.leave()
        assert told(trip) == []
        assert trip.ended() == ("left_in_flow", "citizen")

    run(story())


def test_engine_that_cannot_record_promises_nothing(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = Trip(make_world, STEP, AFTER)
        trip.world.engine.broken.add("record")
        await trip.begin()
        await trip.listen(2)
        assert trip.hears == "zh goodbye"
        assert told(trip) == []
        await trip.leave()
        assert trip.ended() == ("left_in_flow", "citizen")

    run(story())


def test_two_messages_are_two_files(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, STEP, STEP).begin()
        for _ in range(2):
            await trip.listen(2)
            await asyncio.sleep(3)
            await trip.press("#")
            await trip.press("1")
        names = [path.name for path in trip.world.engine.recordings]
        assert [name[-5:] for name in names] == ["1.raw", "2.raw"]
        assert trip.ended() == ("voicemail", "system")

    run(story())
