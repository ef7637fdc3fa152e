"""Proof of work is asked only while more is submitted than any city submits, each good once."""

from datetime import timedelta
from itertools import count

import pytest
from django.conf import settings

from hotline.files.sealed_files import path_of
from hotline.files.tests.small_files import PNG
from hotline.portal.actions.forget import forget
from hotline.portal.actions.keep_file import keep_file
from hotline.portal.actions.submit import submit
from hotline.portal.challenges import give_challenge
from hotline.portal.errors import ChallengeNeeded
from hotline.portal.models import PortalFile, PortalUse
from hotline.portal.rules import limits
from hotline.portal.rules.work import is_solved
from hotline.portal.tests.forms import HOME, submission, submitted
from tests.cast import NOW, Cast, Door

SOON = NOW + timedelta(seconds=2)


def _solved(challenge: str, bits: int) -> str:
    return next(f"{challenge}:{each}" for each in count() if is_solved(challenge, str(each), bits))


def _unsolved(challenge: str, bits: int) -> str:
    """Answer wrongly: of 64 answers of chance to a puzzle of 6 bits one is right."""
    wrong = (each for each in count() if not is_solved(challenge, str(each), bits))
    return f"{challenge}:{next(wrong)}"


@pytest.fixture
def attacked(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    del cast
    few = settings.HOTLINE_ENVIRONMENT.model_copy(update={"portal_attack_from": 3})
    monkeypatch.setattr(settings, "HOTLINE_ENVIRONMENT", few)
    monkeypatch.setattr("hotline.portal.actions._proof.BITS", 6)
    for _ in range(3):
        submitted()


def test_in_peace_nobody_is_asked(cast: Cast) -> None:
    del cast
    submitted()
    status, seen = Door().get("/portal/challenge")
    assert (status, seen["is_needed"], seen["bits"]) == (200, False, limits.BITS)
    assert settings.HOTLINE_ENVIRONMENT.portal_attack_from == 600


@pytest.mark.usefixtures("attacked")
def test_under_attack_each_submission_must_have_cost_some_work() -> None:
    with pytest.raises(ChallengeNeeded):
        submit(submission(), address=HOME, now=SOON)
    work = _solved(give_challenge(SOON), 6)
    assert submit(submission(), address=HOME, challenge=work, now=SOON).is_first
    with pytest.raises(ChallengeNeeded):
        submit(submission(), address=HOME, challenge=work, now=SOON)


@pytest.mark.usefixtures("attacked")
def test_work_on_a_puzzle_of_ones_own_is_worth_nothing() -> None:
    for forged in (_solved("abc", 6), "", ":", _unsolved(give_challenge(SOON), 6)):
        with pytest.raises(ChallengeNeeded):
            submit(submission(), address=HOME, challenge=forged, now=SOON)


@pytest.mark.usefixtures("attacked")
def test_when_the_attack_is_over_nobody_is_asked() -> None:
    assert submit(submission(), address=HOME, now=NOW + timedelta(minutes=2)).is_first


def test_zero_bits_are_counted_from_the_front() -> None:
    assert is_solved("a", "b", 0)
    answer = _solved("a", 10).partition(":")[2]
    assert is_solved("a", answer, 10)
    assert not is_solved("a", answer, 60)


def test_after_a_day_nothing_is_left(cast: Cast) -> None:
    del cast
    kept = keep_file(name="路灯.png", content=PNG, address=HOME, now=NOW)
    submitted()
    assert forget(now=NOW + timedelta(hours=23)) == 0
    assert forget(now=NOW + timedelta(hours=24)) == 1
    assert not PortalFile.objects.exists()
    assert not PortalUse.objects.exists()
    assert not path_of(kept.pk).exists()
