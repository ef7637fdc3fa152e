"""Taking the audit out of the house: another administrator, once, marked, told."""

import io
from datetime import timedelta
from typing import Any

import openpyxl
import pytest

from hotline.accounts.models import RoleGrant, User
from hotline.accounts.queries import visitor_for
from hotline.accounts.rules.roles import Role
from hotline.administration.models import AuditExport
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.workorders.rules.exports import FREE_ROWS
from tests.cast import NOW, Cast, Door

PATH = "/administration/audit-exports"


def _body(**changes: Any) -> dict[str, Any]:
    filters = {
        "since": (NOW - timedelta(days=7)).isoformat(),
        "until": (NOW + timedelta(days=1)).isoformat(),
        "kinds": ["account.renamed"],
    }
    return {"filters": filters, "reason": "配合季度安全检查"} | changes


def _events(count: int) -> None:
    with writing():
        Event.objects.bulk_create(
            Event(
                kind="account.renamed",
                subject_type="account",
                subject_id=str(each),
                actor_label="系统",
                happened_at=NOW - timedelta(minutes=each + 1),
                details={"old": "=1+1", "new": f"某{each}"},
            )
            for each in range(count)
        )


@pytest.fixture
def second(cast: Cast) -> Door:
    """Return another administrator's browser."""
    other = User.objects.get(pk=cast.wu_qian.user_id)
    RoleGrant.objects.create(user=other, role=Role.ADMINISTRATOR)
    return Door(visitor_for(other))


@pytest.mark.usefixtures("frozen")
def test_doors_for_four_visitors(cast: Cast) -> None:
    for who, status in ((None, 401), (cast.sun_wei, 403), (cast.leader_zhou, 403)):
        door = Door(who)
        assert door.get(PATH)[0] == status
        for path in (PATH, f"{PATH}/1/approve", f"{PATH}/1/refuse", f"{PATH}/1/download"):
            assert door.post(path, {})[0] == status
    admin = Door(cast.lin_admin)
    assert admin.get(PATH)[1] == {"items": [], "awaiting": 0}
    assert admin.post(f"{PATH}/1/download")[0] == 404


@pytest.mark.usefixtures("frozen")
def test_a_small_export_is_taken_once_and_told(cast: Cast) -> None:
    _events(2)
    admin = Door(cast.lin_admin)
    made = admin.post(PATH, _body())[1]
    assert (made["decision"], made["row_count"], made["may_download"]) == ("not_needed", 2, True)
    answer = admin.client.post(f"/api{PATH}/{made['id']}/download")
    book = openpyxl.load_workbook(io.BytesIO(answer.getvalue()))
    assert book.sheetnames == ["操作审计", "导出说明"]
    head, first, second = book["操作审计"].iter_rows(values_only=True)
    assert head[:5] == ("时间", "操作人", "操作", "对象类型", "对象")
    assert (first[2], first[5]) == ("修改人员姓名", "变更：=1+1 → 某0")
    assert str(second[0]) < str(first[0])
    told = {str(label): text for label, text in book["导出说明"].iter_rows(values_only=True)}
    assert (told["申请编号"], told["条数"]) == (made["number"], "2")
    assert "林管理" in str(book["操作审计"].oddHeader)
    assert admin.client.post(f"/api{PATH}/{made['id']}/download").status_code == 410
    kinds = Event.objects.filter(subject_type="audit_export").order_by("id")
    assert [each.kind for each in kinds] == ["audit_export.requested", "audit_export.downloaded"]


@pytest.mark.usefixtures("frozen")
def test_a_large_export_waits_for_another_administrator(cast: Cast, second: Door) -> None:
    _events(FREE_ROWS + 1)
    admin = Door(cast.lin_admin)
    made = admin.post(PATH, _body())[1]
    path = f"{PATH}/{made['id']}"
    assert (made["decision"], made["may_download"]) == ("awaiting", False)
    assert admin.client.post(f"/api{path}/download").status_code == 410
    assert admin.post(f"{path}/approve")[1]["code"] == "own_export"
    assert second.get(PATH)[1]["awaiting"] == 1
    assert second.post(f"{path}/refuse")[0] == 422
    assert second.post(f"{path}/approve", {"comment": "同意"})[1]["decision"] == "approved"
    assert second.post(f"{path}/approve")[1]["code"] == "export_decided"
    assert second.client.post(f"/api{path}/download").status_code == 403
    answer = admin.client.post(f"/api{path}/download")
    rows = openpyxl.load_workbook(io.BytesIO(answer.getvalue()))["操作审计"].max_row
    assert rows == FREE_ROWS + 2
    assert AuditExport.objects.get().exported_rows == FREE_ROWS + 1


@pytest.mark.usefixtures("frozen")
def test_what_happens_after_the_request_is_none_of_it(cast: Cast) -> None:
    _events(1)
    admin = Door(cast.lin_admin)
    made = admin.post(PATH, _body())[1]
    with writing():
        later = Event.objects.get(kind="account.renamed")
        later.pk, later.happened_at = None, NOW + timedelta(minutes=1)
        later.save()
    answer = admin.client.post(f"/api{PATH}/{made['id']}/download")
    assert openpyxl.load_workbook(io.BytesIO(answer.getvalue()))["操作审计"].max_row == 2


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("reason", ["", "检查"])
def test_without_a_purpose_or_rows_nothing_is_asked(cast: Cast, reason: str) -> None:
    admin = Door(cast.lin_admin)
    assert admin.post(PATH, _body(reason=reason))[1]["fields"]["reason"]
    assert admin.post(PATH, _body())[1]["fields"]["filters"]
    assert not AuditExport.objects.exists()
