"""Kept filters: one's own only, a name once, one event per write."""

import pytest

from hotline.core.errors import Forbidden
from hotline.core.models import Event
from hotline.workorders.actions.save_filter import MOST_FILTERS, save_filter
from hotline.workorders.list_errors import TooMany
from hotline.workorders.models import SavedFilter
from hotline.workorders.rules.search.filters import Filters
from tests.cast import NOW, Cast, Door

BODY = {
    "name": "龙华区超期",
    "tray": "all",
    "filters": {
        "q": "路灯",
        "area": "460106",
        "due": "overdue",
        "state": ["handling"],
        "first_day": "2026-11-01",
        "urged": True,
    },
}


def test_filter_is_kept_renewed_and_given_up_by_its_owner_only(cast: Cast) -> None:
    door, other = Door(cast.wang_fang), Door(cast.li_qiang)
    status, made = door.post("/saved-filters", BODY)
    assert status == 200
    given = {name: value for name, value in made["filters"].items() if value not in ("", None, [])}
    assert given == BODY["filters"]
    assert door.post("/saved-filters", BODY | {"tray": "mine"})[1]["id"] == made["id"]
    assert [each["tray"] for each in door.get("/saved-filters")[1]] == ["mine"]
    assert other.get("/saved-filters")[1] == []
    assert other.post(f"/saved-filters/{made['id']}/remove")[0] == 404
    assert SavedFilter.objects.count() == 1
    assert door.post(f"/saved-filters/{made['id']}/remove")[0] == 200
    assert door.post(f"/saved-filters/{made['id']}/remove")[0] == 404
    kinds = Event.objects.filter(subject_type="filter").order_by("id")
    assert [each.kind for each in kinds] == ["filter.saved"] * 2 + ["filter.removed"]


def test_doors_for_nobody_and_for_roles_without_orders(cast: Cast) -> None:
    assert Door().get("/saved-filters")[0] == Door().post("/saved-filters", BODY)[0] == 401
    assert Door(cast.lin_admin).post("/saved-filters", BODY)[0] == 403
    assert Door(cast.zhao_min).post("/saved-filters", BODY)[0] == 403, "not her list"


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"name": "长" * 31},
        {"tray": "everything"},
        {"filters": {"state": ["lost"]}},
        {"filters": {"colour": "red"}},
        {"filters": {"first_day": "soon"}},
    ],
)
def test_broken_filter_is_refused(cast: Cast, change: dict[str, object]) -> None:
    assert Door(cast.wang_fang).post("/saved-filters", BODY | change)[0] == 422
    assert not SavedFilter.objects.exists()


def test_no_more_than_a_screenful(cast: Cast) -> None:
    def save(name: str) -> None:
        save_filter(name=name, tray="all", filters=Filters(), by=cast.wang_fang, now=NOW)

    for position in range(MOST_FILTERS):
        save(f"筛选 {position}")
    save("筛选 0")
    with pytest.raises(TooMany):
        save("多出来的")
    with pytest.raises(Forbidden):
        save_filter(name="x", tray="reviews", filters=Filters(), by=cast.wang_fang, now=NOW)
