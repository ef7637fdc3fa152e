"""Every check of the shield: data, in the order people read findings.

``severity`` is what the bureau's sample makes of it: a fault that costs points for sure
blocks; what a person must judge warns; what only helps hints. A city may say otherwise
in its ``shield.yaml``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hotline.workorders.rules.shield.checks import (
    appeal_type_unfit,
    area_coarse,
    area_unfit,
    bank_card,
    caller_missing,
    caller_named,
    caller_phone_in_text,
    caller_vague,
    contact_missing,
    deadline_near,
    demand_missing,
    demand_thin,
    department_area,
    department_duty,
    department_name_typo,
    emergency,
    emergency_not_urgent,
    empty_phrase,
    event_missing,
    event_thin,
    identity_number,
    knowledge_answer,
    maybe_several,
    off_topic,
    other_road,
    outside_city,
    phone_in_text,
    place_missing,
    place_vague,
    plate_number,
    sensitive,
    several_demands,
    strong_feeling,
    time_missing,
    too_long,
    topic_unfit,
    unified_answer,
    unreadable,
)
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Severity

Find = Callable[[Draft, Known, City], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Check:
    """One row: a stable word, a Chinese label, how grave, what it serves, and the rule."""

    code: str
    label: str
    severity: Severity
    serves: str
    find: Find


_B, _W, _H = Severity.BLOCKS, Severity.WARNS, Severity.HINTS

CHECKS: tuple[Check, ...] = (
    Check("emergency_not_urgent", "紧急情形", _B, "WO-17", emergency_not_urgent.find),
    Check("unified_answer", "已有统一答复", _B, "WO-08 ASM-31", unified_answer.find),
    Check("knowledge_answer", "知识库可答", _B, "WO-09 ASM-31", knowledge_answer.find),
    Check("several_demands", "多件诉求", _B, "WO-07 ASM-31", several_demands.find),
    Check("caller_missing", "缺来电人", _B, "WO-06 ASM-32", caller_missing.find),
    Check("contact_missing", "缺联系方式", _B, "WO-06 ASM-32", contact_missing.find),
    Check("place_missing", "缺地点", _B, "WO-06 ASM-32", place_missing.find),
    Check("event_missing", "缺事件", _B, "WO-06 ASM-32", event_missing.find),
    Check("demand_missing", "缺诉求", _B, "WO-06 ASM-32", demand_missing.find),
    Check("identity_number", "身份证号", _B, "PUB-01", identity_number.find),
    Check("bank_card", "银行卡号", _B, "PUB-01", bank_card.find),
    Check("caller_phone_in_text", "泄露来电人电话", _B, "PUB-01", caller_phone_in_text.find),
    Check("caller_named", "泄露来电人姓名", _B, "PUB-01", caller_named.find),
    Check("department_area", "单位与区划", _W, "WO-10 ASM-31", department_area.find),
    Check("department_duty", "单位与职责", _W, "WO-10 ASM-31", department_duty.find),
    Check("topic_unfit", "事项分类", _W, "WO-06 ASM-32", topic_unfit.find),
    Check("appeal_type_unfit", "诉求类型", _W, "WO-05 ASM-21", appeal_type_unfit.find),
    Check("area_unfit", "所属区划", _W, "ASM-31", area_unfit.find),
    Check("outside_city", "外地事项", _W, "ASM-31", outside_city.find),
    Check("maybe_several", "或有多件诉求", _W, "WO-07 ASM-31", maybe_several.find),
    Check("off_topic", "与政务无关", _W, "WO-06 ASM-32", off_topic.find),
    Check("deadline_near", "派单时限", _W, "WO-03 WO-04", deadline_near.find),
    Check("emergency", "紧急转接", _W, "WO-17", emergency.find),
    Check("sensitive", "敏感情形", _W, "PUB-01", sensitive.find),
    Check("phone_in_text", "电话号码", _W, "PUB-01", phone_in_text.find),
    Check("place_vague", "地点笼统", _W, "WO-06 ASM-32", place_vague.find),
    Check("event_thin", "经过过简", _W, "WO-06 ASM-32", event_thin.find),
    Check("demand_thin", "诉求过简", _W, "WO-06 ASM-32", demand_thin.find),
    Check("caller_vague", "姓名不全", _W, "WO-06 ASM-32", caller_vague.find),
    Check("department_name_typo", "单位名称", _W, "ASM-32", department_name_typo.find),
    Check("empty_phrase", "空话", _W, "ASM-32", empty_phrase.find),
    Check("unreadable", "语句不通", _W, "ASM-32", unreadable.find),
    Check("time_missing", "缺时间", _H, "WO-06", time_missing.find),
    Check("strong_feeling", "情绪强烈", _H, "WO-06", strong_feeling.find),
    Check("area_coarse", "区划可细", _H, "ASM-31", area_coarse.find),
    Check("plate_number", "车牌号", _H, "PUB-01", plate_number.find),
    Check("other_road", "其他途径", _H, "国办函〔2025〕66号", other_road.find),
    Check("too_long", "文字过长", _H, "ASM-32", too_long.find),
)
