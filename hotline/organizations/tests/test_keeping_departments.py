"""Create, change, close and reopen departments: what is kept, recorded and refused."""

from dataclasses import replace
from typing import Any

import pytest

from hotline.core.actor import SYSTEM
from hotline.core.errors import Invalid
from hotline.core.models import Event
from hotline.organizations.actions.change_department import change_department
from hotline.organizations.actions.close_department import close_department
from hotline.organizations.actions.create_department import create_department
from hotline.organizations.actions.load_departments import load_departments
from hotline.organizations.actions.reopen_department import reopen_department
from hotline.organizations.errors import NoSuchDepartment, StillNeeded
from hotline.organizations.models import Department
from hotline.organizations.rules.department_form import DepartmentForm, below
from hotline.organizations.rules.entries import DepartmentEntry
from tests.cast import NOW

FORM = DepartmentForm(name="市园林局", short_name="园林局", duties="绿化养护")
pytestmark = pytest.mark.django_db


def _create(code: str = "yuanlin", form: DepartmentForm = FORM) -> Department:
    return create_department(code=code, form=form, by=SYSTEM, now=NOW)


def _close(row: Department, *, open_orders: int = 0) -> Department:
    return close_department(
        department_id=row.pk, note="撤并", count_open=lambda _id: open_orders, by=SYSTEM, now=NOW
    )


def test_new_department_stands_last_and_is_recorded() -> None:
    Department.objects.create(code="old", name="旧单位", short_name="旧的", position=7)
    row = _create()
    assert (row.position, row.is_active, row.is_edited_here) == (8, True, True)
    event = Event.objects.get(kind="department.created")
    assert event.subject_id == "yuanlin"
    assert event.details["new"]["duties"] == "绿化养护"


@pytest.mark.parametrize(
    ("code", "changes", "field"),
    [
        ("yuanlin", {}, "code"),
        ("Yuan_Lin", {}, "code"),
        ("other", {"name": "市园林局"}, "name"),
        ("other", {"name": "园", "short_name": "其他"}, "name"),
        ("other", {"name": "其他局", "short_name": "园林局"}, "short_name"),
        ("other", {"name": "其他局", "short_name": "其他", "parent_id": 999_999}, "parent_id"),
        ("other", {"name": "其他局", "short_name": "其他", "kind": "club"}, "kind"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    code: str, changes: dict[str, Any], field: str
) -> None:
    _create()
    with pytest.raises(Invalid) as refusal:
        _create(code, replace(FORM, **changes))
    assert field in refusal.value.fields
    assert Department.objects.count() == 1


def test_change_tells_only_what_differs_and_the_parent_by_name() -> None:
    above = _create("above", replace(FORM, name="市住建局", short_name="住建局"))
    row = _create()
    wanted = replace(FORM, parent_id=above.pk, contact_hours="工作日 8:30-17:30")
    change_department(department_id=row.pk, form=wanted, note="划转", by=SYSTEM, now=NOW)
    event = Event.objects.get(kind="department.changed")
    assert event.details["old"] == {"contact_hours": "", "parent": ""}
    assert event.details["new"] == {"contact_hours": "工作日 8:30-17:30", "parent": "市住建局"}
    assert event.details["note"] == "划转"
    change_department(department_id=row.pk, form=wanted, note="", by=SYSTEM, now=NOW)
    assert Event.objects.filter(kind="department.changed").count() == 1


def test_no_department_stands_below_itself() -> None:
    top = _create()
    unit = _create("unit", replace(FORM, name="养护所", short_name="养护", parent_id=top.pk))
    for parent in (top.pk, unit.pk):
        with pytest.raises(Invalid) as refusal:
            change_department(
                department_id=top.pk,
                form=replace(FORM, parent_id=parent),
                note="",
                by=SYSTEM,
                now=NOW,
            )
        assert "parent_id" in refusal.value.fields
    assert below(1, {1: None, 2: 1, 3: 2, 4: None}) == {2, 3}


def test_department_in_use_is_not_closed() -> None:
    top = _create()
    unit = _create("unit", replace(FORM, name="养护所", short_name="养护", parent_id=top.pk))
    with pytest.raises(StillNeeded, match="3 件未办结"):
        _close(top, open_orders=3)
    with pytest.raises(StillNeeded, match="养护所"):
        _close(top)
    with pytest.raises(Invalid):
        close_department(
            department_id=unit.pk, note=" ", count_open=lambda _id: 0, by=SYSTEM, now=NOW
        )
    _close(unit)
    assert not _close(top).is_active
    with pytest.raises(StillNeeded, match="上级"):
        reopen_department(department_id=unit.pk, note="", by=SYSTEM, now=NOW)
    reopen_department(department_id=top.pk, note="", by=SYSTEM, now=NOW)
    assert reopen_department(department_id=unit.pk, note="", by=SYSTEM, now=NOW).is_active
    kinds = Event.objects.filter(kind__startswith="department.").values_list("kind", flat=True)
    assert list(kinds).count("department.closed") == 2
    assert list(kinds).count("department.reopened") == 2


def test_unknown_department_is_not_found() -> None:
    with pytest.raises(NoSuchDepartment):
        reopen_department(department_id=999_999, note="", by=SYSTEM, now=NOW)


def test_the_citys_file_passes_by_what_was_edited_here() -> None:
    entries = [DepartmentEntry(code="yuanlin", name="市园林局", short_name="园林局")]
    load_departments(entries=entries, city="x", by=SYSTEM, now=NOW)
    row = Department.objects.get()
    form = replace(FORM, name="市园林和环卫局")
    change_department(department_id=row.pk, form=form, note="", by=SYSTEM, now=NOW)
    assert load_departments(entries=entries, city="x", by=SYSTEM, now=NOW) == 0
    other = [DepartmentEntry(code="other", name="其他局", short_name="其他")]
    assert load_departments(entries=other, city="x", by=SYSTEM, now=NOW) == 1
    row.refresh_from_db()
    assert (row.name, row.is_active) == ("市园林和环卫局", True)
