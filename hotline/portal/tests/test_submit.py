"""A demand from the page: kept once, recognised by phone, limited, its files along with it."""

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from hotline.citizens.queries import find_by_number
from hotline.core.models import Event
from hotline.files.errors import FileRefused
from hotline.files.sealed_files import path_of
from hotline.files.tests.small_files import PNG
from hotline.messaging.models import Conversation, MessageFile
from hotline.messaging.queries import form_of
from hotline.portal.actions.keep_file import keep_file
from hotline.portal.actions.submit import submit
from hotline.portal.errors import SubmissionInvalid, TooMany
from hotline.portal.models import PortalFile, PortalUse
from hotline.portal.proofs import prove
from hotline.portal.rules.limits import LIMITS, Use
from hotline.portal.tests.forms import HOME, PHONE, form, submission, submitted
from tests.cast import NOW, Cast, Door


def test_the_door_gives_a_receipt_and_the_same_one_again(
    cast: Cast, frozen: time_machine.Traveller
) -> None:
    del cast, frozen
    status, receipt = Door().post("/portal/submissions", form())
    assert status == 200
    assert receipt["number"].startswith("L261124")
    assert len(receipt["code"]) == 6
    again = Door().post("/portal/submissions", form(event="别的内容"))
    assert again == (200, receipt)
    kept = Conversation.objects.get()
    assert kept.messages.get().text.startswith("海甸岛")
    said = form_of(kept)
    assert (said["place"], said["phone"], said["is_phone_proven"]) == (
        "海甸岛人民大道 58 号",
        PHONE,
        False,
    )
    citizen = find_by_number(PHONE)
    assert citizen is not None
    assert kept.contact.citizen_id == citizen.pk
    assert Event.objects.filter(kind="message.received").count() == 1
    assert PortalUse.objects.filter(use=Use.SUBMIT).count() == 1


def test_the_app_is_told_apart_from_the_website(cast: Cast) -> None:
    del cast
    Door().post("/portal/submissions", form(channel="app", company="海口某某商贸有限公司"))
    kept = Conversation.objects.get()
    assert kept.channel == "app"
    assert form_of(kept)["company"] == "海口某某商贸有限公司"
    status, _ = Door().post("/portal/submissions", form(channel="phone"))
    assert status == 422


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"event": " \n"}, "event"),
        ({"place": ""}, "place"),
        ({"phone": "没有电话"}, "phone"),
        ({"latitude": 20.0}, "latitude"),
        ({"latitude": 91.0, "longitude": 0.0}, "latitude"),
        ({"latitude": float("nan"), "longitude": 0.0}, "latitude"),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    cast: Cast, changes: dict[str, object], field: str
) -> None:
    del cast
    with pytest.raises(SubmissionInvalid) as refused:
        submit(submission(**changes), address=HOME, now=NOW)
    assert [*refused.value.fields] == [field]
    assert not Conversation.objects.exists()


def test_a_number_may_do_so_a_few_times_an_hour(cast: Cast) -> None:
    del cast
    for _ in range(LIMITS[Use.SUBMIT].per_phone):
        submitted()
    with pytest.raises(TooMany):
        submitted()
    submitted(phone="13907530000")
    submit(submission(), address=HOME, now=NOW + timedelta(hours=1, seconds=1))


def test_an_address_may_do_more_than_a_number_and_not_everything(cast: Cast) -> None:
    del cast
    for n in range(LIMITS[Use.SUBMIT].per_address):
        submitted(phone=f"139{n:08d}")
    with pytest.raises(TooMany):
        submitted(phone=PHONE)
    assert submit(submission(), address="192.0.2.8", now=NOW).is_first
    assert HOME not in str(list(PortalUse.objects.values()))


def test_files_go_along_once(cast: Cast) -> None:
    del cast
    kept = keep_file(name="路灯.png", content=PNG, address=HOME, now=NOW)
    submitted(file_ids=(kept.pk,))
    sent = MessageFile.objects.get()
    assert (sent.name, sent.size) == ("路灯.png", len(PNG))
    assert not PortalFile.objects.exists()
    assert not path_of(kept.pk).exists()
    with pytest.raises(SubmissionInvalid) as refused:
        submitted(file_ids=(kept.pk,))
    assert "重新上传" in refused.value.message
    assert Conversation.objects.count() == 1


def test_a_repeated_submission_does_not_miss_the_files_it_sent(cast: Cast) -> None:
    del cast
    kept = keep_file(name="路灯.png", content=PNG, address=HOME, now=NOW)
    said = submission(file_ids=(kept.pk,))
    first = submit(said, address=HOME, now=NOW)
    assert submit(said, address=HOME, now=NOW).conversation.pk == first.conversation.pk


def test_a_refused_submission_leaves_its_files_to_be_sent(cast: Cast) -> None:
    del cast
    kept = keep_file(name="路灯.png", content=PNG, address=HOME, now=NOW)
    for _ in range(LIMITS[Use.SUBMIT].per_phone):
        submitted()
    with pytest.raises(TooMany):
        submitted(file_ids=(kept.pk,))
    assert PortalFile.objects.get() == kept
    assert path_of(kept.pk).exists()


@pytest.mark.parametrize(
    ("name", "content"), [("空.png", b""), ("看.exe", b"MZ"), ("看.png", b"MZ")]
)
def test_what_is_no_picture_or_document_is_not_put_down(
    cast: Cast, name: str, content: bytes
) -> None:
    del cast
    with pytest.raises(FileRefused):
        keep_file(name=name, content=content, address=HOME, now=NOW)
    assert not PortalFile.objects.exists()


def test_the_door_takes_a_file(cast: Cast) -> None:
    del cast
    answer = Door().client.post(
        "/api/portal/files", {"file": SimpleUploadedFile("../路灯.png", PNG)}
    )
    assert answer.status_code == 200
    assert answer.json()["name"] == "路灯.png"


def test_a_proven_number_is_marked_as_such(cast: Cast) -> None:
    del cast
    proof = prove(PHONE, now=NOW)
    own = submit(submission(), address=HOME, phone_proof=proof, now=NOW)
    others = submit(submission(phone="13907530000"), address=HOME, phone_proof=proof, now=NOW)
    late = submit(submission(), address=HOME, phone_proof=proof, now=NOW + timedelta(minutes=30))
    proven = [form_of(each.conversation)["is_phone_proven"] for each in (own, others, late)]
    assert proven == [True, False, False]


def test_a_key_is_a_uuid(cast: Cast) -> None:
    del cast
    status, answer = Door().post("/portal/submissions", form(key="1"))
    assert status == 422
    assert "key" in str(answer["fields"])
    assert Door().post("/portal/submissions", form(key=str(uuid4()), extra="x"))[0] == 422


@pytest.mark.django_db(transaction=True)
def test_one_submission_sent_by_twenty_at_once_is_kept_once() -> None:
    said = submission()
    found: list[str] = []
    start = threading.Barrier(20)

    def send() -> None:
        start.wait()
        try:
            found.append(submit(said, address=HOME, now=NOW).conversation.number)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(20)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(found) == 20
    assert {*found} == {Conversation.objects.get().number}
    assert PortalUse.objects.count() == 1


def test_a_number_that_is_taken_is_drawn_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    del cast
    draws = iter(["L1", "L1", "L1", "L2"])
    monkeypatch.setattr("hotline.messaging.actions.receive._draw_number", lambda _now: next(draws))
    numbers = [submitted().conversation.number for _ in range(2)]
    assert numbers == ["L1", "L2"]
    assert PortalUse.objects.count() == 2
