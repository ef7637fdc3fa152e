"""A file that may tell where it was taken waits for the hotline before a department has it."""

from uuid import UUID

import pytest

from hotline.accounts.visitor import Visitor
from hotline.core.errors import Refusal
from hotline.files.tests.bad_files import pdf
from hotline.workorders.actions.attach_files import attach_files
from hotline.workorders.actions.open_attachment import open_attachment
from hotline.workorders.actions.release_file import release_file
from hotline.workorders.models import Attachment, WorkOrder
from hotline.workorders.tests.orders import accepted, events_of, later, registered, upload
from tests.cast import NOW, Cast, Door

LOCKED = pdf((b"", b"q Q"), locked=True)


def _held(cast: Cast, order: WorkOrder, by: Visitor | None = None) -> UUID:
    by = by or cast.wang_fang
    file_id = upload(by, "判决书.pdf", LOCKED)
    attach_files(number=order.number, attachment_ids=[file_id], by=by, now=later(order, 11))
    return file_id


def _open(file_id: UUID, by: Visitor) -> bytes:
    return b"".join(open_attachment(attachment_id=file_id, by=by, now=NOW)[1])


def test_department_waits_and_is_told_why_and_the_hotline_reads_on(cast: Cast) -> None:
    order = accepted(cast)
    file_id = _held(cast, order)
    with pytest.raises(Refusal, match="热线核对放行") as refusal:
        _open(file_id, cast.zhao_min)
    assert refusal.value.code == "file_held"
    assert _open(file_id, cast.li_qiang) == LOCKED
    seen = Door(cast.zhao_min).get(f"/work-orders/{order.number}")[1]["attachments"][0]
    assert (seen["is_held"], seen["may_open"], seen["may_release"]) == (True, False, False)
    assert Door(cast.zhao_min).get(f"/attachments/{file_id}")[0] == 403


def test_released_file_is_opened_and_the_release_is_recorded_for_the_hotline(cast: Cast) -> None:
    order = accepted(cast)
    file_id = _held(cast, order)
    release_file(attachment_id=file_id, reason="已核对，无位置。", by=cast.li_qiang, now=NOW)
    row = Attachment.objects.get(pk=file_id)
    assert (row.is_held, row.released_at, row.released_by_label) == (
        *(False, NOW),
        cast.li_qiang.actor_label,
    )
    assert _open(file_id, cast.zhao_min) == LOCKED
    assert events_of(order)[-2] == "workorder.files_attached"
    assert events_of(order)[-1] == "workorder.file_released"
    for who, told in ((cast.li_qiang, True), (cast.zhao_min, False)):
        _, lines = Door(who).get(f"/work-orders/{order.number}/timeline")
        assert ("已核对" in str(lines)) is told
    with pytest.raises(Refusal) as refusal:
        release_file(attachment_id=file_id, reason="再放行。", by=cast.li_qiang, now=NOW)
    assert refusal.value.code == "already_done"


def test_who_does_not_answer_for_it_releases_nothing(cast: Cast) -> None:
    order = accepted(cast)
    file_id = _held(cast, order)
    for who in (cast.zhao_min, cast.wang_fang, cast.sun_wei):
        with pytest.raises(Refusal):
            release_file(attachment_id=file_id, reason="已核对。", by=who, now=NOW)
    with pytest.raises(Refusal) as refusal:
        release_file(attachment_id=file_id, reason=" ", by=cast.li_qiang, now=NOW)
    assert set(refusal.value.fields) == {"reason"}
    assert Attachment.objects.get(pk=file_id).is_held


def test_department_opens_its_own_upload(cast: Cast) -> None:
    order = accepted(cast)
    file_id = _held(cast, order, by=cast.zhao_min)
    assert _open(file_id, cast.zhao_min) == LOCKED


def test_door_releases(cast: Cast) -> None:
    file_id = _held(cast, accepted(cast))
    path, body = f"/attachments/{file_id}/release", {"reason": "已核对，无位置。"}
    assert Door().post(path, body)[0] == 401
    assert Door(cast.wang_fang).post(path, body)[0] == 403
    assert Door(cast.sun_wei).post(path, body)[0] == 403
    status, seen = Door(cast.li_qiang).post(path, body)
    assert (status, seen["is_held"], seen["may_release"]) == (200, False, False)


def test_ordinary_file_is_not_held(cast: Cast) -> None:
    order = registered(cast)
    file_id = upload(cast.wang_fang)
    attach_files(
        number=order.number, attachment_ids=[file_id], by=cast.wang_fang, now=later(order, 2)
    )
    assert not Attachment.objects.get(pk=file_id).is_held
