"""Which rule of the plan an order falls under, and whether it is drawn (抽样)."""

import hashlib
from dataclasses import dataclass

from hotline.followups.rules.plan_entries import Channel, FollowUpPlan, Rule

_PARTS = 10_000
"""A share is looked at to a hundredth of a percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFacts:
    """What the plan looks at."""

    number: str
    topic_code: str
    arrived_by: str
    department_code: str
    appeal_type: str
    is_secret: bool = False
    last_rating: int | None = None
    """Of the citizen's last answered follow-up."""
    was_unsolved: bool = False
    """The citizen's last answered follow-up said that nothing was solved."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """How an order is followed up; not at all when it was not drawn."""

    rule: Rule
    channel: Channel
    is_drawn: bool


def choose(plan: FollowUpPlan, facts: OrderFacts) -> Chosen:
    """Return the first rule that fits; what no rule knows is called about.

    What is secret is only ever spoken of by a person.
    """
    fitting = (each for each in plan.rules if _fits(each, facts))
    rule = next(fitting, None) or Rule(name="otherwise", label="其他办结工单，电话回访")
    channel = Channel.CALL if facts.is_secret else rule.channel
    return Chosen(rule, channel, is_drawn(plan.seed, rule, facts.number))


def is_drawn(seed: str, rule: Rule, number: str) -> bool:
    """Draw by lot, the same for everybody who knows seed, rule and number of the order."""
    digest = hashlib.sha256(f"{seed}/{rule.name}/{number}".encode()).digest()
    return int.from_bytes(digest[:8]) % _PARTS < round(rule.share * 100)


def _fits(rule: Rule, facts: OrderFacts) -> bool:
    return (
        (not rule.topics or facts.topic_code.startswith(rule.topics))
        and (not rule.arrived_by or facts.arrived_by in rule.arrived_by)
        and (not rule.departments or facts.department_code in rule.departments)
        and (not rule.appeal_types or facts.appeal_type in rule.appeal_types)
        and (rule.rated_below is None or _was_unhappy(rule.rated_below, facts))
    )


def _was_unhappy(below: int, facts: OrderFacts) -> bool:
    rated = facts.last_rating is not None and facts.last_rating < below
    return rated or facts.was_unsolved
