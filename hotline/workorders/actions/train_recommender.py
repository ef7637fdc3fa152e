"""Train the dispatch recommender on the site's own handled orders (训练推荐模型)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from hotline.core.actor import SYSTEM, Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.models import RecommenderVersion
from hotline.workorders.recommender_events import RecommenderTrained
from hotline.workorders.recommender_examples import Example, load_examples
from hotline.workorders.recommender_files import (
    DEPARTMENTS,
    forget_old,
    load_predictor,
    save_models,
)
from hotline.workorders.recommender_fitting import Fitted, accuracy_on, fit, split_by_time
from hotline.workorders.recommender_queries import forget_in_force, newest_policy
from hotline.workorders.recommending import department_names
from hotline.workorders.routing_queries import rule_each
from hotline.workorders.rules.recommending.card import card_of
from hotline.workorders.rules.recommending.promoting import (
    FEWEST_NEW,
    Trial,
    why_not_promoted,
    why_too_few,
)

SUBJECT = "dispatch"
_S = RecommenderVersion.Status


@dataclass(frozen=True, slots=True)
class Outcome:
    """The version that was trained, or why none was."""

    version: RecommenderVersion | None
    sentence: str


def train_recommender(*, now: datetime, by: Actor = SYSTEM) -> Outcome:
    """Train on every handled order, judge on the later ones, promote what is not worse.

    Nothing happens below the fewest orders, or while hardly any new ones were handled. A
    version that is worse than the one in force is kept with its card, out of force.
    """
    examples = load_examples(on=localdate(now))
    in_force = RecommenderVersion.objects.filter(status=_S.IN_FORCE).first()
    if sentence := _why_not(examples, in_force):
        return Outcome(None, sentence)
    threshold = newest_policy().threshold
    fitted = fit(
        examples,
        ruled_each=rule_each,
        names=department_names(),
        threshold=threshold,
        trained_on=localdate(now),
    )
    newest = RecommenderVersion.objects.order_by("-number").first()
    row = RecommenderVersion(
        number=newest.number + 1 if newest else 1,
        trained_at=now,
        data_from=examples[0].handled_at,
        data_until=examples[-1].handled_at,
        orders=len(examples),
        card=card_of(
            departments=fitted.departments,
            topics=fitted.topics,
            fusion=fitted.fusion,
            threshold=threshold,
            trained_on=fitted.trained_on,
        ),
    )
    row.digest = save_models(row.number, fitted.models)
    row.note = why_not_promoted(_trial(row, in_force, examples, fitted))[:500]
    return Outcome(_keep(row, in_force, by=by, now=now), row.note or "已上线。")


def _why_not(examples: list[Example], in_force: RecommenderVersion | None) -> str:
    few = why_too_few(len(examples), len({each.department for each in examples}))
    if few or in_force is None:
        return few
    fresh = sum(each.handled_at > in_force.data_until for each in examples)
    if fresh < FEWEST_NEW:
        return f"自在用版本以来新办结 {fresh} 件，不足 {FEWEST_NEW} 件，不重新训练。"
    return ""


def _trial(
    row: RecommenderVersion,
    in_force: RecommenderVersion | None,
    examples: list[Example],
    fitted: Fitted,
) -> Trial:
    """Compare with the version in force, on orders neither has seen where there are enough."""
    scores = row.card["departments"]
    if in_force is None:
        return Trial(scores["macro_f1"], scores["accuracy"], None)
    _, later = split_by_time(examples)
    fresh = [each for each in later if each.handled_at > in_force.data_until]
    old = load_predictor(in_force.number, in_force.digest, DEPARTMENTS)
    if old is None:
        return Trial(scores["macro_f1"], scores["accuracy"], None)
    return Trial(
        scores["macro_f1"],
        scores["accuracy"],
        in_force.card["departments"]["macro_f1"],
        fresh=len(fresh),
        fresh_accuracy=accuracy_on(fresh, fitted.early.get(DEPARTMENTS)),
        old_fresh_accuracy=accuracy_on(fresh, old.model),
    )


def _keep(
    row: RecommenderVersion, in_force: RecommenderVersion | None, *, by: Actor, now: datetime
) -> RecommenderVersion:
    is_promoted = not row.note
    with writing():
        if is_promoted and in_force is not None:
            in_force.status = _S.SUPERSEDED
            in_force.save(update_fields=["status"])
        row.status = _S.IN_FORCE if is_promoted else _S.KEPT_OUT
        if is_promoted:
            row.decided_at, row.decided_by_label = now, by.actor_label
        row.save()
        happening = RecommenderTrained(
            version=row.number, orders=row.orders, is_in_force=is_promoted, note=row.note
        )
        record(happening, subject_id=SUBJECT, by=by, now=now, correlation_id=None)
    forget_in_force()
    rows = RecommenderVersion.objects.exclude(status=_S.IN_FORCE).order_by("-number")
    forget_old(list(rows.values_list("number", flat=True)))
    return row
