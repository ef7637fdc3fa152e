"""Import a list of people: look first, then everybody or nobody."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from hotline.accounts.models import User
from hotline.accounts.rules.roles import Role
from hotline.administration.rules.people_file import MOST_ROWS, NoListError, check, rows_in
from hotline.core.models import Event
from hotline.organizations.models import Team
from tests.cast import Cast, Door

PATH = "/administration/people-import"
HEAD = ["登录名", "姓名", "角色", "承办单位", "班组"]


def _csv(*rows: list[str]) -> bytes:
    return "\r\n".join(",".join(each) for each in ([*HEAD], *rows)).encode("gb18030")


def _xlsx(*rows: list[Any]) -> bytes:
    book, kept = Workbook(), io.BytesIO()
    for each in ([*HEAD], *rows):
        book.worksheets[0].append(each)
    book.save(kept)
    return kept.getvalue()


def _preview(door: Door, content: bytes) -> tuple[int, Any]:
    upload = {"file": SimpleUploadedFile("人员.xlsx", content)}
    answer = door.client.post(f"/api{PATH}/preview", upload)
    return answer.status_code, answer.json()


@pytest.fixture
def admin(cast: Cast) -> Door:
    """Return the administrator's browser; there is one team."""
    Team.objects.create(code="a", name="一班")
    return Door(cast.lin_admin)


@pytest.mark.parametrize("make", [_csv, _xlsx])
def test_a_list_is_looked_at_and_then_created_whole(cast: Cast, admin: Door, make: Any) -> None:
    content = make(
        ["fuli", "符丽", "热线员、回访员", "", "一班"], ["zhaom", "赵明", "经办人", "水务局", ""]
    )
    status, seen = _preview(admin, content)
    assert (status, seen["faulty"]) == (200, 0)
    assert [each["role_labels"] for each in seen["rows"]] == [["热线员", "回访员"], ["经办人"]]
    assert not User.objects.filter(username="fuli").exists()
    body = {"file": "人员.xlsx", "rows": [each["row"] for each in seen["rows"]]}
    status, made = admin.post(PATH, body)
    assert (status, [each["username"] for each in made]) == (200, ["fuli", "zhaom"])
    for each in made:
        assert User.objects.get(username=each["username"]).check_password(each["password"])
    zhao = User.objects.get(username="zhaom").grants.get()
    assert (zhao.role, zhao.scope_key) == ("handler", str(cast.water.pk))
    assert Team.objects.get().members.get().username == "fuli"
    imported = Event.objects.get(kind="people.imported").details
    assert imported == {"file": "人员.xlsx", "created": 2}
    assert Event.objects.filter(kind="account.created").count() == 2
    status, again = admin.post(PATH, body)
    assert (status, again["code"]) == (422, "faulty_rows")
    assert again["fields"]["2.username"] == "登录名已被使用。"


def test_one_wrong_row_creates_nobody(admin: Door) -> None:
    rows = [
        {"line": 2, "username": "fuli", "display_name": "符丽", "roles": "热线员"},
        {"line": 3, "username": "zhaom", "display_name": "赵明", "roles": "经办人"},
    ]
    status, answer = admin.post(PATH, {"file": "a.csv", "rows": rows})
    assert (status, list(answer["fields"])) == (422, ["3.department"])
    assert not User.objects.filter(username="fuli").exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04broken", b"\x00\xff\xfe", "姓名,角色\r\n符丽,热线员".encode(), _csv()],
)
def test_a_file_that_is_no_list_is_refused(admin: Door, content: bytes) -> None:
    status, answer = _preview(admin, content or b",")
    assert (status, answer["code"]) == (422, "unreadable_file")


def test_import_is_for_administrators(cast: Cast) -> None:
    for who, status in ((None, 401), (cast.leader_zhou, 403), (cast.sun_wei, 403)):
        assert _preview(Door(who), _csv())[0] == status
        assert Door(who).post(PATH, {})[0] == status


def test_faults_are_said_by_column() -> None:
    rows = rows_in(
        [
            HEAD,
            ["Wang", "王芳", "热线员", "水务局", "二班"],
            ["wang", "", "热线员,司机", "", ""],
            ["", "", "", "", ""],
            ["li", "李强", "经办人", "土地局", ""],
        ]
    )
    places = {"departments": frozenset({"水务局"}), "teams": frozenset({"一班"})}
    first, second, third = check(rows, taken=frozenset({"li"}), **places)
    assert set(first.faults) == {"department", "team"}
    assert set(second.faults) == {"username", "display_name", "roles"}
    assert second.faults["username"] == "与第 2 行的登录名重复。"
    assert third.row.line == 5
    assert set(third.faults) == {"username", "department"}
    assert first.roles == (Role.OPERATOR,)


def test_too_many_people_are_refused() -> None:
    table = [HEAD, *([f"p{each}", "某人", "热线员"] for each in range(MOST_ROWS + 1))]
    with pytest.raises(NoListError, match="一次最多"):
        rows_in(table)
