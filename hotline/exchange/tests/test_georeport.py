"""GeoReport v2: bodies as the standard prints them, nothing personal, one post once."""

import json
from typing import Any
from uuid import uuid4

import pytest
from defusedxml import ElementTree
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from hotline.core.actor import SYSTEM
from hotline.core.models import Event
from hotline.exchange.actions.partners import add_partner, end_partner
from hotline.exchange.models import Partner
from hotline.files.tests.small_files import PNG
from hotline.messaging.models import Conversation, Message
from hotline.messaging.queries import form_of
from hotline.workorders.actions.register import register
from hotline.workorders.models import WorkOrder
from hotline.workorders.tests.orders import dispatched, handled
from tests.cast import CHEN_JING, NOW, Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")

SERVICE = ["service_code", "service_name", "description", "metadata", "type", "keywords", "group"]
REQUEST = [
    "service_request_id",
    "status",
    "status_notes",
    "service_name",
    "service_code",
    "description",
    "agency_responsible",
    "service_notice",
    "requested_datetime",
    "updated_datetime",
    "expected_datetime",
    "address",
    "address_id",
    "zipcode",
    "lat",
    "long",
    "media_url",
]


def _key(*, may_write: bool = True) -> str:
    return add_partner(name="省平台", may_write=may_write, by=SYSTEM, now=NOW)[1]


def _posted(cast: Cast, **changes: Any) -> dict[str, Any]:
    return {
        "service_code": cast.topic.code,
        "description": "路灯不亮三天了。",
        "address_string": "海甸岛人民大道 12 号",
        "phone": "13907551234",
        "last_name": "陈",
        "first_name": "静",
        "attribute[DEMAND]": "请尽快修复。",
        **changes,
    }


def _get(path: str, **query: Any) -> tuple[int, Any]:
    answer = Door().client.get(f"/api/georeport/v2/{path}", query)
    text = answer.content.decode()
    return answer.status_code, ElementTree.fromstring(text) if path.endswith("xml") else json.loads(
        text
    )


def _post(body: dict[str, Any], form: str = "json", **headers: str) -> tuple[int, Any]:
    answer = Door().client.post(f"/api/georeport/v2/requests.{form}", body, headers=headers)
    return answer.status_code, _read(answer.content.decode(), is_xml=form == "xml")


def _read(text: str, *, is_xml: bool) -> Any:
    return ElementTree.fromstring(text) if is_xml else json.loads(text)


def test_services_have_the_elements_of_the_standard_in_both_forms(cast: Cast) -> None:
    status, rows = _get("services.json")
    assert status == 200
    assert [list(each) for each in rows] == [SERVICE] * len(rows)
    assert cast.topic.code in [each["service_code"] for each in rows]
    status, document = _get("services.xml")
    assert (document.tag, {each.tag for each in document}) == ("services", {"service"})
    assert [one.tag for one in document[0]] == SERVICE


def test_a_service_says_what_it_asks(cast: Cast) -> None:
    _, document = _get(f"services/{cast.topic.code}.xml")
    assert document.tag == "service_definition"
    codes = document.findall("attributes/attribute/code")
    assert [each.text for each in codes] == ["DEMAND", "CONFIDENTIAL"]
    assert document.findtext("attributes/attribute/variable") == "true"
    assert len(document.findall("attributes/attribute/values/value")) == 2
    _, said = _get(f"services/{cast.topic.code}.json")
    assert said["service_code"] == cast.topic.code
    status, errors = _get("services/nothing.json")
    assert (status, errors) == (404, [{"code": 404, "description": "没有这个服务。"}])


def test_a_posted_request_waits_as_a_form_and_its_token_leads_to_the_order(
    cast: Cast, make_demand: Any
) -> None:
    key = _key()
    status, (made,) = _post(_posted(cast, api_key=key, media=SimpleUploadedFile("灯.png", PNG)))
    assert status == 200
    token = made["token"]
    conversation = Conversation.objects.get(number=token)
    assert form_of(conversation)["demand"] == "请尽快修复。"
    assert form_of(conversation)["source"] == "省平台"
    assert Message.objects.get().files.get().name == "灯.png"
    assert _get(f"tokens/{token}.json", api_key=key)[1] == [
        {"service_request_id": None, "token": token}
    ]
    (order,) = register(
        key=uuid4(),
        caller=CHEN_JING,
        demands=[make_demand()],
        by=cast.wang_fang,
        now=NOW,
        contact_id=conversation.contact_id,
    )
    _, document = _get(f"tokens/{token}.xml", api_key=key)
    assert document.findtext("request/service_request_id") == order.number
    assert document.findtext("request/token") == token


