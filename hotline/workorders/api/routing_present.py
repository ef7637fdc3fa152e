"""Show suggestions, routing rules and trials."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from hotline.accounts.visitor import Visitor
from hotline.workorders.api.routing_schemas import (
    MovedView,
    OrderSuggestionsView,
    ReasonView,
    RulesView,
    RuleTrialView,
    RuleVersionView,
    RuleView,
    SuggestionView,
)
from hotline.workorders.models import RoutingRule
from hotline.workorders.routing_permissions import EDIT_ROUTING
from hotline.workorders.routing_queries import ids_of_departments, to_rule
from hotline.workorders.routing_trial import Trial
from hotline.workorders.rules.routing import BASIS_LABELS, Suggestion, conditions

_S = RoutingRule.Status
MOST_IN_A_ROW = 2
"""Suggestions a row of a list has room for."""


def suggestion_views(found: Sequence[Suggestion]) -> list[SuggestionView]:
    """Show suggestions, best first."""
    ids = ids_of_departments(each.department for each in found)
    return [_suggestion_view(each, ids) for each in found]


def order_suggestions_views(
    found: Mapping[str, Sequence[Suggestion]],
) -> list[OrderSuggestionsView]:
    """Show the best suggestions of a page of orders."""
    best = {number: each[:MOST_IN_A_ROW] for number, each in found.items()}
    ids = ids_of_departments(each.department for some in best.values() for each in some)
    return [
        OrderSuggestionsView(
            number=number, suggestions=[_suggestion_view(each, ids) for each in some]
        )
        for number, some in best.items()
    ]


def _suggestion_view(each: Suggestion, ids: Mapping[str, int]) -> SuggestionView:
    return SuggestionView(
        department_id=ids[each.department],
        department_name=each.department_name,
        reason=each.reason,
        basis=each.basis,
        basis_label=BASIS_LABELS[each.basis],
        rule_key=each.rule_key,
        is_tied=each.is_tied,
        probability=each.probability,
        is_sure=each.is_sure,
        is_doubtful=each.is_doubtful,
        reasons=[
            ReasonView(basis=one.basis, basis_label=BASIS_LABELS[one.basis], text=one.text)
            for one in each.reasons
        ],
    )


def rules_view(rows: Iterable[RoutingRule], visitor: Visitor, today: date) -> RulesView:
    """Show every rule, the most specific first."""
    by_key: dict[str, list[RoutingRule]] = {}
    for each in rows:
        by_key.setdefault(each.key, []).append(each)
    shown = sorted(by_key.values(), key=lambda each: _place(each[0]))
    return RulesView(
        may_edit=visitor.has(EDIT_ROUTING),
        rules=[rule_view(each, today) for each in shown],
    )


def rule_view(versions: Sequence[RoutingRule], today: date) -> RuleView:
    """Show a rule with what holds and what is being written."""
    draft = next((each for each in versions if each.status == _S.DRAFT), None)
    current = next((each for each in versions if each.status != _S.DRAFT), None)
    shown = current or versions[0]
    return RuleView(
        key=shown.key,
        conditions=conditions(to_rule(shown)),
        newest_version=max(each.version for each in versions),
        current=version_view(current, today) if current else None,
        draft=version_view(draft, today) if draft else None,
    )


def version_view(row: RoutingRule, today: date) -> RuleVersionView:
    """Show one version."""
    parent = row.area.parent if row.area else None
    area = row.area.name if row.area else ""
    return RuleVersionView(
        key=row.key,
        version=row.version,
        status=row.status,
        status_label=row.get_status_display(),
        origin=row.origin,
        origin_label=row.get_origin_display(),
        topic_code=row.topic.code if row.topic else "",
        topic_name=row.topic.name if row.topic else "",
        area_code=row.area.code if row.area else "",
        area_name=f"{parent.name}{area}" if parent and parent.parent_id else area,
        words=row.words,
        department_id=row.department_id,
        department_name=row.department.name,
        is_department_active=row.department.is_active,
        because=row.because,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        validity=_validity(row, today),
        note=row.note,
        copied_version=row.copied_version,
        written_at=row.written_at,
        written_by=row.written_by_label,
        decided_at=row.decided_at,
        decided_by=row.decided_by_label,
    )


def trial_view(trial: Trial) -> RuleTrialView:
    """Show a trial."""
    return RuleTrialView(
        month=f"{trial.month:%Y-%m}",
        looked_at=trial.looked_at,
        is_cut=trial.is_cut,
        decides=trial.decides,
        elsewhere=trial.elsewhere,
        as_before=trial.as_before,
        undispatched=trial.undispatched,
        advice_changes=trial.advice_changes,
        moved=[
            MovedView(
                number=each.number,
                event=each.event,
                area_name=each.area_name,
                went_to=each.went_to,
                advised_before=each.advised_before,
            )
            for each in trial.moved
        ],
    )


def _validity(row: RoutingRule, today: date) -> str:
    if today < row.starts_on:
        return "waiting"
    return "over" if row.ends_on is not None and row.ends_on < today else "holding"


def _place(row: RoutingRule) -> tuple[object, ...]:
    """Sort by topic as the city numbers them, and within a topic as the rules speak."""
    rule = to_rule(row)
    return (rule.topic or "~", *(-part for part in rule.rank), row.key)
