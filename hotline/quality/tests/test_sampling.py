"""The daily sample: the same on any machine, some by lot, some by risk, each once."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from hotline.core.models import Event
from hotline.quality.actions.draw_sample import draw_sample
from hotline.quality.actions.pre_score_waiting import pre_score_waiting
from hotline.quality.models import Inspection, SampledInspection
from hotline.quality.rules.sampling import Candidate, Drawn, draw
from hotline.quality.rules.scorecards import SamplesEntry
from hotline.quality.tests.talks import GOOD, a_call, load
from hotline.reference.rules.calendar import local_date
from tests.cast import NOW, Cast

WANTED = SamplesEntry(random=2, risky=1)
people = st.lists(
    st.builds(
        Candidate,
        key=st.uuids().map(str),
        person=st.integers(1, 3),
        rank=st.none() | st.integers(0, 1001),
    ),
    max_size=30,
    unique_by=lambda each: each.key,
)


@given(people, st.text(max_size=8), st.randoms())
def test_the_same_seed_draws_the_same_of_the_same_calls(
    calls: list[Candidate], seed: str, chance: object
) -> None:
    shuffled = sorted(calls, key=lambda _: chance.random())  # type: ignore[attr-defined]
    first = draw(calls, seed=seed, wanted=WANTED, risky_below=801)
    assert first == draw(shuffled, seed=seed, wanted=WANTED, risky_below=801)
    assert len({each.key for each, _ in first}) == len(first)
    for person in {each.person for each in calls}:
        whys = [why for each, why in first if each.person == person]
        assert whys.count(Drawn.RANDOM) == min(2, sum(each.person == person for each in calls))
        assert whys.count(Drawn.RISKY) <= 1
    assert all(each.rank is not None and each.rank < 801 for each, why in first if why == "risky")


def test_a_day_is_drawn_once_of_every_person_with_or_without_words(cast: Cast) -> None:
    load()
    for _ in range(4):
        a_call(cast.wang_fang.user_id)
    a_call(cast.wang_fang.user_id, ("operator", 1.0, 2.0, "什么事"), *GOOD[1:2])
    a_call(cast.zheng_jie.user_id, has_words=False)
    pre_score_waiting(now=NOW)
    day, morning = local_date(NOW), NOW + timedelta(days=1)
    sample = draw_sample(day=day, now=morning, seed="甲")
    assert sample is not None
    assert draw_sample(day=day, now=morning) == sample
    drawn = SampledInspection.objects.filter(sample=sample)
    by_person = {
        cast.wang_fang.user_id: drawn.filter(inspection__operator_id=cast.wang_fang.user_id),
        cast.zheng_jie.user_id: drawn.filter(inspection__operator_id=cast.zheng_jie.user_id),
    }
    assert by_person[cast.wang_fang.user_id].filter(why="random").count() == 1
    (blind,) = by_person[cast.zheng_jie.user_id]
    assert (blind.why, blind.inspection.score, blind.inspection.has_words) == (
        *("random", None),
        False,
    )
    worst = Inspection.objects.order_by("rank").first()
    assert worst is not None
    assert drawn.filter(inspection=worst).exists()
    (event,) = Event.objects.filter(kind="quality_sample.drawn")
    assert (event.details["seed"], event.details["population"]) == ("甲", 6)


def test_without_a_scorecard_nothing_is_drawn(cast: Cast) -> None:
    a_call(cast.wang_fang.user_id)
    assert draw_sample(day=local_date(NOW), now=NOW) is None
