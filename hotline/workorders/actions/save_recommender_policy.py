"""Set what the recommender may do (设置推荐策略)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions.train_recommender import SUBJECT
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import RecommenderPolicy
from hotline.workorders.recommender_events import RecommenderPolicySaved
from hotline.workorders.recommender_queries import fates_of_suggestions, forget_in_force
from hotline.workorders.recommending import department_names
from hotline.workorders.rules.recommending.policy import Policy, faults_of_policy


def save_recommender_policy(
    *, policy: Policy, note: str, by: Visitor, now: datetime
) -> RecommenderPolicy:
    """Keep the policy as the newest row; it holds at once.

    Raises:
        Incomplete: nobody says why, the threshold is out of bounds, or a department is to be
            dispatched to automatically whose precision is not proven.

    """
    fates = fates_of_suggestions(now=now) if policy.automatic else {}
    faults = faults_of_policy(policy, note=note, fates=fates, names=department_names())
    if faults:
        raise Incomplete(next(iter(faults.values())), fields=faults)
    with writing():
        row = RecommenderPolicy.objects.create(
            is_on=policy.is_on,
            threshold=policy.threshold,
            automatic=list(policy.automatic),
            note=note,
            written_at=now,
            written_by_id=by.actor_id,
            written_by_label=by.actor_label,
        )
        happening = RecommenderPolicySaved(
            is_on=row.is_on, threshold=row.threshold, automatic=row.automatic, note=note
        )
        record(happening, subject_id=SUBJECT, by=by, now=now, correlation_id=None)
    forget_in_force()
    return row
