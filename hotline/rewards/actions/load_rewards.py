"""Bring the rules of rewards in line with the city's file (载入奖励规则)."""

from collections.abc import Iterable
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.rewards.events import RewardRulesLoaded
from hotline.rewards.models import RewardRule
from hotline.rewards.rules.entries import RewardEntry


def load_rewards(*, entries: Iterable[RewardEntry], city: str, by: Actor, now: datetime) -> int:
    """Add the versions that are new; return how many. One that is known never changes."""
    with writing():
        changed = sum(
            RewardRule.objects.get_or_create(
                name=each.name,
                starts_on=each.starts_on,
                defaults=each.model_dump(exclude={"name", "starts_on"}),
            )[1]
            for each in entries
        )
        if changed:
            happening = RewardRulesLoaded(changed=changed)
            record(happening, subject_id=city, by=by, now=now, correlation_id=None)
    return changed
