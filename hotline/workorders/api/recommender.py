"""The doors of the recommender: its card, its policy, rolling back, topics for what is typed."""

from dataclasses import asdict

from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.actions.roll_back_recommender import roll_back_recommender
from hotline.workorders.actions.save_recommender_policy import save_recommender_policy
from hotline.workorders.api.recommender_present import policy_view, recommender_view
from hotline.workorders.api.recommender_schemas import (
    PolicyBody,
    PolicyView,
    RecommenderRollBackBody,
    RecommenderView,
    TopicSuggestBody,
    TopicSuggestionView,
)
from hotline.workorders.api.routing import router
from hotline.workorders.recommender_permissions import STEER_RECOMMENDER, VIEW_RECOMMENDER
from hotline.workorders.routing_permissions import SUGGEST
from hotline.workorders.topic_suggesting import suggest_topics


@router.get("/routing/recommender", auth=Requires(VIEW_RECOMMENDER))
def get_recommender(request: HttpRequest) -> RecommenderView:
    """Show the recommender's card: versions, scores, drift, live precision, policy (推荐模型)."""
    return recommender_view(visitor_of(request), now())


@router.post("/routing/recommender/roll_back", auth=Requires(STEER_RECOMMENDER))
def roll_back_version(request: HttpRequest, body: RecommenderRollBackBody) -> RecommenderView:
    """Put an earlier version in force again."""
    visitor, moment = visitor_of(request), now()
    roll_back_recommender(number=body.number, note=body.note, by=visitor, now=moment)
    return recommender_view(visitor, moment)


@router.post("/routing/recommender/save_policy", auth=Requires(STEER_RECOMMENDER))
def save_policy(request: HttpRequest, body: PolicyBody) -> PolicyView:
    """Set the switch, the threshold, and which departments may be dispatched to automatically."""
    save_recommender_policy(
        policy=body.to_policy(), note=body.note, by=visitor_of(request), now=now()
    )
    return policy_view()


@router.post("/routing/suggest_topics", auth=Requires(SUGGEST))
def suggest_topics_while_typing(
    request: HttpRequest,  # noqa: ARG001 - everybody gets the same
    body: TopicSuggestBody,
) -> list[TopicSuggestionView]:
    """Suggest topics for what is being typed; nothing is kept."""
    found = suggest_topics("\n".join(filter(None, (body.place, body.event, body.demand))))
    return [TopicSuggestionView(**asdict(each)) for each in found]
