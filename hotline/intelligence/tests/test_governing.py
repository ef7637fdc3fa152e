"""What people decide about models: switches, verdicts, acting alone, releases, forgetting."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from hotline.core.actor import NamedActor
from hotline.core.errors import Invalid, Refusal
from hotline.core.models import Event
from hotline.intelligence.actions.allow_acting_alone import allow_acting_alone, forbid_acting_alone
from hotline.intelligence.actions.forget_traces import forget_traces
from hotline.intelligence.actions.promote_release import promote_release
from hotline.intelligence.actions.register_release import register_release
from hotline.intelligence.actions.report_outcome import report_outcome
from hotline.intelligence.actions.roll_back_release import roll_back_release
from hotline.intelligence.actions.start_canary import start_canary
from hotline.intelligence.actions.switch_task import switch_task
from hotline.intelligence.models import Release, Trace
from hotline.intelligence.queries import chosen_model, may_act_alone
from hotline.intelligence.rules.attempts import Verdict
from hotline.intelligence.rules.releases import Chosen, ReleaseState
from hotline.intelligence.rules.tasks import Task
from hotline.intelligence.tests.model_house import set_up
from hotline.intelligence.tracing import note_own

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)
BY = NamedActor("林管理（系统管理员）", 1)
CLASS = "城市管理/噪音"
OWN = Chosen("own", "")


def suggested(now: datetime = NOW) -> int:
    return note_own(Task.DISPATCH, model="linear", version="1", by=BY, now=now, class_key=CLASS)


def judged(accepted: int, edited: int) -> None:
    for each in range(accepted + edited):
        outcome = Verdict.ACCEPTED if each < accepted else Verdict.EDITED
        report_outcome(suggested(), outcome, by=BY, now=NOW)


def test_switching_off_wants_a_reason_and_is_told() -> None:
    with pytest.raises(Invalid):
        switch_task(task=Task.SHIELD, is_on=False, reason=" ", by=BY, now=NOW)
    switch_task(task=Task.SHIELD, is_on=False, reason="误报太多", by=BY, now=NOW)
    event = Event.objects.get()
    assert (event.kind, event.subject_id) == ("model_task.switched_off", "shield")
    assert event.details == {"note": "误报太多"}


def test_a_verdict_is_kept_and_a_forgotten_trace_stops_nobody() -> None:
    trace_id = suggested()
    assert report_outcome(trace_id, Verdict.EDITED, by=BY, now=NOW, class_key="别的")
    assert report_outcome(trace_id, Verdict.ACCEPTED, by=BY, now=NOW)
    trace = Trace.objects.get()
    assert (trace.verdict, trace.class_key) == ("accepted", "别的")
    assert not report_outcome(trace_id + 1, Verdict.ACCEPTED, by=BY, now=NOW)


def test_nothing_acts_alone_before_it_is_proven_and_allowed() -> None:
    judged(199, 0)
    wish = {"task": Task.DISPATCH, "class_key": CLASS, "reason": "试点", "by": BY, "now": NOW}
    with pytest.raises(Refusal, match="已评价 199 件") as refused:
        allow_acting_alone(**wish)  # type: ignore[arg-type]
    assert refused.value.code == "not_proven"
    judged(1, 0)
    assert not may_act_alone(Task.DISPATCH, CLASS)
    allow_acting_alone(**wish)  # type: ignore[arg-type]
    assert may_act_alone(Task.DISPATCH, CLASS)
    assert not may_act_alone(Task.DISPATCH, "别的")
    assert not may_act_alone(Task.DRAFT, CLASS)
    judged(0, 6)
    assert not may_act_alone(Task.DISPATCH, CLASS)  # it proves itself no longer


def test_acting_alone_ends_at_once() -> None:
    judged(200, 0)
    wish = {"task": Task.DISPATCH, "class_key": CLASS, "reason": "试点", "by": BY, "now": NOW}
    allow_acting_alone(**wish)  # type: ignore[arg-type]
    switch_task(task=Task.DISPATCH, is_on=False, reason="检修", by=BY, now=NOW)
    assert not may_act_alone(Task.DISPATCH, CLASS)
    switch_task(task=Task.DISPATCH, is_on=True, reason="", by=BY, now=NOW)
    forbid_acting_alone(**wish)  # type: ignore[arg-type]
    assert not may_act_alone(Task.DISPATCH, CLASS)


@pytest.fixture
def register(settings: Settings, tmp_path: Path) -> Callable[[str], Release]:
    """Return how to enter a model of the one provider."""
    file = tmp_path / "intelligence.toml"
    file.write_text('[providers.local]\nurl = "http://10.0.0.5:8000"\nmodel = "own"\n')
    set_up(settings, intelligence_file=file)

    def register(version: str) -> Release:
        return register_release(
            task=Task.DRAFT,
            provider="local",
            model="tuned",
            version=version,
            figures={"f1": 0.91},
            note="",
            by=BY,
            now=NOW,
        )

    return register


def asked() -> set[tuple[str, bool]]:
    found = [chosen_model(Task.DRAFT, "local", default=OWN, key=str(each)) for each in range(60)]
    return {(each.version or each.model, each.is_canary) for each in found}


def test_a_model_is_registered_tried_promoted_and_rolled_back(
    register: Callable[[str], Release],
) -> None:
    first, second = register("1"), register("2")
    assert asked() == {("own", False)}
    with pytest.raises(Refusal, match="已登记"):
        promote_release(release_id=first.pk, by=BY, now=NOW)
    start_canary(release_id=first.pk, share=30, by=BY, now=NOW)
    assert asked() == {("own", False), ("1", True)}
    promote_release(release_id=first.pk, by=BY, now=NOW)
    assert asked() == {("1", False)}
    start_canary(release_id=second.pk, share=30, by=BY, now=NOW)
    assert asked() == {("1", False), ("2", True)}
    promote_release(release_id=second.pk, by=BY, now=NOW)
    assert asked() == {("2", False)}
    roll_back_release(release_id=second.pk, note="空答变多", by=BY, now=NOW)
    assert asked() == {("1", False)}
    roll_back_release(release_id=first.pk, note="停用", by=BY, now=NOW)
    assert asked() == {("own", False)}
    with pytest.raises(Refusal, match="已停用"):
        start_canary(release_id=second.pk, share=10, by=BY, now=NOW)
    kinds = list(Event.objects.order_by("id").values_list("kind", flat=True))
    assert kinds[2:4] == ["model_release.tried", "model_release.promoted"]
    assert kinds[-2:] == ["model_release.rolled_back"] * 2


def test_one_canary_at_a_time(register: Callable[[str], Release]) -> None:
    first, second = register("1"), register("2")
    start_canary(release_id=first.pk, share=10, by=BY, now=NOW)
    start_canary(release_id=first.pk, share=20, by=BY, now=NOW)
    start_canary(release_id=second.pk, share=10, by=BY, now=NOW)
    first.refresh_from_db()
    assert (first.state, first.share) == (ReleaseState.RETIRED, 0)
    for share in (0, 51):
        with pytest.raises(Invalid):
            start_canary(release_id=second.pk, share=share, by=BY, now=NOW)


def test_old_traces_are_forgotten() -> None:
    kept = suggested(NOW - timedelta(days=89))
    suggested(NOW - timedelta(days=91))
    assert forget_traces(now=NOW) == 1
    assert list(Trace.objects.values_list("pk", flat=True)) == [kept]
