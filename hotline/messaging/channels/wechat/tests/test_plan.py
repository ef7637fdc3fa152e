"""The content plan of a city, its menu, and what is wrong with one said in Chinese."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site

from hotline.messaging.channels.wechat.adapter import ADAPTER
from hotline.messaging.channels.wechat.plan import city_plan, read_plan
from hotline.messaging.channels.wechat.plan_entries import Plan, fill, menu_of
from hotline.messaging.channels.wechat.tests.conftest import SetUp
from hotline.messaging.channels.wechat.tests.service import WeChatService


def test_every_citys_plan_is_right() -> None:
    plans = sorted((site.BASE_DIR / "cities").glob("*/wechat.yaml"))
    assert plans
    for path in plans:
        assert menu_of(read_plan(path), "https://12345.example.gov.cn")["button"]


def test_the_menu_is_published_as_wechat_takes_it(set_up: SetUp, service: WeChatService) -> None:
    settings = set_up(api_base=service.address, site_url="https://12345.example.gov.cn/")
    assert ADAPTER.publish("main", settings).startswith("菜单：")
    (menu,) = service.menus
    buttons = [*menu["button"], *(b for each in menu["button"] for b in each.get("sub_button", []))]
    assert {"type": "click", "name": "查询进度", "key": "track"} in buttons
    urls = [each["url"] for each in buttons if each.get("type") == "view"]
    assert urls
    assert all(each.startswith("https://12345.example.gov.cn/") for each in urls)


def test_without_a_page_its_buttons_and_lines_are_left_out(
    set_up: SetUp, service: WeChatService
) -> None:
    ADAPTER.publish("main", set_up(api_base=service.address))
    assert "{site}" not in str(service.menus)
    assert "view" not in str(service.menus)
    assert "{site}" not in fill(city_plan().welcome, site="")


def test_a_plan_without_a_menu_publishes_nothing(
    set_up: SetUp, service: WeChatService, settings: Any, tmp_path: Path
) -> None:
    settings.BASE_DIR = tmp_path
    assert ADAPTER.publish("main", set_up(api_base=service.address)) == ""
    assert service.menus == []


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "four buttons": ({"menu": [{"name": "甲", "key": "track"}] * 4}, "menu"),
    "six below": (
        {"menu": [{"name": "甲", "buttons": [{"name": "乙", "key": "track"}] * 6}]},
        "buttons",
    ),
    "a name too long": ({"menu": [{"name": "我要反映问题", "key": "track"}]}, "过长"),
    "two things at once": (
        {"menu": [{"name": "甲", "key": "track", "url": "https://a.cn"}]},
        "只能有",
    ),
    "a third level": (
        {"menu": [{"name": "甲", "buttons": [{"name": "乙", "buttons": [{"name": "丙"}]}]}]},
        "只能有",
    ),
    "a key nobody answers": ({"menu": [{"name": "甲", "key": "silent"}]}, "没有对应的回复：silent"),
    "an unknown word": ({"welcom": "您好"}, "welcom"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_with_a_plan_is_said(name: str) -> None:
    content, said = WRONG[name]
    with pytest.raises(ValueError, match=said):
        Plan.model_validate(content)


def test_a_file_being_spoilt_leaves_the_last_good_plan(tmp_path: Path, settings: Any) -> None:
    settings.BASE_DIR = tmp_path
    file = tmp_path / "cities" / settings.HOTLINE_ENVIRONMENT.city / "wechat.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("welcome: 您好，海口。", "utf-8")
    assert city_plan().welcome == "您好，海口。"
    file.write_text("welcome: [未完", "utf-8")
    assert city_plan().welcome == "您好，海口。"
