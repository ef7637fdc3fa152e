"""Files of the order itself: who adds them, who sees which copy, and how many there may be."""

import io
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from PIL import Image

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.files.errors import FileRefused
from hotline.files.rules.file_kinds import KINDS
from hotline.files.tests.bad_files import has_place, photo
from hotline.files.tests.small_files import PDF
from hotline.workorders.actions.add_attachment import add_attachment
from hotline.workorders.actions.attach_files import attach_files
from hotline.workorders.actions.submit_result import submit_result
from hotline.workorders.errors import Incomplete, NoSuchOrder, NotNow
from hotline.workorders.models import Attachment, WorkOrder
from hotline.workorders.rules.file_limits import (
    BYTES_OF_ORDER,
    FILES_OF_ORDER,
    UPLOADS_A_DAY,
    fault_of_order,
    fault_of_upload,
)
from hotline.workorders.tests.orders import (
    a_result,
    accepted,
    closed,
    dispatched,
    events_of,
    later,
    registered,
    upload,
)
from tests.cast import NOW, Cast, Door


def _attach(order: WorkOrder, by: Visitor, *ids: UUID, is_internal: bool = False) -> WorkOrder:
    return attach_files(
        number=order.number,
        attachment_ids=ids,
        is_internal=is_internal,
        by=by,
        now=later(order, 6),
    )


def _many(count: int, by: Visitor, order: WorkOrder | None = None) -> None:
    with writing():
        Attachment.objects.bulk_create(
            Attachment(
                name="a.pdf",
                kind="pdf",
                size=1,
                uploaded_at=NOW,
                uploaded_by_id=by.user_id,
                order=order,
            )
            for _ in range(count)
        )


def test_department_gets_a_photo_without_its_place_and_the_hotline_the_original(
    cast: Cast,
) -> None:
    order = dispatched(cast)
    taken = photo(with_place=True)
    desk, handler = Door(cast.wang_fang), Door(cast.zhao_min)
    _, made = desk.upload("现场.jpg", taken)
    assert (made["kind"], made["has_preview"], made["had_location"]) == ("picture", True, True)
    body = {"attachment_ids": [made["id"]]}
    assert desk.post(f"/work-orders/{order.number}/attachments", body)[0] == 200
    assert events_of(order)[-1] == "workorder.files_attached"
    path = f"/api/attachments/{made['id']}"
    assert desk.client.get(path).getvalue() == taken
    answer = handler.client.get(path)
    copy = answer.getvalue()
    assert not has_place(copy)
    assert int(answer["Content-Length"]) == len(copy)
    _, detail = handler.get(f"/work-orders/{order.number}")
    (shown,) = detail["attachments"]
    assert (shown["size"], shown["had_location"]) == (len(copy), False)


def test_preview_is_small_harmless_and_for_those_who_see_the_order(cast: Cast) -> None:
    order = dispatched(cast)
    file = upload(cast.zhao_min, "现场.jpg", photo(width=2000, height=1500))
    document = upload(cast.zhao_min, "说明.pdf", PDF)
    _attach(order, cast.zhao_min, file, document)
    path = f"/attachments/{file}/preview"
    answer = Door(cast.wu_qian).client.get(f"/api{path}")
    with Image.open(io.BytesIO(answer.getvalue())) as small:
        assert small.size == (480, 360)
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    for who, status in ((None, 401), (cast.sun_wei, 404), (cast.lin_admin, 403)):
        assert Door(who).get(path)[0] == status
    assert Door(cast.wu_qian).get(f"/attachments/{document}/preview")[0] == 404


def test_copy_and_preview_lie_sealed_too(cast: Cast) -> None:
    made = upload(cast.zhao_min, "现场.jpg", photo())
    kept = sorted(settings.MEDIA_ROOT.glob(f"*/{made.hex}*"))
    assert [each.suffix for each in kept] == ["", ".copy", ".preview"]
    assert not any(b"JFIF" in each.read_bytes() for each in kept)


