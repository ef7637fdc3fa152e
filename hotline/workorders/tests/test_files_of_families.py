"""What was sent with an order is seen with its parts, by those who have a part; and no further."""

from collections.abc import Callable
from uuid import UUID

import pytest

from hotline.accounts.visitor import Visitor
from hotline.files.tests.bad_files import has_place, photo
from hotline.workorders.actions.attach_files import attach_files
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.actions.link import link
from hotline.workorders.actions.merge import merge
from hotline.workorders.actions.open_attachment import open_attachment, open_preview
from hotline.workorders.actions.set_secrecy import set_secrecy
from hotline.workorders.actions.split import split
from hotline.workorders.errors import NoSuchOrder
from hotline.workorders.file_queries import list_files
from hotline.workorders.models import Attachment, WorkOrder
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.tests.orders import (
    a_demand,
    accepted,
    dispatched,
    later,
    registered,
    submitted,
    upload,
)
from tests.cast import Cast, Door


def _with_photo(
    cast: Cast, order: WorkOrder, by: Visitor | None = None, *, is_internal: bool = False
) -> UUID:
    by = by or cast.wang_fang
    photo_id = upload(by, "现场.jpg", photo(with_place=True))
    attach_files(
        number=order.number,
        attachment_ids=[photo_id],
        is_internal=is_internal,
        by=by,
        now=later(order, 1),
    )
    return photo_id


def _parts(cast: Cast, order: WorkOrder) -> list[WorkOrder]:
    demands = [a_demand(cast), a_demand(cast, event="公司拖欠工资三个月。")]
    return split(number=order.number, demands=demands, by=cast.li_qiang, now=later(order, 3))


def _sent(cast: Cast, part: WorkOrder) -> WorkOrder:
    return dispatch(
        number=part.number, department_id=cast.urban.pk, by=cast.li_qiang, now=later(part, 4)
    )


def _seen(order: WorkOrder, visitor: Visitor) -> list[UUID]:
    return [each.pk for each in list_files(order, visitor)]


def _opened(photo_id: UUID, visitor: Visitor, order: WorkOrder) -> bytes:
    _, content = open_attachment(attachment_id=photo_id, by=visitor, now=later(order, 9))
    return b"".join(content)


def test_department_of_a_part_sees_the_photo_of_the_call_without_its_place(cast: Cast) -> None:
    order = registered(cast)
    photo_id = _with_photo(cast, order)
    first, second = _parts(cast, order)
    _sent(cast, first)
    assert _seen(first, cast.zhao_min) == [photo_id]
    assert not has_place(_opened(photo_id, cast.zhao_min, order))
    assert open_preview(attachment_id=photo_id, by=cast.zhao_min)[0].pk == photo_id
    with pytest.raises(NoSuchOrder):
        _opened(photo_id, cast.sun_wei, order)
    assert _seen(second, cast.li_qiang) == [photo_id]


def test_photo_sent_after_the_split_is_seen_too_and_so_is_a_part_of_a_part(cast: Cast) -> None:
    order = registered(cast)
    first, _ = _parts(cast, order)
    photo_id = _with_photo(cast, order)
    deepest, _ = _parts(cast, first)
    _sent(cast, deepest)
    assert _seen(deepest, cast.zhao_min) == [photo_id]
    assert _opened(photo_id, cast.zhao_min, order)


def test_internal_files_of_the_whole_stay_with_the_hotline(cast: Cast) -> None:
    order = registered(cast)
    photo_id = _with_photo(cast, order, is_internal=True)
    first, _ = _parts(cast, order)
    _sent(cast, first)
    assert _seen(first, cast.zhao_min) == []
    assert _seen(first, cast.li_qiang) == [photo_id]
    with pytest.raises(NoSuchOrder):
        _opened(photo_id, cast.zhao_min, order)


def test_files_of_a_part_are_not_seen_with_its_sister(cast: Cast) -> None:
    order = registered(cast)
    first, second = _parts(cast, order)
    photo_id = _with_photo(cast, second)
    _sent(cast, first)
    assert _seen(first, cast.zhao_min) == []
    with pytest.raises(NoSuchOrder):
        _opened(photo_id, cast.zhao_min, order)


def test_whole_that_became_more_secret_hides_its_files_from_who_may_not_see_it(cast: Cast) -> None:
    order = registered(cast)
    photo_id = _with_photo(cast, order, by=cast.li_qiang)
    first, _ = _parts(cast, order)
    set_secrecy(
        number=order.number,
        secrecy=Secrecy.RESTRICTED,
        reason="涉及举报人安全。",
        by=cast.li_qiang,
        now=later(order, 5),
    )
    assert _seen(first, cast.wu_qian) == []
    with pytest.raises(NoSuchOrder):
        _opened(photo_id, cast.wu_qian, order)
    assert _seen(first, cast.li_qiang) == [photo_id]


def _merged(cast: Cast, order: WorkOrder, main: WorkOrder) -> None:
    merge(
        number=order.number,
        other=main.number,
        reason="同一件事。",
        by=cast.li_qiang,
        now=later(main, 20),
    )


def _linked(cast: Cast, order: WorkOrder, main: WorkOrder) -> None:
    link(number=order.number, other=main.number, by=cast.li_qiang, now=later(main, 20))


@pytest.mark.parametrize("tie", [_merged, _linked])
def test_merged_and_linked_orders_lend_their_files_to_nobody(
    cast: Cast, tie: Callable[[Cast, WorkOrder, WorkOrder], None]
) -> None:
    main, order = accepted(cast), registered(cast)
    photo_id = _with_photo(cast, order)
    tie(cast, order, main)
    assert _seen(main, cast.zhao_min) == []
    with pytest.raises(NoSuchOrder):
        _opened(photo_id, cast.zhao_min, order)
    assert _opened(photo_id, cast.li_qiang, order)


def test_results_of_the_whole_are_not_what_was_sent_with_it(cast: Cast) -> None:
    order = submitted(cast)
    (proof,) = Attachment.objects.filter(order=order)
    assert not proof.is_of_order
    part = dispatched(cast)
    assert _seen(part, cast.zhao_min) == []


def test_page_says_which_files_came_with_the_whole(cast: Cast) -> None:
    order = registered(cast)
    photo_id = _with_photo(cast, order)
    first, _ = _parts(cast, order)
    _sent(cast, first)
    for who in (cast.zhao_min, cast.li_qiang):
        _, page = Door(who).get(f"/work-orders/{first.number}")
        (seen,) = page["attachments"]
        assert (seen["id"], seen["is_inherited"]) == (str(photo_id), True)
    _, page = Door(cast.li_qiang).get(f"/work-orders/{order.number}")
    assert page["attachments"][0]["is_inherited"] is False
