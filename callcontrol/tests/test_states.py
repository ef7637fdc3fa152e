"""The operator's state machine: every state against every verb."""

from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcontrol.operators.states import (
    TABLE,
    NotNowError,
    OperatorState,
    Verb,
    change,
    leave_later,
)
from callcontrol.tests.virtual import MORNING
from contracts.call_events import OperatorStateName

STATES = get_args(OperatorStateName)
LATER = MORNING + timedelta(minutes=5)


@pytest.mark.parametrize("verb", Verb)
@pytest.mark.parametrize("name", STATES)
def test_state_and_verb_agree_with_the_table(name: OperatorStateName, verb: Verb) -> None:
    state = OperatorState(name, MORNING)
    expected = TABLE[verb].get(name)
    if expected is None:
        with pytest.raises(NotNowError):
            change(state, verb, now=LATER, wrap_up_seconds=30)
    else:
        assert change(state, verb, now=LATER, wrap_up_seconds=30).name == expected


def test_table_offers_calls_only_to_the_ready_and_signs_out_only_outside_calls() -> None:
    assert set(TABLE[Verb.OFFER]) == {"ready"}
    assert not {"offered", "talking", "signed_out"} & set(TABLE[Verb.SIGN_OUT])
    for verb in (Verb.SET_READY, Verb.SET_BREAK, Verb.SET_NOT_READY, Verb.DIAL):
        assert not {"offered", "talking", "signed_out"} & set(TABLE[verb])


def test_ready_clicked_twice_keeps_the_place_in_the_line() -> None:
    ready = change(OperatorState("break", MORNING), Verb.SET_READY, now=MORNING)
    assert change(ready, Verb.SET_READY, now=LATER) is ready


def test_offer_the_citizen_gave_up_keeps_the_idle_time() -> None:
    ready = change(OperatorState("break", MORNING), Verb.SET_READY, now=MORNING)
    offered = change(ready, Verb.OFFER, now=LATER)
    again = change(offered, Verb.RELEASE, now=LATER + timedelta(seconds=9))
    assert (again.name, again.idle_since, again.since) == ("ready", MORNING, MORNING)


def test_offer_missed_says_why() -> None:
    offered = OperatorState("offered", MORNING, idle_since=MORNING)
    missed = change(offered, Verb.MISS, now=LATER, reason="no_answer")
    assert (missed.name, missed.reason, missed.idle_since) == ("not_ready", "no_answer", None)


def test_call_ended_runs_wrap_up_until_its_time() -> None:
    wrap_up = change(OperatorState("talking", MORNING), Verb.FINISH, now=LATER, wrap_up_seconds=30)
    assert (wrap_up.name, wrap_up.until) == ("wrap_up", LATER + timedelta(seconds=30))
    ready = change(wrap_up, Verb.FINISH_WRAP_UP, now=LATER)
    assert (ready.name, ready.idle_since) == ("ready", LATER)


def test_call_ended_without_wrap_up_is_ready_at_once() -> None:
    assert change(OperatorState("talking", MORNING), Verb.FINISH, now=LATER).name == "ready"


@pytest.mark.parametrize(
    ("before", "after"), [("break", "break"), ("not_ready", "not_ready"), ("ready", "ready")]
)
def test_follow_up_call_leads_back_to_where_it_began(
    before: OperatorStateName, after: OperatorStateName
) -> None:
    state = OperatorState(before, MORNING, reason="午餐")
    talking = change(state, Verb.DIAL, now=LATER)
    wrap_up = change(talking, Verb.FINISH, now=LATER, wrap_up_seconds=30)
    settled = change(wrap_up, Verb.FINISH_WRAP_UP, now=LATER)
    assert settled.name == after
    assert settled.reason == ("" if after == "ready" else "午餐")


def test_operator_signed_out_elsewhere_leaves_when_the_call_ends() -> None:
    leaving = leave_later(OperatorState("talking", MORNING))
    assert change(leaving, Verb.FINISH, now=LATER, wrap_up_seconds=30).name == "signed_out"


@given(st.lists(st.sampled_from(list(Verb)), max_size=40))
def test_any_sequence_of_verbs_keeps_timers_where_they_belong(verbs: list[Verb]) -> None:
    state = OperatorState("signed_out", MORNING)
    for step, verb in enumerate(verbs):
        now = MORNING + timedelta(seconds=step)
        try:
            state = change(state, verb, now=now, wrap_up_seconds=30)
        except NotNowError:
            continue
        assert (state.until is not None) == (state.name == "wrap_up")
        assert state.idle_since is None or state.idle_since <= now
        assert state.name != "ready" or state.idle_since is not None
        assert state.since <= now


def test_summoned_operator_whose_caller_left_does_what_they_did_before() -> None:
    resting = OperatorState("not_ready", MORNING, reason="培训")
    rung = change(resting, Verb.SUMMON, now=MORNING)
    after = change(rung, Verb.RELEASE, now=MORNING)
    assert (after.name, after.reason) == ("not_ready", "培训")
