"""Codes to a number: five minutes, five tries, few an hour; and numbers left to be called."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from hotline.citizens.models import Phone
from hotline.core.models import Event
from hotline.messaging.models import CitizenNotice
from hotline.messaging.notice_errors import NoticeInvalid
from hotline.messaging.tests.notices import templates
from hotline.portal.actions.ask_return_call import ask_return_call
from hotline.portal.actions.prove_number import prove_number
from hotline.portal.actions.send_phone_code import send_phone_code
from hotline.portal.errors import CodeWrong, SubmissionInvalid, TooMany
from hotline.portal.models import PhoneCode
from hotline.portal.proofs import is_proven
from hotline.portal.rules.codes import LIFETIME, MAX_TRIES
from hotline.portal.rules.limits import LIMITS, Use
from hotline.portal.rules.wishes import note_of
from hotline.portal.tests.forms import HOME, KEY, PHONE
from hotline.telephony.models import ReturnCall
from tests.cast import NOW, Cast, Door


def _sent() -> str:
    send_phone_code(phone=PHONE, address=HOME, now=NOW)
    return str(PhoneCode.objects.latest("id").code)


def _wrong(code: str) -> str:
    return "000000" if code != "000000" else "111111"


@pytest.fixture(autouse=True)
def _with_templates(cast: Cast) -> None:
    del cast
    templates()


def test_a_code_is_sent_and_proves_the_number() -> None:
    code = _sent()
    notice = CitizenNotice.objects.get()
    assert code in notice.text
    assert notice.peer == PHONE
    proof = prove_number(phone="139 0753 1234", code=code, address=HOME, now=NOW)
    assert is_proven(proof, PHONE, now=NOW)
    assert not is_proven(proof, "13907530000", now=NOW)
    assert Phone.objects.get().proven_at == NOW
    assert Event.objects.filter(kind="phone.proven").count() <= 1
    with pytest.raises(CodeWrong):
        prove_number(phone=PHONE, code=code, address=HOME, now=NOW)


def test_the_code_and_the_number_lie_sealed() -> None:
    code = _sent()
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(c)::text FROM portal_phonecode c")
        row = cursor.fetchone()[0]
    assert f'"{code}"' not in row
    assert PHONE not in row


def test_a_code_is_good_for_five_minutes() -> None:
    code = _sent()
    with pytest.raises(CodeWrong):
        prove_number(phone=PHONE, code=code, address=HOME, now=NOW + LIFETIME)


def test_five_wrong_tries_end_a_code() -> None:
    code = _sent()
    for _ in range(MAX_TRIES):
        with pytest.raises(CodeWrong):
            prove_number(phone=PHONE, code=_wrong(code), address=HOME, now=NOW)
    with pytest.raises(CodeWrong):
        prove_number(phone=PHONE, code=code, address=HOME, now=NOW)
    fresh = _sent()
    assert prove_number(phone=PHONE, code=fresh, address=HOME, now=NOW)


def test_only_the_latest_code_counts() -> None:
    first, second = _sent(), _sent()
    if first != second:
        with pytest.raises(CodeWrong):
            prove_number(phone=PHONE, code=first, address=HOME, now=NOW)
    assert prove_number(phone=PHONE, code=second, address=HOME, now=NOW)


def test_a_number_gets_few_codes_an_hour_and_a_day() -> None:
    hourly, daily = LIMITS[Use.CODE].per_phone, LIMITS[Use.CODE_DAY].per_phone
    for n in range(daily):
        at = NOW + timedelta(hours=1, seconds=1) * (n // hourly)
        send_phone_code(phone=PHONE, address=f"198.51.100.{n}", now=at)
        if n == hourly - 1:
            with pytest.raises(TooMany):
                send_phone_code(phone=PHONE, address="203.0.113.1", now=at)
    with pytest.raises(TooMany):
        send_phone_code(phone=PHONE, address="203.0.113.1", now=NOW + timedelta(hours=20))
    assert CitizenNotice.objects.count() == daily


@pytest.mark.parametrize("phone", ["没有", "0898", "0898 66221234"])
def test_only_mobile_numbers_get_codes(phone: str) -> None:
    with pytest.raises((SubmissionInvalid, NoticeInvalid)):
        send_phone_code(phone=phone, address=HOME, now=NOW)
    assert not PhoneCode.objects.exists()


def test_the_door_says_when_it_is_too_often() -> None:
    for _ in range(LIMITS[Use.CODE].per_phone):
        assert Door().post("/portal/phone-codes", {"phone": PHONE})[0] == 200
    status, answer = Door().post("/portal/phone-codes", {"phone": PHONE})
    assert (status, answer["code"]) == (429, "too_many")
    assert "12345" in answer["message"]


def test_a_number_left_is_listed_once() -> None:
    numbers = {
        ask_return_call(
            key=KEY, phone=PHONE, about="问医保", wanted_from=None, address=HOME, now=NOW
        )
        for _ in range(2)
    }
    other = ask_return_call(
        key=uuid4(), phone=PHONE, about="再问", wanted_from=None, address=HOME, now=NOW
    )
    listed = ReturnCall.objects.get()
    assert numbers == {other}
    assert other.startswith("H261124")
    assert (listed.reason, listed.about, listed.number) == ("online", "问医保", PHONE)
    assert Event.objects.get(kind="return_call.listed").actor_label == "市民"
    with pytest.raises(SubmissionInvalid):
        ask_return_call(key=uuid4(), phone="x", about="", wanted_from=None, address=HOME, now=NOW)


def test_the_operator_reads_when_and_why(cast: Cast) -> None:
    ask_return_call(
        key=KEY,
        phone=PHONE,
        about="问医保",
        wanted_from=NOW + timedelta(hours=2),
        address=HOME,
        now=NOW,
    )
    status, seen = Door(cast.leader_zhou).get("/telephony/return-calls")
    assert status == 200
    assert "希望" in str(seen)
    assert "问医保" in str(seen)
    assert PHONE not in str(seen)


def test_a_time_that_is_over_is_not_wished_for() -> None:
    assert note_of(NOW - timedelta(hours=1), NOW) == note_of(None, NOW) == "网上预约回电"
