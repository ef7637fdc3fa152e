"""The doors of files and of the screen pop."""

from uuid import uuid4

import pytest

from hotline.citizens.actions.recognize import recognize
from hotline.contacts.actions.open_contact import open_contact
from hotline.contacts.rules.channels import Channel
from hotline.core.actor import SYSTEM
from hotline.core.guarded import writing
from hotline.files.tests.small_files import PNG
from hotline.reference.models import Area
from hotline.telephony.models import Call
from hotline.workorders.models import Attachment
from hotline.workorders.tests.orders import registered
from tests.cast import CHEN_JING, NOW, Cast, Door


def test_handler_uploads_and_opens_a_file(cast: Cast) -> None:
    door = Door(cast.zhao_min)
    status, made = door.upload("现场 照片.png", PNG)
    assert (status, made["name"], made["kind"]) == (200, "现场 照片.png", "picture")
    answer = door.client.get(f"/api/attachments/{made['id']}")
    assert len(answer.getvalue()) == made["size"]
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''%E7%8E%B0")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("程序.pdf", b"MZ\x90\x00", 422),
        ("空.png", b"", 422),
        ("大.png", PNG + bytes(10 * 1024 * 1024), 422),
    ],
)
def test_file_that_is_not_kept_is_refused(
    cast: Cast, name: str, content: bytes, status: int
) -> None:
    got, answer = Door(cast.zhao_min).upload(name, content)
    assert got == status
    assert "file" in answer["fields"]
    assert not Attachment.objects.exists()


def test_who_may_upload_and_open(cast: Cast) -> None:
    assert Door().upload("a.png", PNG)[0] == 401
    assert Door(cast.leader_zhou).upload("a.png", PNG)[0] == 403
    _, made = Door(cast.zhao_min).upload("a.png", PNG)
    path = f"/attachments/{made['id']}"
    assert Door().get(path)[0] == 401
    assert Door(cast.sun_wei).get(path)[0] == 404
    assert Door(cast.lin_admin).get(path)[0] == 403


def _call(cast: Cast, *, is_answered: bool) -> Call:
    contact, call_id, story = None, uuid4(), uuid4()
    if is_answered:
        citizen = recognize(number=CHEN_JING.phone, by=SYSTEM, now=NOW)
        contact = open_contact(
            channel=Channel.PHONE,
            citizen_id=citizen.pk if citizen else None,
            call_id=call_id,
            correlation_id=story,
            operator_id=cast.wang_fang.user_id,
            by=SYSTEM,
            now=NOW,
        )
    with writing():
        return Call.objects.create(
            id=call_id,
            is_entered=True,
            caller=CHEN_JING.phone,
            dialled="12345",
            correlation_id=story,
            contact=contact,
            entered_at=NOW,
            last_event_at=NOW,
        )


def test_screen_pop_of_a_stranger_shows_number_and_place(cast: Cast) -> None:
    call = _call(cast, is_answered=False)
    status, pop = Door(cast.wang_fang).get(f"/screen-pop/{call.pk}")
    assert status == 200
    assert (pop["phone"], pop["contact_id"], pop["citizen"]) == (CHEN_JING.phone, None, None)
    assert pop["phone_place"].startswith("海南省海口市")
    assert (pop["earlier_orders"], pop["district_guess"]) == ([], None)


def test_screen_pop_of_a_known_citizen_shows_orders_and_district(cast: Cast) -> None:
    order = registered(cast)
    earlier = _call(cast, is_answered=True)
    call = _call(cast, is_answered=True)
    status, pop = Door(cast.wang_fang).get(f"/screen-pop/{call.pk}")
    assert status == 200
    assert pop["contact_id"] == call.contact_id
    assert pop["citizen"]["name"] == "陈静"
    assert [each["number"] for each in pop["earlier_orders"]] == [order.number]
    assert [each["id"] for each in pop["earlier_contacts"]] == [earlier.contact_id]
    assert pop["earlier_contacts"][0]["operator_name"] == "王芳"
    assert pop["district_guess"]["name"] == "龙华区"


def test_screen_pop_of_orders_in_a_whole_district_guesses_that_district(cast: Cast) -> None:
    city = Area.objects.create(code="460100", name="海口市", level=Area.Level.CITY)
    Area.objects.filter(pk=cast.area.pk).update(parent=city, level=Area.Level.DISTRICT)
    registered(cast)
    _call(cast, is_answered=True)
    _, pop = Door(cast.wang_fang).get(f"/screen-pop/{_call(cast, is_answered=True).pk}")
    assert pop["district_guess"]["code"] == cast.area.code


def test_screen_pop_before_the_call_is_absorbed_and_for_others(cast: Cast) -> None:
    assert Door(cast.wang_fang).get(f"/screen-pop/{uuid4()}")[0] == 404
    call = _call(cast, is_answered=False)
    for who, status in ((None, 401), (cast.zhao_min, 403), (cast.lin_admin, 403)):
        assert Door(who).get(f"/screen-pop/{call.pk}")[0] == status
