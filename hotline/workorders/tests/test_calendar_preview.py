"""What other calendars would mean: running clocks keep theirs, later ones count otherwise."""

from datetime import date

import pytest

from hotline.core.guarded import writing
from hotline.workorders.models import Deadline
from hotline.workorders.tests.orders import dispatched
from tests.cast import NOW, Cast, Door

FREE = [{"date": f"2026-11-{day}", "kind": "holiday", "name": "台风停班"} for day in (25, 26, 27)]
pytestmark = pytest.mark.usefixtures("frozen")


def test_running_clocks_keep_their_calendar_and_new_ones_do_not(cast: Cast) -> None:
    order = dispatched(cast)
    door, before = Door(cast.lin_admin), list(Deadline.objects.values_list("pk", "ends_at"))
    preview = door.post("/administration/calendars/days/preview", {"year": 2026, "days": FREE})[1]
    by_office = Deadline.objects.filter(stopped_at__isnull=True, calendar_name="office").count()
    assert by_office > 0
    assert preview["running"] == preview["frozen"] == preview["looked_at"] == by_office
    assert (preview["following"], preview["otherwise"]) == (0, by_office)
    assert {each["number"] for each in preview["examples"]} == {order.number}
    assert all(each["due"] < each["by_new_days"] for each in preview["examples"])
    changed = {each["label"] for each in preview["new_clocks"]}
    assert "5 个工作日内办结" in changed
    assert list(Deadline.objects.values_list("pk", "ends_at")) == before


def test_publishing_leaves_running_clocks_alone(cast: Cast) -> None:
    dispatched(cast)
    before = list(Deadline.objects.values_list("pk", "ends_at", "holidays_version"))
    body = {"year": 2026, "edition": 0, "days": FREE, "note": "台风停班通知"}
    assert Door(cast.lin_admin).post("/administration/calendars/days", body)[0] == 200
    assert list(Deadline.objects.values_list("pk", "ends_at", "holidays_version")) == before


def test_clocks_from_before_calendars_were_kept_are_told_apart(cast: Cast) -> None:
    dispatched(cast)
    with writing():
        Deadline.objects.filter(calendar_name="office").update(calendar_version=0)
    preview = Door(cast.lin_admin).post(
        "/administration/calendars/days/preview", {"year": 2026, "days": FREE}
    )[1]
    assert preview["following"] == preview["running"] > 0
    assert preview["frozen"] == 0


def test_days_far_away_change_nothing(cast: Cast) -> None:
    dispatched(cast)
    days = [{"date": "2028-03-01", "kind": "holiday", "name": "某日"}]
    preview = Door(cast.lin_admin).post(
        "/administration/calendars/days/preview", {"year": 2028, "days": days}
    )[1]
    assert (preview["otherwise"], preview["examples"]) == (0, [])
    starts = [date.fromisoformat(each["starts_at"][:10]) for each in preview["new_clocks"]]
    assert all(each > NOW.date() for each in starts)


def test_other_weekly_hours_are_previewed_from_their_first_day(cast: Cast) -> None:
    dispatched(cast)
    body = {
        "name": "office",
        "starts_on": "2026-12-01",
        "weekly": [[["09:00", "12:00"]]] * 3 + [[]] * 4,
    }
    door = Door(cast.lin_admin)
    preview = door.post("/administration/calendars/hours/preview", body)[1]
    assert preview["otherwise"] == preview["running"] > 0
    assert all(each["starts_at"].startswith("2026-12-01") for each in preview["new_clocks"])
    assert preview["new_clocks"]
    wrong = door.post("/administration/calendars/hours/preview", body | {"weekly": [[]] * 7})
    assert wrong[0] == 422
    assert "weekly" in wrong[1]["fields"]


def test_only_an_administrator_previews(cast: Cast) -> None:
    body = {"year": 2026, "days": FREE}
    for visitor, status in (
        (None, 401),
        (cast.zhao_min, 403),
        (cast.wang_fang, 403),
        (cast.leader_zhou, 403),
    ):
        path = "/administration/calendars/days/preview"
        assert Door(visitor).post(path, body)[0] == status
