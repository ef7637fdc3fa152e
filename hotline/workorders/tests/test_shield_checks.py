"""Every check of the shield by its good and bad lines."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings

from hotline.workorders.rules.registration import MAX_TEXT
from hotline.workorders.rules.shield import examine
from hotline.workorders.rules.shield.draft import Answer, Known, Route
from hotline.workorders.rules.shield.entries import ShieldFile
from hotline.workorders.rules.shield.finding import SEVERITY_LABELS
from hotline.workorders.rules.shield.private import hide_private
from hotline.workorders.rules.shield.registry import CHECKS
from hotline.workorders.tests.shield_city import a_draft, found_in, haikou, mended, of_code
from tests.cast import NOW

Row = dict[str, Any]
ANSWER = Answer(id="7", title="电动自行车上牌须知", because="与“上牌”相符")
ID_NUMBER = "46010019900307100X"
CARD = "6222020200112233446"

BAD: dict[str, list[Row]] = {
    "caller_missing": [{"caller_name": ""}, {"caller_name": "不详"}, {"caller_name": "——"}],
    "caller_vague": [{"caller_name": "女士"}, {"caller_name": " 市民 "}, {"caller_name": "12"}],
    "contact_missing": [
        {"caller_phone": ""},
        {"caller_phone": "不方便"},
        {"caller_phone": "11111111111"},
        {"caller_phone": "123"},
    ],
    "place_missing": [{"place": ""}, {"place": "不详"}, {"place": "。。。"}],
    "place_vague": [{"place": "家里"}, {"place": "外面那里", "appeal_type": "complaint"}],
    "event_missing": [{"event": "同上"}, {"event": "测试"}, {"event": "无。"}],
    "event_thin": [{"event": "路灯不亮。"}],
    "demand_missing": [{"demand": "请处理"}, {"demand": "略"}],
    "demand_thin": [
        {"demand": "修"},
        {"demand": "11 月 24 日起小区门口路灯不亮", "event": "11 月 24 日起，小区门口路灯不亮。"},
    ],
    "time_missing": [{"event": "小区门口的路灯不亮，老人出行不便，物业不管。"}],
    "several_demands": [
        {"event": "1、小区楼下烧烤店油烟很大，异味刺鼻。2、单位拖欠农民工工资三个月，讨薪无果。"},
        {"event": "门口路灯不亮，漆黑一片。另外，孩子的小学入学报名学位没有落实，请学校答复。"},
        {"event": "市民反映：一是国贸路路灯三天不亮；二是国贸路工地拖欠农民工工资三个月。"},
    ],
    "off_topic": [
        {"place": "", "event": "给我讲个笑话吧，今天好无聊呀。", "demand": "快点讲。"},
        {"event": "代开发票，点数优惠，加微信详谈。", "demand": "长期有效。"},
    ],
    "strong_feeling": [
        {"event": "11 月起夜夜施工，我们忍无可忍。"},
        {"event": "11 月起路灯不亮，反映多次互相推诿。", "demand": "别再敷衍，请检修路灯！！"},
    ],
    "maybe_several": [
        {
            "event": "11 月起楼下化工仓库气味刺鼻，晚上不敢开窗，老人咳嗽不止，孩子睡不好觉。"
            + "找过门卫，门卫说管不了，后来连电话也不接了，我们很无奈，也很担心。" * 2
            + "另外，仓库门前的路面坑洼，来往货车很多，下雨以后全是积水，走路要绕很远。"
        },
        {"event": "11 月起门口路灯不亮。另外，物业不作为，保安态度恶劣。"},
        {
            "event": "1、小区楼下烧烤店油烟很大，异味刺鼻。2、单位拖欠农民工工资三个月，讨薪无果。"
            + "此事已拖了很久，多次联系没有结果，家里困难。" * 20
        },
    ],
    "unified_answer": [{"known": {"answers": (ANSWER,)}}],
    "knowledge_answer": [{"known": {"articles": (ANSWER,)}}],
    "department_area": [{"department_code": "gov-meilan"}],
    "department_duty": [
        {
            "department_code": "jiaoyu",
            "event": "11 月起公积金提取一直没有到账，窗口说系统原因。",
            "topic_code": "0407",
        },
        {
            "department_code": "jiaoyu",
            "known": {"routes": (Route(department_code="zongzhi-zhifa", because="路灯×龙华区"),)},
        },
    ],
    "topic_unfit": [
        {"topic_code": "0701"},
        {
            "topic_code": "0301",
            "event": "公司拖欠农民工工资，11 月以来多次讨薪无果。",
            "demand": "请劳动监察部门帮助追回工钱。",
        },
    ],
    "appeal_type_unfit": [
        {"appeal_type": "inquiry", "demand": "我要投诉物业公司不作为。"},
        {"appeal_type": "suggestion", "demand": "要求举报该工地夜间施工。"},
    ],
    "emergency_not_urgent": [
        {"event": "刚才楼上有人要跳楼，就站在阳台外面，请马上来人。"},
        {"event": "昨晚开始厨房煤气泄漏，闻到很浓的味道，不敢开灯。"},
        {"event": "业主说今天再不交房就要去跳楼，请马上来人。"},
        {"event": "2026年11月24日傍晚楼上有人喝农药，正在抢救。"},
    ],
    "emergency": [{"urgency": "urgent", "event": "刚才楼下商铺起火了，浓烟很大。"}],
    "sensitive": [
        {"event": "今天上午业主拉横幅堵路，约五十人，要求开发商交房。"},
        {"event": "昨天起近百名业主围堵售楼部，要求退款。"},
        {"event": "昨天起路灯不亮，再不修就找媒体曝光。"},
    ],
    "other_road": [{"event": "去年此事已起诉，现在法院判决后对方不执行。"}],
    "identity_number": [
        {"event": f"11 月 24 日来电人身份证号 {ID_NUMBER}，办理居住证被拒绝。"},
        {"demand": "身份证 460100 19900307 100x 请核实。"},
        {"place": f"国贸路 12 号（{ID_NUMBER}）"},
    ],
    "bank_card": [{"event": f"昨天退款应到账户{CARD}，至今未到。"}],
    "caller_phone_in_text": [
        {"event": "昨天起路灯不亮，请打 13907551234 联系我。"},
        {"event": "昨天起路灯不亮，联系 139 0755 1234。"},
        {"event": "昨天起路灯不亮，联系１３９０７５５１２３４。"},
        {"share_phone": True, "is_confidential": True, "event": "昨天起灯不亮，电话13907551234"},
    ],
    "phone_in_text": [
        {"event": "昨天在该店买到过期食品，老板电话 13812345678，拒绝退款。"},
        {"event": "昨天起拨打 0898-66668888 一直无人接听，多次如此。"},
    ],
    "plate_number": [{"event": "昨天琼A12345 的主人在会所打牌，声音很大影响休息。"}],
    "caller_named": [{"is_confidential": True, "event": "昨天起路灯不亮，陈静多次反映没有结果。"}],
    "area_unfit": [{"place": "美兰区海甸街道人民大道 58 号"}],
    "area_coarse": [{"area_code": "460106", "place": "龙华区金贸街道国贸路"}],
    "outside_city": [{"place": "三亚市解放路 8 号"}, {"place": "文昌清澜码头"}],
    "empty_phrase": [{"event": "市民来电反映相关问题，11 月 24 日起小区路灯不亮。"}],
    "unreadable": [
        {"event": "昨天起小区路灯不亮锟斤拷，请处理一下。"},
        {"event": "昨天起小区路灯不亮_x000D_\n请处理一下。"},
        {"event": "昨天起小区<br/>路灯不亮，请处理一下。"},
        {"event": "昨天起小区路灯不亮啊啊啊啊啊啊啊。"},
        {"event": "昨天起小区门口三盏路灯不亮，昨天起小区门口三盏路灯不亮，请处理。"},
    ],
    "too_long": [{"event": "十一月起" + "路灯不亮影响出行很不方便且无人管" * 90}],
    "department_name_typo": [
        {"event": "11 月 24 日起多次联系市城管居，无人处理路灯。"},
        {"event": "11 月 24 日向海口市住房合城乡建设局反映，没有答复。"},
        {"event": "11 月 24 日起多次联系是城管局，无人处理路灯。"},
    ],
    "deadline_near": [
        {"known": {"due_at": NOW + timedelta(minutes=3)}},
        {"known": {"due_at": NOW - timedelta(minutes=3)}},
    ],
}

GOOD: dict[str, list[Row]] = {
    "caller_missing": [{"is_confidential": True, "caller_name": ""}, {"caller_name": None}],
    "caller_vague": [{"caller_name": "王先生"}, {"caller_name": "阿卜杜拉·买买提"}],
    "contact_missing": [{"caller_phone": "0898-66668888"}, {"caller_phone": None}],
    "place_missing": [{"place": "全市"}, {"place": None}],
    "place_vague": [
        {"place": "海口市", "appeal_type": "inquiry"},
        {"place": "桂林洋大学城"},
        {"place": "金贸中路 1 号"},
        {"place": "龙华区"},
    ],
    "event_missing": [{"event": "无人处理路灯不亮的问题。"}],
    "event_thin": [{"event": "小区门口路灯连续三天不亮。"}],
    "demand_missing": [{"demand": "请处理路灯"}],
    "demand_thin": [{"demand": "请修复"}],
    "time_missing": [
        {"event": "小区门口路灯连续三天不亮。"},
        {"event": "小区门口的路灯不亮。", "has_event_time": True},
        {"event": "想知道落户需要哪些材料。", "appeal_type": "inquiry"},
    ],
    "several_demands": [
        {"event": "1、十一月起门口路灯不亮。2、路口两盏路灯也不亮，漆黑一片。"},
        {"event": "昨天起门口路灯不亮。另外，物业说不归他们管。"},
        {  # a long letter's arguments, each of another theme, none of which asks for anything
            "event": "去年起变电站建在公园边上，公园是小区孩子唯一的去处，大家都很担心健康。" * 3
            + "另外，学校离变电站只有三百米，学生天天从旁边走过，家长们都不放心。" * 2
        },
    ],
    "maybe_several": [
        {"event": "昨天起门口路灯不亮。另外，路口路灯也不亮。"},
        {
            "event": "昨天起门口路灯不亮。" * 60
            + "此外，单位拖欠农民工工资三个月，讨薪无果，这里写的都是来信人的理由。"
        },
    ],
    "department_area": [{"department_code": "gov-longhua"}, {"department_code": "gongan"}],
    "department_duty": [
        {"department_code": "gov-longhua"},
        {
            "department_code": "zongzhi-zhifa",
            "known": {"routes": (Route(department_code="zongzhi-zhifa", because="路灯×龙华区"),)},
        },
    ],
    "topic_unfit": [{"topic_code": "0107"}, {"topic_code": "0103"}, {"topic_code": None}],
    "appeal_type_unfit": [
        {"appeal_type": "inquiry", "demand": "请问哪里可以投诉物业？"},
        {"appeal_type": "complaint", "demand": "我要投诉物业公司不作为。"},
    ],
    "emergency_not_urgent": [
        {"urgency": "urgent", "event": "刚才楼上有人要跳楼，请马上来人。"},
        {"event": "商家打出跳楼价的横幅，11 月以来一直占道。"},
        {"event": "楼道堆放杂物，一旦发生火灾后果严重，希望整治。"},
        {"event": "11 月起物业用道德绑架业主交费，大家不同意。"},
        {"event": "村民在2014年4月喝农药死亡，至今没有结论。"},
        {"event": "11 月起电线挂在树上，学生触电了怎么办。"},
        {"event": "小区里接二连三发生火灾，11 月起违停仍堵住生命通道。"},
    ],
    "emergency": [{"event": "刚才楼下商铺起火了，浓烟很大。"}],
    "sensitive": [
        {"event": "去年起集体土地被占用，特殊群体补贴没有发放。"},
        {"event": "11 月起施工单位把居民出入道路围堵，请协调。"},
        {"event": "11 月起电梯常坏，上次媒体曝光后也没有修。"},
    ],
    "unreadable": [
        {"event": "昨天起路灯不亮，没有人管！！！！！！"},
        {"event": "昨天看到《关于印发<A市住宅装修细则>的通知》，想咨询。"},
        {"event": "昨天举报车牌琼ay*********，琼ay*********。"},
    ],
    "identity_number": [
        {"event": "昨天来电人提供的号码 460100199003071235 办理时不通过。"},
        {"event": "工单 20261124000017 昨天起无人处理，请督促。"},
    ],
    "bank_card": [
        {"event": "昨天退款应到账户 6222020200112233445，至今未到。"},
        {"event": f"昨天来电人身份证号 {ID_NUMBER}。"},
    ],
    "caller_phone_in_text": [
        {"share_phone": True, "event": "昨天起路灯不亮，请打 13907551234 联系我。"},
        {"event": "昨天起路灯不亮，老板电话 13812345678。"},
    ],
    "phone_in_text": [{"event": "昨天起工单 20261124000017 一直无人处理。"}],
    "plate_number": [{"event": "昨天琼A12345 违停在小区门口，堵住消防通道。"}],
    "caller_named": [{"event": "昨天起路灯不亮，陈静多次反映没有结果。"}],
    "area_unfit": [{"area_code": "460100"}, {"place": "国贸路 12 号"}],
    "area_coarse": [{"area_code": "460106003"}, {"area_code": "460107"}],
    "off_topic": [
        {"event": "11 月起每天收到低息贷款的骚扰电话，加微信后被骗。", "demand": "请查处。"},
        {"place": "", "event": "今天天气很热，没有空调。", "demand": "希望社区开放纳凉点。"},
    ],
    "strong_feeling": [
        {"event": "11 月起山体崩溃，道路中断。"},
        {"event": "11 月起保洁公司推诿，请协调。"},
    ],
    "outside_city": [
        {"place": "龙华区文昌鸡饭店"},
        {"place": "三亚街 3 号"},
        {"place": "海口市龙华区，开往三亚的车站"},
    ],
    "department_name_typo": [
        {"event": "11 月 24 日联系市城管局和海口市住房和城乡建设局。"},
        {"event": "11 月起配套是开发商给的，不是教育局给的；可笑的是城管局也不管。"},
        {"event": "11 月起汽配厂影响该区域生活生态环境居民的健康。"},
    ],
    "deadline_near": [{"known": {"due_at": NOW + timedelta(minutes=9)}}],
}


def _rows(table: dict[str, list[Row]]) -> list[tuple[str, Row]]:
    return [(code, row) for code, rows in table.items() for row in rows]


def _found(code: str, row: Row) -> list[Any]:
    changes = {key: value for key, value in row.items() if key != "known"}
    return of_code(code, a_draft(**changes), **row.get("known", {}))


@pytest.mark.parametrize(("code", "row"), _rows(BAD))
def test_bad_lines_are_found_with_a_chinese_reason(code: str, row: Row) -> None:
    found = _found(code, row)
    assert found
    assert all(each.reason.endswith("。") for each in found)


@pytest.mark.parametrize(("code", "row"), _rows(GOOD))
def test_good_lines_are_left_alone(code: str, row: Row) -> None:
    assert _found(code, row) == []


def test_every_check_has_bad_lines() -> None:
    assert set(BAD) == {each.code for each in CHECKS}


def test_nothing_is_wrong_with_a_good_draft() -> None:
    assert [each.code for each in found_in(a_draft())] == []


def test_what_blocks_comes_first() -> None:
    found = found_in(a_draft(place="", topic_code="0701"))
    assert [each.severity for each in found] == sorted(
        (each.severity for each in found), key=["blocks", "warns", "hints"].index
    )


@pytest.mark.parametrize(("code", "row"), _rows(BAD))
def test_pressing_the_first_mend_ends_the_finding(code: str, row: Row) -> None:
    changes = {key: value for key, value in row.items() if key != "known"}
    known = row.get("known", {})
    draft = a_draft(**changes)
    findings = of_code(code, draft, **known)
    while (
        findings
        and findings[0].mends
        and findings[0].mends[0].kind in {"set_field", "replace_text"}
    ):
        change = mended(draft, findings[0], findings[0].mends[0])
        changes |= change
        draft = a_draft(**changes)
        again = of_code(code, draft, **known)
        assert len(again) < len(findings)
        findings = again


def test_masks_hide_the_number_itself() -> None:
    draft = a_draft(event=f"11 月 24 日身份证 {ID_NUMBER}，卡 {CARD}，办理被拒。")
    for code in ("identity_number", "bank_card"):
        (finding,) = of_code(code, draft)
        changed = mended(draft, finding, finding.mends[0])["event"]
        assert finding.span is not None
        assert finding.span.text not in changed
        assert finding.span.text not in finding.reason


def test_the_manual_names_every_check_and_how_grave_it_is() -> None:
    manual = (settings.BASE_DIR / "docs" / "zh" / "shield.md").read_text(encoding="utf-8")
    for check in CHECKS:
        row = f"| `{check.code}` | {check.label} | {SEVERITY_LABELS[check.severity]} |"
        assert row in manual


def test_a_city_may_say_otherwise() -> None:
    file = ShieldFile.model_validate({"severities": {"too_long": "blocks", "time_missing": False}})
    city = replace(haikou(), file=haikou().file.model_copy(update={"severities": file.severities}))
    draft = a_draft(event="小区门口的路灯不亮" * 150)
    found = {each.code: each.severity for each in examine(draft, Known(now=NOW), city)}
    assert found["too_long"] == "blocks"
    assert "time_missing" not in found
    assert "time_missing" in {each.code for each in found_in(draft)}


@pytest.mark.parametrize(
    ("text", "names", "hidden"),
    [
        (f"身份证{ID_NUMBER}，卡 {CARD}。", (), "身份证［身份证号］，卡 ［银行卡号］。"),
        (
            "打 13907551234 或０８９８－６６６６８８８８",
            (),
            "打 139****1234 或089****8888",
        ),
        ("打 0898-66668888", (), "打 089****8888"),
        ("陈静说工单 20261124000017 无人处理", ("陈静", ""), "＊＊说工单 20261124000017 无人处理"),
        ("没有什么", (), "没有什么"),
    ],
)
def test_private_numbers_and_names_are_hidden(
    text: str, names: tuple[str, ...], hidden: str
) -> None:
    assert hide_private(text, *names) == hidden


@pytest.mark.parametrize("unit", ["1", " ", "\u3000", "\n", "市城管居", "<a", "2014年跳楼"])
def test_a_hostile_text_of_the_greatest_length_is_examined(unit: str) -> None:
    """Each of these once cost seconds: the session's own limit of time would stop it."""
    text = (unit * MAX_TEXT)[:MAX_TEXT]
    found = found_in(a_draft(event=text))
    assert all(each.span is None or each.span.end <= MAX_TEXT for each in found)
