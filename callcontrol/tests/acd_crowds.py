"""Random crowds for the ACD's properties: citizens, return calls, work, texts, and operators."""

from datetime import timedelta
from uuid import UUID

from hypothesis import strategies as st

from callcontrol.acd.capacity import Kind, load_of_texts
from callcontrol.acd.demand import Demand, Profile
from callcontrol.acd.routing import Candidate, Waiter
from callcontrol.tests.virtual import MORNING

SKILLS = ("lang:zh", "lang:en", "dialect:hainan", "queue:general", "queue:enterprise")
KINDS: tuple[Kind, ...] = ("call", "call", "return_call", "work", "text")
moments = st.integers(0, 50).map(lambda second: MORNING + timedelta(seconds=second))
skill_sets = st.frozensets(st.sampled_from(SKILLS), max_size=3)
levels = st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 5))
avoided = st.frozensets(st.integers(0, 8), max_size=2)
group_sets = st.frozensets(st.sampled_from(("hall", "home")), max_size=2)


def demands(*, is_limited: bool = True) -> st.SearchStrategy[Demand]:
    """Draw what somebody asks for; ``is_limited``: with reserves as well."""
    return st.builds(
        Demand,
        skills=skill_sets,
        least_level=st.integers(1, 3),
        groups=group_sets,
        reserve=st.integers(0, 2) if is_limited else st.just(0),
    )


@st.composite
def waiters(draw: st.DrawFn, number: int, *, is_limited: bool = True) -> Waiter:
    """Draw somebody who waits."""
    kind = draw(st.sampled_from(KINDS))
    asked = draw(st.lists(demands(is_limited=is_limited), min_size=1, max_size=2))
    if kind == "work" and is_limited:
        keep = draw(st.integers(0, 2))
        asked = [Demand(one.skills, one.least_level, one.groups, 0, keep) for one in asked]
    return Waiter(
        call_id=UUID(int=number),
        demands=tuple(asked),
        since=draw(moments),
        head_start=draw(st.sampled_from((0.0, 30.0, 150.0))),
        is_first=draw(st.booleans()),
        kind=kind,
        prefers=draw(st.none() | st.integers(0, 8)),
        avoids=draw(st.frozensets(st.integers(0, 8), max_size=2))
        if kind == "text"
        else frozenset(),
    )


@st.composite
def crowds(draw: st.DrawFn, *, most: int = 9, is_limited: bool = True) -> list[Waiter]:
    """Draw those who wait, each once."""
    count = draw(st.integers(0, most))
    return [draw(waiters(number, is_limited=is_limited)) for number in range(count)]


@st.composite
def candidates(draw: st.DrawFn, number: int) -> Candidate:
    """Draw an operator who is ready; some have a text contact open already."""
    profile = Profile(draw(levels), draw(st.sampled_from(("hall", "home"))))
    most, count = draw(st.sampled_from((3, 3, 3, 0, 1, 5, 9))), draw(st.integers(0, 4))
    return Candidate(
        operator_id=number,
        profile=profile,
        idle_since=draw(moments),
        load=load_of_texts(draw(st.sampled_from((0, count))), most),
        most_texts=most,
    )


@st.composite
def shifts(draw: st.DrawFn, *, most: int = 9) -> list[Candidate]:
    """Draw operators, each once."""
    return [draw(candidates(number)) for number in range(draw(st.integers(0, most)))]
