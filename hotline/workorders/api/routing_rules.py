"""The doors of routing: suggestions, and rules that are written, tried, published, rolled back."""

from django.http import HttpRequest

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.reference.rules.calendar import local_date
from hotline.workorders.actions._routing_versions import Source, version_of
from hotline.workorders.actions.note_suggestions import note_suggestions
from hotline.workorders.actions.publish_routing_rule import publish_routing_rule
from hotline.workorders.actions.roll_back_routing_rule import roll_back_routing_rule
from hotline.workorders.actions.save_routing_draft import save_routing_draft
from hotline.workorders.actions.withdraw_routing_rule import (
    discard_routing_draft,
    withdraw_routing_rule,
)
from hotline.workorders.api.bodies import NothingBody
from hotline.workorders.api.routing import router
from hotline.workorders.api.routing_present import (
    order_suggestions_views,
    rules_view,
    suggestion_views,
    trial_view,
    version_view,
)
from hotline.workorders.api.routing_schemas import (
    OrderSuggestionsView,
    RuleNoteBody,
    RulesView,
    RuleTrialView,
    RuleVersionBody,
    RuleVersionView,
    SaveRuleBody,
    SuggestBody,
    SuggestionView,
    SuggestManyBody,
    TryRuleBody,
)
from hotline.workorders.models import RoutingRule
from hotline.workorders.queries import get_order
from hotline.workorders.routing_permissions import EDIT_ROUTING, SUGGEST, VIEW_ROUTING
from hotline.workorders.routing_queries import (
    facts_of,
    facts_of_draft,
    list_latest_rules,
    list_versions,
    suggest_for,
    suggest_for_each,
)
from hotline.workorders.routing_trial import try_rule


@router.get("/work-orders/{number}/suggestions", auth=Requires(SUGGEST))
def get_suggestions(request: HttpRequest, number: str) -> list[SuggestionView]:
    """Suggest departments for an order, each with its reason (派单建议)."""
    order, moment = get_order(number, visitor_of(request)), now()
    found = suggest_for(facts_of(order, local_date(moment)))
    note_suggestions({order.number: found}, now=moment)
    return suggestion_views(found)


@router.post("/routing/suggest", auth=Requires(SUGGEST))
def suggest(request: HttpRequest, body: SuggestBody) -> list[SuggestionView]:  # noqa: ARG001 - ninja passes it
    """Suggest departments for what is being typed; nothing is kept."""
    facts = facts_of_draft(
        topic_code=body.topic_code,
        area_code=body.area_code,
        text=f"{body.place}\n{body.event}\n{body.demand}",
        on=local_date(now()),
    )
    return suggestion_views(suggest_for(facts))


@router.post("/routing/suggestions", auth=Requires(SUGGEST))
def suggest_many(request: HttpRequest, body: SuggestManyBody) -> list[OrderSuggestionsView]:
    """Suggest departments for a page of orders at once; what waiting ones were shown is kept."""
    moment = now()
    found = suggest_for_each(body.numbers, visitor_of(request), local_date(moment))
    note_suggestions(found, now=moment)
    return order_suggestions_views(found)


@router.get("/routing/rules", auth=Requires(VIEW_ROUTING))
def get_rules(request: HttpRequest) -> RulesView:
    """List every rule with what holds and what is being written."""
    return rules_view(list_latest_rules(), visitor_of(request), local_date(now()))


@router.get("/routing/rules/{key}/versions", auth=Requires(VIEW_ROUTING))
def get_versions(request: HttpRequest, key: str) -> list[RuleVersionView]:  # noqa: ARG001 - ninja passes it
    """List a rule's versions, newest first."""
    today = local_date(now())
    return [version_view(each, today) for each in list_versions(key)]


@router.post("/routing/rules/save_draft", auth=Requires(EDIT_ROUTING))
def save_draft(request: HttpRequest, body: SaveRuleBody) -> RuleVersionView:
    """Keep a draft."""
    row = save_routing_draft(
        key=body.key,
        seen_version=body.seen_version,
        content=body.to_content(),
        by=visitor_of(request),
        now=now(),
    )
    return version_view(row, local_date(now()))


@router.post("/routing/rules/try", auth=Requires(VIEW_ROUTING))
def try_on_last_month(request: HttpRequest, body: TryRuleBody) -> RuleTrialView:
    """Try a rule on last month's orders (试算); nothing is kept."""
    visitor, moment = visitor_of(request), now()
    row = version_of(
        body.to_content(),
        Source(origin=RoutingRule.Origin.PERSON),
        key=body.key or "new",
        earlier=[],
        by=visitor,
        now=moment,
    )
    return trial_view(try_rule(row, visitor, today=local_date(moment)))


@router.post("/routing/rules/{key}/publish", auth=Requires(EDIT_ROUTING))
def publish(request: HttpRequest, key: str, body: RuleVersionBody) -> RuleVersionView:
    """Publish the draft."""
    row = publish_routing_rule(
        key=key, version=body.version, note=body.note, by=visitor_of(request), now=now()
    )
    return version_view(row, local_date(now()))


@router.post("/routing/rules/{key}/roll_back", auth=Requires(EDIT_ROUTING))
def roll_back(request: HttpRequest, key: str, body: RuleVersionBody) -> RuleVersionView:
    """Put an older version in force again."""
    row = roll_back_routing_rule(
        key=key, version=body.version, note=body.note, by=visitor_of(request), now=now()
    )
    return version_view(row, local_date(now()))


@router.post("/routing/rules/{key}/withdraw", auth=Requires(EDIT_ROUTING))
def withdraw(request: HttpRequest, key: str, body: RuleNoteBody) -> RuleVersionView:
    """Take a rule out of force."""
    row = withdraw_routing_rule(key=key, note=body.note, by=visitor_of(request), now=now())
    return version_view(row, local_date(now()))


@router.post("/routing/rules/{key}/discard_draft", auth=Requires(EDIT_ROUTING))
def discard_draft(request: HttpRequest, key: str, body: NothingBody) -> RuleVersionView:  # noqa: ARG001 - only its shape matters
    """Give the draft up."""
    row = discard_routing_draft(key=key, by=visitor_of(request), now=now())
    return version_view(row, local_date(now()))
