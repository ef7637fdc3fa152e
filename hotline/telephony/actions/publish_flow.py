"""Publish an IVR flow's draft (发布), or an older version again (回退)."""

from datetime import datetime
from typing import Any

from contracts.ivr_check import Finding, check_flow, has_errors
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actions.republish import republish
from hotline.telephony.flow_locks import locked_flow
from hotline.telephony.flow_queries import flow_of, get_version, newest_version
from hotline.telephony.models import IvrFlow, IvrFlowVersion
from hotline.telephony.policy_errors import FlowHasErrors, NoDraft
from hotline.telephony.policy_events import FlowPublished
from hotline.telephony.policy_queries import compose_configuration
from hotline.telephony.rules.consistency import known_names


def check_steps(flow: IvrFlow, steps: object, now: datetime) -> list[Finding]:
    """Return what is wrong with these steps of the flow, given everything else in force."""
    known = known_names(compose_configuration(now))
    return check_flow(flow_of(flow, steps, 0), known=known)


def publish_flow(
    *, name: str, revision: int, note: str, by: Actor, now: datetime
) -> IvrFlowVersion:
    """Make the draft the newest version; from the next call on it is in force.

    Raises:
        NoSuchFlow, NoDraft: there is nothing to publish.
        ChangedMeanwhile: somebody saved since it was looked at.
        FlowHasErrors: the check found errors; the text names the first.

    """
    with writing():
        flow = locked_flow(name, revision)
        if flow.draft is None:
            msg = "没有可发布的草稿。"
            raise NoDraft(msg)
        _refuse_errors(flow, flow.draft, now)
        steps = flow.draft
        flow.draft, flow.draft_at, flow.draft_by_label = None, None, ""
        flow.revision += 1
        flow.is_active = True
        flow.save()
        return append_version(flow, steps, note=note, by=by, now=now)


def roll_back_flow(
    *, name: str, version: int, note: str, by: Actor, now: datetime
) -> IvrFlowVersion:
    """Publish an older version as a new one; the draft stays.

    Raises:
        NoSuchFlow: there is no such flow or version.
        FlowHasErrors: what it names is gone meanwhile.

    """
    with writing():
        flow = locked_flow(name)
        old = get_version(name, version)
        _refuse_errors(flow, old.steps, now)
        return append_version(flow, old.steps, note=note, by=by, now=now, copied_version=version)


def append_version(
    flow: IvrFlow,
    steps: Any,
    *,
    note: str,
    by: Actor,
    now: datetime,
    copied_version: int | None = None,
    is_from_city: bool = False,
) -> IvrFlowVersion:
    """Append a version to a locked flow and publish. Must be called inside ``writing()``."""
    newest = newest_version(flow)
    row = IvrFlowVersion.objects.create(
        flow=flow,
        version=newest.version + 1 if newest else 1,
        steps=steps,
        note=note,
        copied_version=copied_version,
        is_from_city=is_from_city,
        published_at=now,
        published_by_label=by.actor_label,
    )
    published = FlowPublished(version=row.version, note=note, copied_version=copied_version)
    record(published, subject_id=flow.name, by=by, now=now, correlation_id=None)
    if not is_from_city:  # the city's files are published together at the end
        republish(by=by, now=now)
    return row


def _refuse_errors(flow: IvrFlow, steps: object, now: datetime) -> None:
    findings = check_steps(flow, steps, now)
    if has_errors(findings):
        first = next(each for each in findings if each.level == "error")
        place = f"{first.step}：" if first.step else ""
        count = sum(each.level == "error" for each in findings)
        msg = f"流程有 {count} 处错误，不能发布。{place}{first.text}"
        raise FlowHasErrors(msg)
