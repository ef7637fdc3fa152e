"""A department is closed once it has no open orders, whatever its part in them."""

from hotline.core.models import Event
from hotline.organizations.models import Department
from hotline.workorders.queries import count_open_orders_of
from hotline.workorders.tests.orders import closed, dispatched, helped
from tests.cast import Cast, Door

NOTE = {"note": "机构撤并"}


def _close(cast: Cast, department: Department) -> tuple[int, dict[str, object]]:
    path = f"/administration/departments/{department.pk}/close"
    return Door(cast.lin_admin).post(path, NOTE)


def test_open_order_keeps_its_department(cast: Cast) -> None:
    dispatched(cast)
    status, answer = _close(cast, cast.urban)
    assert (status, answer["code"]) == (409, "still_needed")
    assert "还有 1 件未办结的工单" in str(answer["message"])
    cast.urban.refresh_from_db()
    assert cast.urban.is_active
    assert not Event.objects.filter(kind="department.closed").exists()


def test_helper_counts_too(cast: Cast) -> None:
    helped(cast)
    assert count_open_orders_of(cast.water.pk) == 1
    assert _close(cast, cast.water)[0] == 409


def test_closed_orders_do_not_hold_it(cast: Cast) -> None:
    closed(cast)
    assert _close(cast, cast.urban) == (200, {"id": cast.urban.pk, "is_active": False})
    event = Event.objects.get(kind="department.closed")
    assert event.details == {"name": "市城市管理局", "note": "机构撤并"}
    listed = Door(cast.wang_fang).get("/reference/departments")[1]
    assert [each["code"] for each in listed] == ["water"]


def test_only_an_administrator_keeps_departments(cast: Cast) -> None:
    body = {"code": "garden", "name": "市园林局", "short_name": "园林局"}
    change = {**body, "duties": "绿化"}
    del change["code"]
    urban = f"/administration/departments/{cast.urban.pk}"
    for visitor, status in (
        (None, 401),
        (cast.zhao_min, 403),
        (cast.wang_fang, 403),
        (cast.leader_zhou, 403),
    ):
        door = Door(visitor)
        assert door.get("/administration/departments")[0] == status
        assert door.post("/administration/departments/create", body)[0] == status
        assert door.post(f"{urban}/change", change)[0] == status
        assert door.post(f"{urban}/close", NOTE)[0] == status
        assert door.post(f"{urban}/reopen", NOTE)[0] == status
    assert not Event.objects.filter(subject_type="department").exists()


def test_department_lives_its_life_by_the_doors(cast: Cast) -> None:
    door = Door(cast.lin_admin)
    body = {"code": "garden", "name": "市园林局", "short_name": "园林局", "parent_id": None}
    made = door.post("/administration/departments/create", body)[1]
    path = f"/administration/departments/{made['id']}"
    change = {"name": "市园林局", "short_name": "园林局", "contact_hours": "工作日", "note": "新"}
    assert door.post(f"{path}/change", change)[1]["contact_hours"] == "工作日"
    assert "name" in door.post(f"{path}/change", change | {"name": "市水务局"})[1]["fields"]
    assert door.post(f"{path}/close", {"note": ""})[0] == 422
    assert door.post(f"{path}/close", NOTE)[0] == 200
    assert door.post(f"{path}/reopen", NOTE)[1]["is_active"] is True
    assert door.post("/administration/departments/999999/close", NOTE)[0] == 404
    rows = door.get("/administration/departments")[1]
    assert [each["code"] for each in rows] == ["urban", "water", "garden"]