def test_the_same_key_posts_once_and_both_get_the_same_token(cast: Cast) -> None:
    body = _posted(cast, api_key=_key())
    first = _post(body, **{"Idempotency-Key": "a-1"})
    again = _post(body, form="xml", **{"Idempotency-Key": "a-1"})
    assert again[1].findtext("request/token") == first[1][0]["token"]
    assert Conversation.objects.count() == 1
    _post(body)
    assert Conversation.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"service_code": ""}, "service_code 必填。"),
        ({"service_code": "nothing"}, "没有服务代码 nothing。"),
        ({"address_string": ""}, "请提供 lat 和 long，或 address_string。"),
        ({"lat": "north", "long": "110"}, "lat 和 long 须为 WGS84 经纬度的小数。"),
        ({"lat": "nan", "long": "110"}, "lat 和 long 须为 WGS84 经纬度的小数。"),
        ({"description": "\x00"}, "description 必填，请写明发生了什么。"),
        ({"description": "灯" * 4001}, "description 最多 4000 字。"),
        ({"phone": "anonymous"}, "phone 必填：承办单位需要联系诉求人。"),
    ],
)
def test_what_is_missing_is_refused_with_400(
    cast: Cast, changes: dict[str, Any], sentence: str
) -> None:
    status, errors = _post(_posted(cast, api_key=_key(), **changes))
    assert (status, errors) == (400, [{"code": 400, "description": sentence}])
    assert not Conversation.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "reads"])
def test_without_a_key_that_writes_nothing_is_taken(cast: Cast, key: str) -> None:
    found = _key(may_write=False)
    status, document = _post(_posted(cast, api_key=found if key == "reads" else key), form="xml")
    assert status == 403
    assert document.tag == "errors"
    assert document.findtext("error/code") == "403"
    end_partner(name="省平台", by=SYSTEM, now=NOW)
    assert _get("requests.json", api_key=found)[0] == 403
    assert Event.objects.filter(kind="partner.ended").count() == 1


def test_requests_say_where_they_stand_and_nothing_of_the_citizen(cast: Cast) -> None:
    key = _key(may_write=False)
    waiting, done = dispatched(cast), handled(cast)
    status, rows = _get("requests.json", api_key=key)
    assert status == 200
    assert [each["service_request_id"] for each in rows] == [done.number, waiting.number]
    assert [list(each) for each in rows] == [REQUEST, REQUEST]
    assert rows[1]["agency_responsible"] == "市城市管理局"
    assert rows[1]["status_notes"] == "已派给承办单位"
    assert "陈静" not in json.dumps(rows, ensure_ascii=False)
    assert waiting.place not in json.dumps(rows, ensure_ascii=False)
    _, document = _get(f"requests/{done.number}.xml", api_key=key)
    assert [one.tag for one in document[0]] == REQUEST
    assert _get("requests.json", api_key=key, status="closed")[1] == []
    assert len(_get("requests.json", api_key=key, page=2, page_size=1)[1]) == 1
    assert len(_get("requests.json", api_key=key, service_request_id=done.number)[1]) == 1


def test_confidential_and_secret_orders_are_not_found(cast: Cast, make_demand: Any) -> None:
    key = _key()
    caller = CHEN_JING.__class__(**{**_fields(CHEN_JING), "is_confidential": True})
    (order,) = register(
        key=uuid4(), caller=caller, demands=[make_demand()], by=cast.wang_fang, now=NOW
    )
    assert WorkOrder.objects.get().is_confidential
    assert _get("requests.json", api_key=key)[1] == []
    assert _get(f"requests/{order.number}.json", api_key=key)[0] == 404


def _fields(caller: Any) -> dict[str, Any]:
    return {name: getattr(caller, name) for name in caller.__dataclass_fields__}


@pytest.mark.parametrize(
    "query",
    [
        {"start_date": "yesterday"},
        {"start_date": "2026-01-01T00:00:00+08:00", "end_date": "2026-06-01T00:00:00+08:00"},
        {"start_date": "2026-06-01", "end_date": "2026-05-01"},
        {"page": "0"},
        {"page": "9" * 30},
        {"page_size": "201"},
        {"status": "maybe"},
    ],
)
def test_a_search_that_asks_too_much_is_refused(cast: Cast, query: dict[str, str]) -> None:
    del cast
    status, errors = _get("requests.json", api_key=_key(), **query)
    assert (status, errors[0]["code"]) == (400, 400)


def test_other_forms_are_not_found(cast: Cast) -> None:
    del cast
    answer = Door().client.get("/api/georeport/v2/services.csv")
    assert (answer.status_code, answer.json()[0]["code"]) == (404, 404)


def test_keys_are_given_and_ended_on_the_command_line(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    del cast
    call_command("partner", "add", "省平台", "--may-write")
    key = capsys.readouterr().out.strip().rpartition("：")[2]
    assert _get("requests.json", api_key=key)[0] == 200
    assert key not in str(Partner.objects.values().get())
    with pytest.raises(CommandError, match="已登记"):
        call_command("partner", "add", "省平台")
    call_command("partner", "end", "省平台")
    call_command("partner", "list")
    assert "省平台\t可提交\t停用" in capsys.readouterr().out
    assert _get("requests.json", api_key=key)[0] == 403
