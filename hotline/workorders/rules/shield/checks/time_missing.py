"""When it happened is known (features: time of event)."""

import re
from collections.abc import Iterator

from hotline.workorders.rules.shield.checks._wishes import is_question
from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault

_TIME = re.compile(
    r"[今昨前明当]天|[今昨当次]日|[今去前明]年|今早|今晚|昨晚|昨夜|刚才|刚刚|目前|现在|近[日期来几些]|最近|"
    r"一直|经常|长期|连续|每[天日晚周月年次到逢]|每个?星期|上午|下午|中午|晚上|夜[里间晚]|凌晨|早上|早晨|"
    r"半夜|深夜|天天|整日|整夜|[0-9一二三四五六七八九十两几多数半]{1,8}\s?个?(?:年|月|日|天|号|点|时|小时|分钟|周|星期|个月)|"
    r"\d{1,2}[:：]\d{2}|\d{4}[-/.]\d{1,2}|(?:周|星期|礼拜)[一二三四五六日天末]|春节|国庆|五一|节假日|至今|以来"
)


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a fault when neither the field nor the words say when."""
    if draft.has_event_time or is_question(draft) or not draft.story:
        return
    if not _TIME.search(draft.story):
        yield Fault(reason="没有写到事发时间，请填写事发时间或在经过中写明。")
