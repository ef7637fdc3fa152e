"""IVR flows (VOI-08): draft, check, publish, roll back, try; nothing published ever changes."""

from collections.abc import Iterator

import pytest

from contracts.ivr import AnswerStep, CheckHoursStep, Flow, PlayStep, QueueStep
from contracts.telephony_config import TelephonyConfiguration
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.telephony.actions.check_in import check_in
from hotline.telephony.actions.discard_draft import discard_draft
from hotline.telephony.actions.publish_flow import publish_flow, roll_back_flow
from hotline.telephony.actions.save_draft import save_draft
from hotline.telephony.actions.switch_flow import switch_flow
from hotline.telephony.actions.try_flow import try_flow
from hotline.telephony.errors import NotCheckedIn
from hotline.telephony.flow_queries import get_flow
from hotline.telephony.models import IvrFlowVersion
from hotline.telephony.models.ivr_flow_version import PublishedVersionError
from hotline.telephony.policy_errors import (
    ChangedMeanwhile,
    Contradiction,
    FlowHasErrors,
    FlowNotTried,
    NoDraft,
)
from hotline.telephony.queries import latest_configuration
from hotline.telephony.tests.callcontrol import FakeCallControl, listening
from hotline.telephony.tests.floor import NOW, open_floor, person

pytestmark = pytest.mark.django_db
LONGER = [
    AnswerStep(),
    PlayStep(prompt="greeting"),
    PlayStep(prompt="connecting"),
    QueueStep(queue="general"),
]


@pytest.fixture
def lin() -> Visitor:
    open_floor()
    return person("lin", Role.ADMINISTRATOR)


@pytest.fixture
def callcontrol() -> Iterator[FakeCallControl]:
    with listening() as fake:
        yield fake


def _published() -> TelephonyConfiguration:
    latest = latest_configuration()
    assert latest is not None
    return TelephonyConfiguration.model_validate(latest.content)


def _draft(lin: Visitor, steps: object = None, revision: int = 0, name: str = "default") -> None:
    flow = Flow.model_validate({"name": name, "label": "流程", "steps": steps or LONGER})
    save_draft(flow=flow, revision=revision, by=lin, now=NOW)


def test_a_draft_changes_nothing_until_it_is_published_as_the_next_version(lin: Visitor) -> None:
    before = _published().version
    _draft(lin)
    assert _published().version == before
    publish_flow(name="default", revision=1, note="加一句", by=lin, now=NOW)
    published = _published()
    assert published.version == before + 1
    assert published.flows[0].version == 2
    assert len(published.flows[0].steps) == 4
    assert get_flow("default").draft is None
    assert (
        Event.objects.get(kind="ivr_flow.published", actor_id=lin.user_id).details["version"] == 2
    )


def test_two_editors_never_overwrite_each_other(lin: Visitor) -> None:
    _draft(lin)
    with pytest.raises(ChangedMeanwhile, match="刷新后再改"):
        _draft(lin, revision=0)
    with pytest.raises(ChangedMeanwhile):
        publish_flow(name="default", revision=5, note="", by=lin, now=NOW)
    _draft(lin, revision=1)
    assert get_flow("default").revision == 2


def test_a_flow_with_an_error_is_kept_as_draft_and_not_published(lin: Visitor) -> None:
    _draft(lin, [AnswerStep(), QueueStep(queue="nowhere")])
    with pytest.raises(FlowHasErrors, match="队列“nowhere”不存在"):
        publish_flow(name="default", revision=1, note="", by=lin, now=NOW)
    assert get_flow("default").draft is not None
    assert IvrFlowVersion.objects.count() == 1


def test_rolling_back_publishes_the_old_steps_as_a_new_version(lin: Visitor) -> None:
    _draft(lin)
    publish_flow(name="default", revision=1, note="", by=lin, now=NOW)
    again = roll_back_flow(name="default", version=1, note="退回", by=lin, now=NOW)
    assert (again.version, again.copied_version) == (3, 1)
    assert len(_published().flows[0].steps) == 3


def test_a_published_version_cannot_be_changed_even_by_an_action(lin: Visitor) -> None:
    assert lin
    version = IvrFlowVersion.objects.get()
    version.note = "改写历史"
    with writing(), pytest.raises(PublishedVersionError):
        version.save()


def test_discarding_goes_back_to_what_is_in_force(lin: Visitor) -> None:
    _draft(lin)
    assert discard_draft(name="default", revision=1, by=lin, now=NOW).draft is None
    with pytest.raises(NoDraft):
        publish_flow(name="default", revision=2, note="", by=lin, now=NOW)


def test_a_flow_that_a_number_leads_to_cannot_be_switched_off(lin: Visitor) -> None:
    with pytest.raises(Contradiction, match="号码 12345"):
        switch_flow(name="default", is_active=False, by=lin, now=NOW)
    _draft(lin, name="night")
    publish_flow(name="night", revision=1, note="", by=lin, now=NOW)
    switch_flow(name="night", is_active=False, by=lin, now=NOW)
    assert [each.name for each in _published().flows] == ["default"]


def test_a_draft_is_played_at_its_editors_own_desk(
    lin: Visitor, callcontrol: FakeCallControl
) -> None:
    _draft(lin, [AnswerStep(), CheckHoursStep(hours="office", otherwise="end")])
    with pytest.raises(NotCheckedIn):
        try_flow(name="default", version=None, language="zh", by=lin, now=NOW)
    check_in(seat="8001", device="browser", by=lin, now=NOW)
    try_flow(name="default", version=None, language="en", by=lin, now=NOW)
    ((path, _, body),) = callcontrol.asked
    assert path == "/commands/try_flow"
    assert (body["operator_id"], body["language"]) == (lin.user_id, "en")
    assert body["flow"]["steps"][1]["hours"] == "office"
    callcontrol.answer = {"ok": False, "code": "in_call", "message": "您正在通话中"}
    with pytest.raises(FlowNotTried, match="您正在通话中"):
        try_flow(name="default", version=1, language="zh", by=lin, now=NOW)
