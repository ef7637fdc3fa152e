"""Show the recommender's versions, policy, drift and live precision."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hotline.accounts.visitor import Visitor
from hotline.workorders.api.recommender_schemas import (
    ClassScoreView,
    DriftView,
    LiveClassView,
    PolicyView,
    RecommenderView,
    ReliabilityView,
    ScoresView,
    VersionCardView,
)
from hotline.workorders.models import RecommenderPolicy, RecommenderVersion
from hotline.workorders.recommender_card import count_usable_orders, current_drift
from hotline.workorders.recommender_files import are_usable
from hotline.workorders.recommender_permissions import STEER_RECOMMENDER
from hotline.workorders.recommender_queries import (
    fates_of_suggestions,
    list_versions_of_recommender,
    newest_policy,
)
from hotline.workorders.recommending import department_names
from hotline.workorders.rules.recommending.drift import reading_of
from hotline.workorders.rules.recommending.fates import Fate
from hotline.workorders.rules.recommending.policy import is_proven
from hotline.workorders.rules.recommending.promoting import why_too_few
from hotline.workorders.shield_city import city_for_shield

_MOST_VERSIONS = 20


def recommender_view(visitor: Visitor, now: datetime) -> RecommenderView:
    """Show the whole page."""
    names = department_names()
    topics = {code: each.name for code, each in city_for_shield().topics.items()}
    orders, departments = count_usable_orders()
    policy = policy_view()
    fates = fates_of_suggestions(now=now)
    index, recent = current_drift(now=now)
    return RecommenderView(
        may_steer=visitor.has(STEER_RECOMMENDER),
        usable_orders=orders,
        why_untrained=why_too_few(orders, departments),
        policy=policy,
        drift=DriftView(index=index, reading=reading_of(index), recent=recent),
        live=[
            _live(each, names, policy)
            for each in sorted(fates.values(), key=lambda each: (-each.shown, each.code))
        ],
        versions=[
            _version(each, names, topics)
            for each in list_versions_of_recommender()[:_MOST_VERSIONS]
        ],
    )


def policy_view() -> PolicyView:
    """Show the policy that holds."""
    row, policy = RecommenderPolicy.objects.order_by("-id").first(), newest_policy()
    return PolicyView(
        is_on=policy.is_on,
        threshold=policy.threshold,
        automatic=list(policy.automatic),
        note=row.note if row else "",
        written_at=row.written_at if row else None,
        written_by=row.written_by_label if row else "",
    )


def _live(each: Fate, names: Mapping[str, str], policy: PolicyView) -> LiveClassView:
    return LiveClassView(
        code=each.code,
        name=names.get(each.code, each.code),
        shown=each.shown,
        taken=each.taken,
        changed=each.changed,
        returned=each.returned,
        settled=each.settled,
        right=each.right,
        precision=each.precision,
        proven=each.proven,
        is_proven=is_proven(each),
        is_automatic=each.code in policy.automatic,
    )


def _version(
    row: RecommenderVersion, names: Mapping[str, str], topics: Mapping[str, str]
) -> VersionCardView:
    return VersionCardView(
        number=row.number,
        status=row.status,
        status_label=row.get_status_display(),
        trained_at=row.trained_at,
        data_from=row.data_from,
        data_until=row.data_until,
        orders=row.orders,
        note=row.note,
        decided_at=row.decided_at,
        decided_by=row.decided_by_label,
        is_usable=are_usable(row.number, row.digest),
        departments=_scores(row.card["departments"], names),
        topics=_scores(row.card["topics"], topics),
        reliability=[
            ReliabilityView(lowest=each["from"], said=each["said"], right=each["right"])
            for each in row.card["reliability"]
        ],
    )


def _scores(card: Mapping[str, Any], names: Mapping[str, str]) -> ScoresView:
    classes = [
        ClassScoreView(name=names.get(each["code"], each["code"]), **each)
        for each in card["classes"]
    ]
    return ScoresView(**{**card, "classes": classes})
