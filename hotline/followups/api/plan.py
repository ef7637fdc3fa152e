"""The door of the plan of follow-ups (回访计划): what it says, and how it is used today."""

from django.http import HttpRequest
from ninja import Schema

from hotline.accounts.guard import Requires
from hotline.contacts.rules.channels import CHANNEL_LABELS as ARRIVED_LABELS
from hotline.contacts.rules.channels import Channel as ContactChannel
from hotline.core.clock import now
from hotline.followups.api.follow_ups import router
from hotline.followups.asking import is_open
from hotline.followups.permissions import PLAN
from hotline.followups.plan_file import current_plan
from hotline.followups.plan_use import ChannelUse, channel_uses, waiting_by_rule
from hotline.followups.rules.plan_entries import CHANNEL_LABELS, Channel, FollowUpPlan, Rule
from hotline.reference.rules.dictionaries import APPEAL_TYPE_LABELS, AppealType

_PAUSES = {
    "two_hours": "隔 2 小时再拨",
    "other_half_day": "换半天再拨",
    "other_day": "换一天、换半天再拨",
}


class PlanRuleView(Schema):
    """One rule, in words."""

    name: str
    label: str
    conditions: list[str]
    share: float
    channel_label: str
    waiting: int


class PlanChannelView(Schema):
    """One channel: its hours and quota, and what waits."""

    channel: str
    label: str
    hours: list[str]
    quota: int | None
    used_today: int
    waiting: int
    later: int
    asked: int
    overdue: int
    completed_today: int
    is_ready: bool
    why_not: str


class FollowUpPlanView(Schema):
    """The plan as it is in force, and today's use of it."""

    version: int
    seed: str
    expiry_days: int
    rules: list[PlanRuleView]
    channels: list[PlanChannelView]
    unreached: list[str]
    unreached_label: str


@router.get("/follow-up-plan", auth=Requires(PLAN))
def get_plan(request: HttpRequest) -> FollowUpPlanView:  # noqa: ARG001 - ninja passes it
    """Show the plan in words, and what waits by each of its ways."""
    plan, waiting = current_plan(), waiting_by_rule()
    return FollowUpPlanView(
        version=plan.version,
        seed=plan.seed,
        expiry_days=plan.expiry_days,
        rules=[_rule(each, waiting.get(each.name, 0)) for each in plan.rules],
        channels=[_channel(plan, each) for each in channel_uses(now())],
        unreached=_steps(plan),
        unreached_label=plan.unreached.label,
    )


def _rule(rule: Rule, waiting: int) -> PlanRuleView:
    said = {
        "事项": rule.topics,
        "来源": [ARRIVED_LABELS[ContactChannel(each)] for each in rule.arrived_by],
        "承办单位": rule.departments,
        "诉求类型": [APPEAL_TYPE_LABELS[AppealType(each)] for each in rule.appeal_types],
    }
    conditions = [f"{what}：{'、'.join(each)}" for what, each in said.items() if each]
    if rule.rated_below is not None:
        conditions.append(f"上次评价低于 {rule.rated_below} 分，或上次未解决")
    return PlanRuleView(
        name=rule.name,
        label=rule.label,
        conditions=conditions or ["全部办结工单"],
        share=rule.share,
        channel_label=CHANNEL_LABELS[rule.channel],
        waiting=waiting,
    )


def _channel(plan: FollowUpPlan, use: ChannelUse) -> PlanChannelView:
    settings = plan.of(use.channel)
    why_not = ""
    if use.channel is Channel.MESSAGE and not is_open(ContactChannel.SMS):
        why_not = "没有可用的短信账号或模板，改打电话"
    if use.channel is Channel.ROBOT:
        why_not = "话务平台还不能无人值守外呼，改打电话"
    return PlanChannelView(
        channel=use.channel,
        label=CHANNEL_LABELS[use.channel],
        hours=[f"{begin:%H:%M}–{end:%H:%M}" for begin, end in settings.hours],
        quota=settings.quota,
        used_today=use.used_today,
        waiting=use.waiting,
        later=use.later,
        asked=use.asked,
        overdue=use.overdue,
        completed_today=use.completed_today,
        is_ready=not why_not,
        why_not=why_not,
    )


def _steps(plan: FollowUpPlan) -> list[str]:
    unreached = plan.unreached
    steps = [f"第 {at} 次未接通：{_PAUSES[each]}" for at, each in enumerate(unreached.pauses, 1)]
    steps.append(
        f"满 {unreached.calls} 次未接通：" + ("发短信征询" if unreached.message else "结束")
    )
    if unreached.message:
        steps.append(f"{unreached.message_wait_hours} 小时没有回复：按“{unreached.label}”结束")
    return steps
