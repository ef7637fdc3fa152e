"""A screen on the wall is shown the floor without a single person, and may do nothing."""

from callcontrol.tests.test_floor_page import MakeWorld, lead
from callcontrol.tests.virtual import run
from callcontrol.watch.wall import without_people
from contracts.floor_messages import AlarmLine


def test_a_wall_sees_states_and_nobody(make_world: MakeWorld) -> None:
    async def story() -> None:
        world = make_world()
        wall, leader = lead(world, "wall"), lead(world)
        world.operator(1)
        assert wall.watch()
        assert leader.watch()
        ((seen,), (full,)) = wall.page.floors[-1].desks, leader.page.floors[-1].desks
        assert (seen.state, full.operator_id) == (full.state, 1)
        assert (seen.display_name, seen.seat, seen.caller, seen.skills) == ("", "", "", {})
        assert wall.say("force_state", operator_id=1, state="break") == "not_allowed"
        told = len(wall.page.messages)
        wall.acts.ear = leader.acts.ear = (1, "listen_in")
        wall.requests.show_supervision()
        leader.requests.show_supervision()
        assert len(wall.page.messages) == told  # nor whom its leader listens to
        assert leader.page.messages[-1].type == "supervision"
        alarms = [
            AlarmLine(alarm=name, level="warning", subject=subject, text="x", since=full.since)
            for name, subject in (("waiting", "general"), ("long_break", "1"), ("toll_fraud", "a"))
        ]
        view = without_people(wall.page.floors[-1].model_copy(update={"alarms": alarms}))
        assert [each.alarm for each in view.alarms] == ["waiting"]

    run(story())
