"""Which stories are split into demands, and which stay one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.workorders.rules.demand_themes import theme_of
from hotline.workorders.rules.demands import find_place, propose_split

TWO = [
    (
        "市民反映：一是金贸中路1号小区门口路灯三天不亮；二是龙华区海秀路工地夜间施工噪音扰民。",
        [("金贸中路1号", "道路"), ("龙华区海秀路", "噪声")],
    ),
    (
        "市民来电反映国贸路28号路灯不亮，另外海垦街道农贸市场占道经营严重，希望处理。",
        [("国贸路28号", "道路"), ("海垦街道", "占道经营")],
    ),
    (
        "国贸路有人乱停车，同时反映公司拖欠工资三个月。",
        [("国贸路", "停车"), ("国贸路", "劳动")],
    ),
    (
        "1. 楼下垃圾三天没有清运。2. 孩子入学需要什么材料？",
        [("", "垃圾环卫"), ("", "教育")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TWO)
def test_several_demands_are_proposed_with_place_and_topic(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(each.place, each.topic) for each in propose_split(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "小区门口路灯连续三天不亮，请尽快检修。",
        "物业不作为：1.电梯常坏；2.保安不在岗；3.公摊电费乱收。",
        "希望：一是尽快赔偿；二是公开道歉。",
        "第一次来电反映路灯不亮，第二次来电还是没有人来修。",
        "该店在国贸路2.5公里处占道经营，另外很脏。",
    ],
)
def test_points_of_one_matter_stay_one_demand(text: str) -> None:
    assert propose_split(text) == []


def test_who_goes_on_about_the_same_names_it_again_and_stays_one() -> None:
    text = "搅拌厂噪声很大，吵得睡不着。另外，其他家小孩要上学，晚上噪音太大了。"
    assert propose_split(text) == []
    text = "工厂晚上施工噪音大。此外，严重影响小区居民去学校和医院。"
    assert propose_split(text) == []


def test_words_of_the_text_itself_set_demands_apart() -> None:
    (_, other) = propose_split("国贸路有人乱停车，同时反映公司拖欠工资三个月。")
    assert other.stands_alone
    (_, other) = propose_split("国贸路有人乱停车。此外，公司拖欠工资三个月。")
    assert not other.stands_alone


def test_the_citys_groups_hear_what_no_theme_knows() -> None:
    text = "办理林权证要带什么材料。同时，快递站点丢件没人管。"
    assert propose_split(text) == []
    groups = {"林权": "农林", "快递": "邮政"}

    def group_of(piece: str) -> str:
        return next((group for word, group in groups.items() if word in piece), "")

    parts = propose_split(text, group_of)
    assert [(each.text[:4], each.group) for each in parts] == [
        ("办理林权", "农林"),
        ("快递站点", "邮政"),
    ]
    assert propose_split(text, lambda _piece: "农林") == []


def test_neighbouring_points_of_one_matter_are_put_together() -> None:
    text = "一是电梯常坏，物业不管；二是路灯三天不亮；三是物业费乱涨。"
    assert [each.text for each in propose_split(text)] == [
        "电梯常坏，物业不管；物业费乱涨。",
        "路灯三天不亮",
    ]


def test_a_long_letter_of_many_points_is_left_to_a_person() -> None:
    points = ["路灯", "垃圾", "违建", "赌博", "退款", "停水", "医院", "宽带"]
    text = "反映：" + "".join(f"{at}、{point}的事情很久了；" for at, point in enumerate(points, 1))
    assert propose_split(text) == []


def test_place_and_theme_are_empty_when_no_word_tells() -> None:
    assert (find_place("请尽快处理。"), theme_of("请尽快处理。")) == ("", "")
    assert find_place("我们小区不好") == ""


@given(st.text(alphabet="一二三是、。；1.2 另外同时反映路灯停车工资小区", max_size=120))
def test_every_word_of_a_split_stands_in_the_text(text: str) -> None:
    for part in propose_split(text):
        assert all(each in text for each in part.text.split("；"))
        assert part.place in text
