"""The recommender's version and policy in force, and what became of its suggestions."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache

from hotline.workorders.errors import NoSuchVersion
from hotline.workorders.models import (
    Assignment,
    RecommenderPolicy,
    RecommenderVersion,
    ShownSuggestion,
    WorkOrder,
)
from hotline.workorders.rules.recommending.fates import Fate, Shown, count_fates
from hotline.workorders.rules.recommending.policy import Policy
from hotline.workorders.rules.workflow import State

LOOK_BACK = timedelta(days=90)
MOST_SHOWN = 20_000
_CACHE_KEY, _CACHE_SECONDS = "workorders.recommender.in_force", 60
_S = RecommenderVersion.Status
_OVER = (Assignment.Ending.SENT_BACK, Assignment.Ending.REASSIGNED)


def version_in_force() -> RecommenderVersion | None:
    """Return the version that speaks, as it was at most a minute ago."""
    return _in_force()[0]


def policy_in_force() -> Policy:
    """Return what the recommender may do, as it was at most a minute ago."""
    return _in_force()[1]


def forget_in_force() -> None:
    """Let the next suggestion ask again."""
    cache.delete(_CACHE_KEY)


def _in_force() -> tuple[RecommenderVersion | None, Policy]:
    known: tuple[RecommenderVersion | None, Policy] | None = cache.get(_CACHE_KEY)
    if known is None:
        known = RecommenderVersion.objects.filter(status=_S.IN_FORCE).first(), newest_policy()
        cache.set(_CACHE_KEY, known, _CACHE_SECONDS)
    return known


def newest_policy() -> Policy:
    """Return the policy as it stands now; a site that set none has the usual one."""
    row = RecommenderPolicy.objects.order_by("-id").first()
    if row is None:
        return Policy()
    return Policy(is_on=row.is_on, threshold=row.threshold, automatic=tuple(row.automatic))


def list_versions_of_recommender() -> list[RecommenderVersion]:
    """Return every version, newest first."""
    return list(RecommenderVersion.objects.order_by("-number"))


def get_version_locked(number: int) -> RecommenderVersion:
    """Return one version, locked; call it inside ``writing()``.

    Raises:
        NoSuchVersion: there is none.

    """
    row = RecommenderVersion.objects.select_for_update().filter(number=number).first()
    if row is None:
        msg = "没有找到这个推荐模型版本。"
        raise NoSuchVersion(msg)
    return row


def count_turns(order_ids: Iterable[int]) -> dict[int, int]:
    """Return how often each order was dispatched so far; left out where never."""
    rows = Assignment.objects.filter(order_id__in=list(order_ids), role=Assignment.Role.LEAD)
    found: dict[int, int] = {}
    for order_id in rows.order_by().values_list("order_id", flat=True):
        found[order_id] = found.get(order_id, 0) + 1
    return found


def fates_of_suggestions(*, now: datetime) -> dict[str, Fate]:
    """Count what became of the suggestions of the last three months, by department."""
    return count_fates(list_shown(now=now))


def list_shown(*, now: datetime) -> list[Shown]:
    """Return the newest suggestions that were shown, with what people did."""
    rows = list(
        ShownSuggestion.objects.filter(shown_at__gte=now - LOOK_BACK)
        .order_by("-shown_at", "-id")
        .values_list("order_id", "turn", "candidates")[:MOST_SHOWN]
    )
    ids = {order_id for order_id, *_ in rows}
    leads: dict[int, list[tuple[str, str]]] = {}
    turns = Assignment.objects.filter(order_id__in=ids, role=Assignment.Role.LEAD).order_by("id")
    for order_id, code, ending in turns.values_list("order_id", "department__code", "ending"):
        leads.setdefault(order_id, []).append((code, ending))
    closed = WorkOrder.objects.filter(
        pk__in=ids, state=State.CLOSED, handled_at__isnull=False, department__isnull=False
    )
    final = dict(closed.values_list("pk", "department__code"))
    return [_shown(*each, leads=leads, final=final) for each in rows]


def _shown(
    order_id: int,
    turn: int,
    candidates: list[dict[str, Any]],
    *,
    leads: dict[int, list[tuple[str, str]]],
    final: dict[int, str],
) -> Shown:
    taken = leads.get(order_id, [])[turn : turn + 1]
    chosen, ending = taken[0] if taken else ("", "")
    return Shown(
        first=candidates[0]["department"] if candidates and not candidates[0]["doubtful"] else "",
        chosen=chosen,
        was_returned=ending in _OVER,
        final=final.get(order_id, ""),
    )
