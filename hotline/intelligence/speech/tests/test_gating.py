"""Stretches of speech from probabilities: pauses, long talk, noise, and the same fed in pieces."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hotline.intelligence.speech.gating import FRAME_SECONDS, Gate, Pauses, Stretch


def frames(*parts: tuple[float, float]) -> list[float]:
    """Return probabilities: seconds of each."""
    return [value for value, seconds in parts for _ in range(round(seconds / FRAME_SECONDS))]


def all_of(probabilities: list[float]) -> list[Stretch]:
    gate = Gate()
    return gate.feed(probabilities) + gate.finish()


def test_silence_is_never_speech() -> None:
    assert all_of(frames((0.02, 60.0))) == []


def test_a_click_is_no_speech() -> None:
    assert all_of(frames((0.0, 1.0), (0.9, 0.1), (0.0, 2.0))) == []


def test_two_sentences_with_a_pause_are_two_stretches_with_a_little_air() -> None:
    found = all_of(frames((0.0, 1.0), (0.9, 2.0), (0.1, 1.0), (0.9, 1.5), (0.1, 1.0)))
    times = [(round(each.start, 1), round(each.end, 1)) for each in found]
    assert times == [(0.8, 3.1), (3.8, 5.6)]


def test_a_stretch_ends_while_the_call_goes_on_not_only_at_its_end() -> None:
    gate = Gate()
    assert gate.feed(frames((0.9, 2.0))) == []
    open_at = [gate.open_since]
    assert len(gate.feed(frames((0.0, 0.7)))) == 1
    assert [*open_at, gate.open_since] == [0.0, None]
    assert gate.finish() == []


def test_the_longer_somebody_speaks_the_shorter_the_pause_that_ends_it() -> None:
    pauses = Pauses()
    assert pauses.needed(1.0) > pauses.needed(6.0) > pauses.needed(10.0)
    found = all_of(frames((0.9, 9.0), (0.1, 0.2), (0.9, 2.0), (0.0, 1.0)))
    assert len(found) == 2


def test_who_never_pauses_is_cut_where_it_was_quietest() -> None:
    found = all_of(frames((0.9, 10.0), (0.4, 0.064), (0.9, 20.0), (0.0, 1.0)))
    assert round(found[0].end, 1) == 10.0
    assert max(each.end - each.start for each in found) <= 12.1
    assert all(one.last <= two.first for one, two in pairwise(found))


@given(st.lists(st.floats(0, 1), max_size=1200), st.integers(1, 97))
def test_pieces_give_what_the_whole_gives_in_order_and_apart(
    probabilities: list[float], size: int
) -> None:
    gate, found = Gate(), []
    for begin in range(0, len(probabilities), size):
        found += gate.feed(probabilities[begin : begin + size])
    found += gate.finish()
    assert found == all_of(probabilities)
    assert all(0 <= each.first < each.last <= len(probabilities) for each in found)
    assert all(one.last <= two.first for one, two in pairwise(found))
    assert all(each.end - each.start <= 12.0 + 0.17 for each in found)
