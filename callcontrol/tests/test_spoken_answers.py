"""A menu that is answered by words: understood, asked back, or left to the keys (CB-05)."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

from callcontrol.tests.trips import MakeWorld, Trip
from callcontrol.tests.virtual import run
from contracts import spoken
from contracts.ivr import END, MenuStep, PlayStep
from contracts.spoken import SpokenAnswer, SpokenQuestion

MENU = MenuStep(
    id="solved",
    prompt="robot-solved",
    choices={"1": "thanks", "2": "unsolved"},
    spoken="solved",
    otherwise=END,
)
THANKS = PlayStep(id="thanks", prompt="robot-thanks", next=END)
UNSOLVED = PlayStep(id="unsolved", prompt="robot-unsolved", next=END)


class Understanding:
    """Stands for whoever recognises speech: answers every question by what it asks."""

    def __init__(self, trip: Trip) -> None:
        self.folder = Path(trip.world.registry.board.recordings_dir) / spoken.FOLDER
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / spoken.READY).touch()
        self.asked: list[str] = []
        self.answers: dict[str, SpokenAnswer] = {}

    def look(self) -> None:
        """Answer the questions that wait."""
        for each in self.folder.glob("*.question"):
            asks = SpokenQuestion.model_validate_json(each.read_bytes()).asks
            self.asked.append(asks)
            if asks in self.answers:
                spoken.put(spoken.answer_file(self.folder, each.stem), self.answers[asks])
            each.unlink()


async def asked(make_world: MakeWorld) -> tuple[Trip, Understanding]:
    """Bring a citizen to the moment at which they may speak."""
    trip = Trip(make_world, MENU, THANKS, UNSOLVED)
    understanding = Understanding(trip)
    await trip.begin()
    assert trip.hears == "zh robot-solved"
    await trip.listen()
    assert trip.hears == "zh robot-speak-solved"
    await trip.listen()
    return trip, understanding


async def say(trip: Trip, understanding: Understanding) -> None:
    """Say something, and let it be understood."""
    trip.world.engine.speak(trip.channel, is_speaking=True)
    await asyncio.sleep(2)
    trip.world.engine.speak(trip.channel, is_speaking=False)
    await trip.world.settle()
    understanding.look()
    await asyncio.sleep(1)
    await trip.world.settle()


def told(trip: Trip) -> list[tuple[str, str, bool]]:
    return [(each.step, each.choice, each.is_spoken) for each in trip.said("call.step_reached")]


def test_a_clear_answer_is_taken_and_its_sound_forgotten(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip, understanding = await asked(make_world)
        understanding.answers["solved"] = SpokenAnswer(key="2", is_sure=True)
        await say(trip, understanding)
        assert trip.hears == "zh robot-unsolved"
        assert told(trip) == [("solved", "", False), ("unsolved", "2", True)]
        assert trip.world.engine.recordings[0].suffix == ".raw"
        assert len(trip.world.engine.stopped) == 1
        assert not trip.world.engine.watched
        assert [each.name for each in understanding.folder.iterdir()] == [spoken.READY]
        await trip.listen()
        trip.ended()

    run(story())


def test_what_may_be_meant_is_asked_back(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip, understanding = await asked(make_world)
        understanding.answers = {
            "solved": SpokenAnswer(key="2"),
            "confirm": SpokenAnswer(key="1", is_sure=True),
        }
        await say(trip, understanding)
        assert trip.hears == "zh robot-heard-solved-2"
        await trip.listen()
        await say(trip, understanding)
        assert told(trip)[-1] == ("unsolved", "2", True)
        await trip.leave()

    run(story())


def test_whoever_says_no_is_asked_by_keys(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip, understanding = await asked(make_world)
        understanding.answers["solved"] = SpokenAnswer(key="2")
        await say(trip, understanding)
        await trip.press("2")
        assert trip.hears == "zh robot-solved"
        await trip.listen()
        assert "speak" not in trip.hears
        await trip.press("1")
        assert told(trip)[-1] == ("thanks", "1", False)
        await trip.leave()

    run(story())


def test_keys_count_while_somebody_may_speak_and_while_it_is_understood(
    make_world: MakeWorld,
) -> None:
    async def story(press: Callable[[Trip], None]) -> None:
        trip, _ = await asked(make_world)
        press(trip)
        await trip.press("1")
        assert told(trip)[-1] == ("thanks", "1", False)
        await trip.leave()

    def speaks(trip: Trip) -> None:
        trip.world.engine.speak(trip.channel, is_speaking=True)
        trip.world.engine.speak(trip.channel, is_speaking=False)

    run(story(lambda _trip: None))
    run(story(speaks))


def test_silence_noise_and_an_answer_that_never_comes_go_the_way_of_no_key(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        trip, understanding = await asked(make_world)
        await say(trip, understanding)
        assert understanding.asked == ["solved"]
        await asyncio.sleep(60)
        await trip.world.settle()
        assert told(trip) == [("solved", "", False)]
        trip.ended()
        assert [each.name for each in understanding.folder.iterdir()] == [spoken.READY]

    run(story())


def test_a_citizen_who_hangs_up_while_they_speak_leaves_nothing(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip, understanding = await asked(make_world)
        trip.world.engine.speak(trip.channel, is_speaking=True)
        await trip.leave()
        assert trip.ended() == ("left_in_flow", "citizen")
        assert [each.name for each in understanding.folder.iterdir()] == [spoken.READY]

    run(story())


def test_without_recognition_it_is_the_menu_it_always_was(make_world: MakeWorld) -> None:
    async def story(*, has_gone: bool) -> None:
        trip = Trip(make_world, MENU, THANKS, UNSOLVED)
        if has_gone:
            ready = Understanding(trip).folder / spoken.READY
            os.utime(ready, (1, 1))
        await trip.begin()
        await trip.listen()
        assert "speak" not in trip.hears
        trip.world.engine.speak(trip.channel, is_speaking=True)
        await trip.press("1")
        assert told(trip)[-1] == ("thanks", "1", False)
        assert not trip.world.engine.recordings
        await trip.leave()

    run(story(has_gone=False))
    run(story(has_gone=True))
