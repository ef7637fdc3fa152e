"""Routing rules as versions: draft, publish, roll back, withdraw, the city's file, the trial."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from hotline.core.actor import SYSTEM
from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.core.months import month_after, month_before
from hotline.organizations.errors import UnknownDepartment
from hotline.reference.models import Area
from hotline.workorders.actions._routing_versions import Source, version_of
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.actions.load_routing_rules import load_routing_rules
from hotline.workorders.actions.publish_routing_rule import publish_routing_rule
from hotline.workorders.actions.roll_back_routing_rule import roll_back_routing_rule
from hotline.workorders.actions.withdraw_routing_rule import (
    discard_routing_draft,
    withdraw_routing_rule,
)
from hotline.workorders.errors import Incomplete, NoSuchRule, RuleChanged
from hotline.workorders.models import RoutingRule, WorkOrder
from hotline.workorders.routing_queries import (
    facts_of,
    list_latest_rules,
    list_rules_in_force,
    list_versions,
    suggest_for,
)
from hotline.workorders.routing_trial import try_rule
from hotline.workorders.rules.routing_entries import RoutingEntry
from hotline.workorders.tests.orders import registered
from hotline.workorders.tests.returning import TODAY, a_content, drafted, published
from tests.cast import NOW, Cast

LAST_MONTH = datetime.fromisoformat("2026-10-12T10:00:00+08:00")
ENTRY = RoutingEntry(key="lamps", topic="0101", to="urban", because="职责清单：照明设施")


def _statuses(key: str) -> list[tuple[int, str]]:
    return [(each.version, each.status) for each in list_versions(key)]


def _kinds(key: str) -> list[str]:
    rows = Event.objects.filter(subject_type="routing_rule", subject_id=key)
    return [each.removeprefix("routing_rule.") for each in rows.values_list("kind", flat=True)]


def test_draft_advises_nobody_until_it_is_published(cast: Cast) -> None:
    row = drafted(cast)
    order = registered(cast)
    assert suggest_for(facts_of(order, TODAY)) == []
    publish_routing_rule(key=row.key, version=1, note="新规则。", by=cast.li_qiang, now=NOW)
    (found,) = suggest_for(facts_of(order, TODAY))
    assert (found.department, found.reason) == ("water", "规则：路灯照明，职责清单第三条。")
    assert _kinds(row.key) == ["draft_saved", "published"]
    row.refresh_from_db()
    assert (row.decided_by_label, row.note) == ("李强（派单员）", "新规则。")


def test_new_version_supersedes_and_rolling_back_repeats_the_old_one(cast: Cast) -> None:
    key = published(cast).key
    published(cast, key=key, seen=1, department_id=cast.urban.pk)
    assert _statuses(key) == [(2, "published"), (1, "superseded")]
    row = roll_back_routing_rule(key=key, version=1, note="改错了。", by=cast.li_qiang, now=NOW)
    assert (row.version, row.copied_version, row.department) == (3, 1, cast.water)
    assert _statuses(key) == [(3, "published"), (2, "superseded"), (1, "superseded")]
    assert [each.department for each in list_rules_in_force()] == ["water"]


def test_draft_written_anew_keeps_the_one_before_in_the_history(cast: Cast) -> None:
    key = drafted(cast).key
    drafted(cast, key=key, seen=1, because="职责清单第四条")
    assert _statuses(key) == [(2, "draft"), (1, "discarded")]


def test_withdrawn_rule_is_silent_and_can_come_back(cast: Cast) -> None:
    key = published(cast).key
    withdraw_routing_rule(key=key, note="职责已调整。", by=cast.li_qiang, now=NOW)
    assert list_rules_in_force() == []
    assert [each.status for each in list_latest_rules()] == ["withdrawn"]
    roll_back_routing_rule(key=key, version=1, note="恢复。", by=cast.li_qiang, now=NOW)
    assert len(list_rules_in_force()) == 1
    assert _kinds(key) == ["draft_saved", "published", "withdrawn", "published"]


def test_discarded_draft_leaves_what_is_in_force(cast: Cast) -> None:
    key = published(cast).key
    drafted(cast, key=key, seen=1, department_id=cast.urban.pk)
    discard_routing_draft(key=key, by=cast.li_qiang, now=NOW)
    assert _statuses(key) == [(2, "discarded"), (1, "published")]


def _save_what_somebody_changed(cast: Cast, key: str) -> object:
    return drafted(cast, key=key, seen=0)


def _publish_what_is_no_draft(cast: Cast, key: str) -> object:
    return publish_routing_rule(key=key, version=1, note="发布。", by=cast.li_qiang, now=NOW)


def _roll_back_to_what_holds(cast: Cast, key: str) -> object:
    return roll_back_routing_rule(key=key, version=1, note="回退。", by=cast.li_qiang, now=NOW)


def _roll_back_to_nothing(cast: Cast, key: str) -> object:
    return roll_back_routing_rule(key=key, version=9, note="回退。", by=cast.li_qiang, now=NOW)


def _withdraw_without_a_word(cast: Cast, key: str) -> object:
    return withdraw_routing_rule(key=key, note=" ", by=cast.li_qiang, now=NOW)


def _discard_no_draft(cast: Cast, key: str) -> object:
    return discard_routing_draft(key=key, by=cast.li_qiang, now=NOW)


def _change_no_rule(cast: Cast, key: str) -> object:
    return drafted(cast, key=f"{key}-gone", seen=1)


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (_save_what_somebody_changed, RuleChanged),
        (_publish_what_is_no_draft, RuleChanged),
        (_roll_back_to_what_holds, RuleChanged),
        (_roll_back_to_nothing, NoSuchRule),
        (_withdraw_without_a_word, Incomplete),
        (_discard_no_draft, RuleChanged),
        (_change_no_rule, NoSuchRule),
    ],
)
def test_refusal_changes_nothing(
    cast: Cast, act: Callable[[Cast, str], object], refusal: type[Refusal]
) -> None:
    key = published(cast).key
    before = list(RoutingRule.objects.values()), Event.objects.count()
    with pytest.raises(refusal):
        act(cast, key)
    assert (list(RoutingRule.objects.values()), Event.objects.count()) == before


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"topic_code": "9999"}, "topic_code"),
        ({"area_code": "999999"}, "area_code"),
        ({"because": ""}, "because"),
    ],
)
def test_draft_that_names_nothing_known_is_refused(
    cast: Cast, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Incomplete) as refusal:
        drafted(cast, **changes)
    assert set(refusal.value.fields) == {field}
    assert not RoutingRule.objects.exists()


def test_rule_for_a_department_that_is_switched_off_is_refused_and_silent(cast: Cast) -> None:
    published(cast)
    cast.water.is_active = False
    cast.water.save(update_fields=["is_active"])
    assert list_rules_in_force() == []
    with pytest.raises(UnknownDepartment):
        drafted(cast)


def test_draft_whose_end_date_passed_is_not_published(cast: Cast) -> None:
    row = drafted(cast, ends_on=TODAY)
    tomorrow = NOW + timedelta(days=1)
    with pytest.raises(Incomplete) as refusal:
        publish_routing_rule(key=row.key, version=1, note="发布。", by=cast.li_qiang, now=tomorrow)
    assert set(refusal.value.fields) == {"ends_on"}


def _load(*entries: RoutingEntry) -> int:
    return load_routing_rules(entries=entries, city="haikou", by=SYSTEM, now=NOW)


def test_citys_file_is_loaded_once_changed_and_withdrawn(cast: Cast) -> None:  # noqa: ARG001 - opens the database
    assert _load(ENTRY) == 1
    assert _load(ENTRY) == 0
    assert _load(ENTRY.model_copy(update={"words": ["路灯"]})) == 1
    assert _statuses("lamps") == [(2, "published"), (1, "superseded")]
    assert _load() == 1
    assert _statuses("lamps") == [(2, "withdrawn"), (1, "superseded")]
    assert _load() == 0


def test_citys_file_leaves_alone_what_people_decided(cast: Cast) -> None:
    _load(ENTRY)
    published(cast, key="lamps", seen=1)
    changed = ENTRY.model_copy(update={"words": ["路灯"]})
    assert _load(changed) == 0
    assert _load() == 0
    assert [each.department for each in list_rules_in_force()] == ["water"]


def test_citys_file_goes_on_after_a_draft_was_given_up(cast: Cast) -> None:
    _load(ENTRY)
    drafted(cast, key="lamps", seen=1)
    assert _load(ENTRY.model_copy(update={"words": ["路灯"]})) == 0  # somebody is writing
    discard_routing_draft(key="lamps", by=cast.li_qiang, now=NOW)
    assert _load(ENTRY.model_copy(update={"words": ["路灯"]})) == 1
    assert _statuses("lamps") == [(3, "published"), (2, "discarded"), (1, "superseded")]


# ---- the trial


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [("2026-11-24", "2026-10-01", "2026-12-01"), ("2027-01-31", "2026-12-01", "2027-02-01")],
)
def test_months_around_a_day(day: str, before: str, after: str) -> None:
    moment = datetime.fromisoformat(day).date()
    assert month_before(moment).isoformat() == before
    assert month_after(moment.replace(day=1)).isoformat() == after
    assert month_after(month_before(moment)) == moment.replace(day=1)


def _last_month(cast: Cast, department: Any = None, **changes: Any) -> WorkOrder:
    order = registered(cast, now=LAST_MONTH, **changes)
    if department is not None:
        dispatch(
            number=order.number,
            department_id=department.pk,
            by=cast.li_qiang,
            now=LAST_MONTH + timedelta(minutes=5),
        )
    return order


def _try(cast: Cast, key: str = "new", **changes: Any) -> Any:
    source = Source(origin=RoutingRule.Origin.PERSON)
    row = version_of(
        a_content(cast, **changes), source, key=key, earlier=[], by=cast.li_qiang, now=NOW
    )
    return try_rule(row, cast.li_qiang, today=TODAY)


def test_trial_counts_what_would_have_gone_elsewhere_last_month(cast: Cast) -> None:
    moved = _last_month(cast, cast.urban)
    _last_month(cast, cast.water)
    _last_month(cast)
    registered(cast)  # this month
    trial = _try(cast)
    assert trial.month.isoformat() == "2026-10-01"
    assert (trial.looked_at, trial.decides) == (3, 3)
    assert (trial.elsewhere, trial.as_before, trial.undispatched) == (1, 1, 1)
    (shown,) = trial.moved
    assert (shown.number, shown.went_to) == (moved.number, "市城市管理局")
    assert (shown.advised_before, trial.advice_changes) == ("", 3)
    assert not RoutingRule.objects.exists()


@pytest.mark.parametrize(
    ("changes", "looked_at"),
    [
        ({}, 2),
        ({"topic_code": "01"}, 2),
        ({"area_code": "460106"}, 2),
        ({"area_code": "460106003"}, 1),
        ({"words": ("金贸", "噪声")}, 1),
        ({"words": ("噪声",)}, 0),
        ({"topic_code": "", "words": ("路灯",)}, 2),
    ],
)
def test_trial_looks_only_at_orders_the_rule_speaks_of(
    cast: Cast, changes: dict[str, Any], looked_at: int
) -> None:
    _last_month(cast)
    other = Area.objects.create(
        code="460106004", name="大同街道", level=Area.Level.STREET, parent=cast.area.parent
    )
    _last_month(cast, area_code=other.code, place="解放路 8 号")
    trial = _try(cast, **changes)
    assert (trial.looked_at, trial.decides) == (looked_at, looked_at)


def test_trial_leaves_to_a_more_specific_rule_what_is_its(cast: Cast) -> None:
    _last_month(cast, cast.urban)
    published(cast, words=("路灯",), department_id=cast.urban.pk)
    trial = _try(cast)
    assert (trial.looked_at, trial.decides, trial.elsewhere) == (1, 0, 0)


def test_trial_of_a_changed_rule_is_without_its_old_version(cast: Cast) -> None:
    _last_month(cast, cast.urban)
    key = published(cast, words=("路灯",), department_id=cast.urban.pk).key
    trial = _try(cast, key=key)
    assert (trial.decides, trial.elsewhere, trial.advice_changes) == (1, 1, 1)
    assert trial.moved[0].advised_before == "城管局"


def test_trial_asks_the_database_a_fixed_number_of_times(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for _ in range(3):
        _last_month(cast, cast.urban)
    with django_assert_max_num_queries(8):
        assert _try(cast).elsewhere == 3
