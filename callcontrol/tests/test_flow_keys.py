"""Steps that ask for keys: languages, menus, digits (VOI-08)."""

import asyncio

import pytest

from callcontrol.tests.trips import MakeWorld, Trip
from callcontrol.tests.virtual import run
from contracts.ivr import END, CollectStep, MenuStep, PlayStep, QueueStep, SetStep
from contracts.telephony_config import PromptSet

MENU = MenuStep(
    prompt="main-menu",
    choices={"1": "one", "*": "star"},
    seconds=5,
    tries=2,
    wrong_prompt="wrong-key",
    otherwise="other",
)
TARGETS = [
    PlayStep(id="one", prompt="greeting", next=END),
    PlayStep(id="star", prompt="connecting", next=END),
    PlayStep(id="other", prompt="goodbye", next=END),
]
ORDER = CollectStep(
    prompt="collect-order",
    variable="order",
    label="工单号",
    fewest=4,
    most=6,
    tries=2,
    wrong_prompt="wrong-key",
    otherwise="other",
)


# ---- menu


@pytest.mark.parametrize(("key", "prompt"), [("1", "greeting"), ("*", "connecting")])
def test_menu_goes_where_the_key_leads(make_world: MakeWorld, key: str, prompt: str) -> None:
    async def story() -> None:
        trip = await Trip(make_world, MENU, *TARGETS).begin()
        assert trip.hears == "zh main-menu"
        await trip.press(key)
        assert trip.hears == f"zh {prompt}"
        await trip.listen()
        assert trip.ended() == ("left_in_flow", "system")

    run(story())


def test_menu_hears_a_key_after_its_prompt(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, MENU, *TARGETS).begin()
        await trip.listen()
        await asyncio.sleep(4)
        assert trip.hears == ""
        await trip.press("1")
        assert trip.hears == "zh greeting"
        await trip.leave()
        trip.ended()

    run(story())


def test_menu_without_a_key_asks_again_and_then_goes_otherwise(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, MENU, *TARGETS).begin()
        await trip.listen()
        await asyncio.sleep(5)
        assert trip.hears == "zh main-menu", "nothing pressed is not called wrong"
        await trip.listen()
        await asyncio.sleep(5)
        assert trip.hears == "zh goodbye"
        await trip.leave()
        trip.ended()

    run(story())


def test_menu_says_that_a_key_was_wrong(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, MENU, *TARGETS).begin()
        await trip.press("7")
        assert trip.hears == "zh wrong-key"
        await trip.listen()
        assert trip.hears == "zh main-menu"
        await trip.press("8")
        assert trip.hears == "zh goodbye"
        await trip.leave()
        trip.ended()

    run(story())


def test_menu_takes_a_key_while_it_says_that_one_was_wrong(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, MENU, *TARGETS).begin()
        await trip.press("71")
        assert trip.hears == "zh greeting"
        await trip.leave()
        trip.ended()

    run(story())


def test_prompt_without_a_name_is_silence(make_world: MakeWorld) -> None:
    async def story() -> None:
        silent = MENU.model_copy(update={"prompt": ""})
        trip = await Trip(make_world, silent, *TARGETS).begin()
        assert trip.hears == ""
        await trip.press("1")
        assert trip.hears == "zh greeting"
        await trip.leave()
        trip.ended()

    run(story())


# ---- collect


def test_digits_are_kept_for_the_operator_and_only_counted_in_the_journal(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        trip = Trip(make_world, ORDER, QueueStep(queue="general"), *TARGETS)
        operator = trip.world.operator()
        await trip.begin()
        await trip.press("2026#")
        event = trip.world.journal.last("call.digits_collected")
        assert (event.variable, event.count) == ("order", 4)
        assert "2026" not in event.model_dump_json(exclude={"happened_at", "event_id", "call_id"})
        await operator.pick_up()
        assert operator.page.call is not None
        shown = [(one.label, one.digits) for one in operator.page.call.digits]
        assert shown == [("工单号", "2026")]
        await trip.leave()
        assert trip.ended() == ("answered", "citizen")

    run(story())


def test_digits_end_with_the_most_that_fit(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, ORDER, PlayStep(prompt="connecting"), *TARGETS).begin()
        await trip.press("123456")
        assert trip.call.notes.journey.collected["order"].digits == "123456"
        assert trip.hears == "zh connecting"
        await trip.leave()
        trip.ended()

    run(story())


def test_digits_end_with_silence(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, ORDER, PlayStep(prompt="connecting"), *TARGETS).begin()
        await trip.press("12*34")
        await asyncio.sleep(6)
        assert trip.call.notes.journey.collected["order"].digits == "1234"
        await trip.leave()
        trip.ended()

    run(story())


def test_too_few_digits_are_asked_for_again_and_then_given_up(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, ORDER, *TARGETS).begin()
        await trip.press("12#")
        assert trip.hears == "zh wrong-key"
        await trip.press("3#")
        assert trip.hears == "zh goodbye"
        assert trip.call.notes.journey.collected == {}
        assert trip.said("call.digits_collected") == []
        await trip.leave()
        trip.ended()

    run(story())


def test_no_digits_at_all_lead_otherwise(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = await Trip(make_world, ORDER, *TARGETS).begin()
        for _ in range(2):
            assert trip.hears == "zh collect-order"
            await trip.listen()
            await asyncio.sleep(6)
        assert trip.hears == "zh goodbye"
        await trip.leave()
        trip.ended()

    run(story())


# ---- play and set


def test_language_key_holds_for_what_follows(make_world: MakeWorld) -> None:
    async def story() -> None:
        greeting = PlayStep(prompt="greeting", language_keys={"2": "en"})
        trip = await Trip(make_world, greeting, PlayStep(prompt="goodbye")).begin()
        await trip.press("7")
        assert trip.hears == "zh greeting", "a key that means nothing cuts nothing"
        await trip.press("2")
        assert trip.hears == "en goodbye"
        await trip.leave()
        trip.ended()

    run(story())


def test_published_prompt_is_said_in_the_calls_language_or_in_chinese(
    make_world: MakeWorld,
) -> None:
    async def story() -> None:
        sounds = {"zh": "prompts/notice-1", "en": "prompts/notice-2"}
        trip = await Trip(
            make_world,
            SetStep(language="en"),
            PlayStep(prompt="notice"),
            SetStep(language="ru"),
            PlayStep(prompt="notice"),
            prompts=[PromptSet(name="notice", sounds=sounds)],
        ).begin()
        assert trip.hears == "en prompts/notice-2"
        await trip.listen()
        assert trip.hears == "zh prompts/notice-1"
        await trip.leave()
        trip.ended()

    run(story())


def test_set_language_skills_and_priority_reach_the_queue(make_world: MakeWorld) -> None:
    async def story() -> None:
        trip = Trip(
            make_world,
            SetStep(language="en", skills=["dialect:hainan"], priority=2),
            SetStep(skills=["dialect:hainan"], priority=1),
            QueueStep(queue="general"),
        )
        plain = trip.world.operator(1)
        able = {"lang:en": 3, "queue:general": 3, "dialect:hainan": 2}
        chosen = trip.world.operator(2, skills=able)
        await trip.begin()
        assert (trip.call.notes.skills, trip.call.notes.priority) == (["dialect:hainan"], 3)
        queued = trip.world.journal.last("call.queued")
        assert (queued.language, queued.priority) == ("en", 3)
        await chosen.pick_up()
        assert plain.state == "ready"
        await trip.leave()
        assert trip.ended() == ("answered", "citizen")

    run(story())