def test_internal_file_is_not_found_by_the_department(cast: Cast) -> None:
    order = dispatched(cast)
    secret = upload(cast.li_qiang, "举报材料.pdf", PDF)
    _attach(order, cast.li_qiang, secret, is_internal=True)
    handler = Door(cast.zhao_min)
    assert handler.get(f"/attachments/{secret}")[0] == 404
    _, detail = handler.get(f"/work-orders/{order.number}")
    assert detail["attachments"] == []
    _, detail = Door(cast.wu_qian).get(f"/work-orders/{order.number}")
    assert [each["is_internal"] for each in detail["attachments"]] == [True]
    path = f"/work-orders/{order.number}/timeline"
    told = [
        [each["label"] for each in Door(who).get(path)[1]] for who in (cast.zhao_min, cast.wu_qian)
    ]
    assert ["添加附件" in each for each in told] == [False, True]


def test_department_cannot_hide_a_file_from_itself(cast: Cast) -> None:
    order = dispatched(cast)
    _attach(order, cast.zhao_min, upload(cast.zhao_min), is_internal=True)
    assert not Attachment.objects.get(order=order).is_internal


def test_who_may_attach(cast: Cast) -> None:
    order = dispatched(cast)
    path = f"/work-orders/{order.number}/attachments"
    body = {"attachment_ids": [str(upload(cast.zhao_min))]}
    assert Door().post(path, body)[0] == 401
    assert Door(cast.sun_wei).post(path, body)[0] == 404
    assert Door(cast.leader_zhou).post(path, body)[0] == 403
    assert Door(cast.wang_fang).post(path, body)[0] == 422, "somebody else's upload"
    status, said = Door(cast.zhao_min).post(path, {"attachment_ids": []})
    assert (status, said["code"]) == (422, "incomplete")
    assert Door(cast.zhao_min).post(path, body)[0] == 200
    assert Door(cast.zhao_min).post(path, body)[0] == 422, "it belongs to the order already"


def test_closed_order_takes_no_more_files(cast: Cast) -> None:
    order = closed(cast)
    with pytest.raises(NotNow, match="已结案"):
        _attach(order, cast.wang_fang, upload(cast.wang_fang))


def test_order_of_another_department_is_not_found(cast: Cast) -> None:
    order = registered(cast)
    with pytest.raises(NoSuchOrder):
        _attach(order, cast.zhao_min, upload(cast.zhao_min))


def test_order_takes_so_many_files_and_no_more(cast: Cast) -> None:
    order = accepted(cast)
    _many(FILES_OF_ORDER - 1, cast.zhao_min, order)
    ids = [upload(cast.zhao_min), upload(cast.zhao_min)]
    with pytest.raises(Incomplete, match="最多"):
        _attach(order, cast.zhao_min, *ids)
    with pytest.raises(Incomplete, match="最多"):
        submit_result(
            number=order.number,
            result=a_result(handled_at=later(order, 30)),
            attachment_ids=ids,
            by=cast.zhao_min,
            now=later(order, 30),
        )
    _attach(order, cast.zhao_min, ids[0])
    assert Attachment.objects.filter(order=order).count() == FILES_OF_ORDER


def test_person_uploads_so_many_files_a_day(cast: Cast) -> None:
    _many(UPLOADS_A_DAY, cast.zhao_min)
    with pytest.raises(FileRefused, match="今天"):
        add_attachment(name="a.pdf", content=PDF, by=cast.zhao_min, now=NOW)
    tomorrow = NOW + timedelta(days=1, minutes=1)
    assert add_attachment(name="a.pdf", content=PDF, by=cast.zhao_min, now=tomorrow).size


def test_limits_by_kind_and_by_order() -> None:
    megabyte = 1024 * 1024
    assert "10 MB" in fault_of_upload(KINDS["jpeg"], 11 * megabyte, uploaded_today=0)
    assert "20 MB" in fault_of_upload(KINDS["pdf"], 21 * megabyte, uploaded_today=0)
    assert fault_of_upload(KINDS["mp4"], 50 * megabyte, uploaded_today=0) == ""
    assert fault_of_order(files=0, size=0, more_files=1, more_size=BYTES_OF_ORDER) == ""
    assert "MB" in fault_of_order(files=1, size=1, more_files=1, more_size=BYTES_OF_ORDER)


def test_unknown_upload_is_refused(cast: Cast) -> None:
    order = dispatched(cast)
    with pytest.raises(Incomplete, match="重新上传"):
        _attach(order, cast.zhao_min, uuid4())
