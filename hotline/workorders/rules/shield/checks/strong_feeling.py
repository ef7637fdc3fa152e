"""Whoever handles it should know how the citizen feels (情绪)."""

import re
from collections.abc import Iterator

from hotline.workorders.rules.shield.city import City
from hotline.workorders.rules.shield.draft import Draft, Known
from hotline.workorders.rules.shield.finding import Fault, Span

_FEELINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "绝望",
        re.compile(
            r"走投无路|活不下去|生不如死|绝望|(?<!山体)崩溃|万念俱灰|不想活|无路可走|跪求|求求(?:你们|政府)|救救(?:我|孩子|我们)|"
            r"以泪洗面|整夜睡不着|抑郁"
        ),
    ),
    (
        "威胁",
        re.compile(
            r"同归于尽|鱼死网破|别怪我|后果自负|血债|拼命|跟(?:他|他们|你们)没完|砸了|放火|报复|拉横幅|"
            r"闹到底|找记者|曝光(?:你们|他们)|走极端"
        ),
    ),
    (
        "愤怒",
        re.compile(
            r"忍无可忍|气愤|愤怒|愤慨|太过分|岂有此理|无法无天|黑心|无良|丧尽天良|丧心病狂|欺人太甚|可恶|可恨|"
            r"无耻|不要脸|强烈谴责|太气人|气死|令人发指|流氓|强盗|草菅人命|天理何在|还有没有王法"
        ),
    ),
    (
        "不满",
        re.compile(
            r"推诿|踢皮球|互相推|敷衍|不作为|乱作为|不闻不问|置之不理|石沉大海|官官相护|形同虚设|寒心|心寒|"
            r"失望|无语|忽悠|糊弄|打太极|不了了之|爱理不理|态度恶劣"
        ),
    ),
)
_MARKS = re.compile(r"[!！]{2,}|[?？]{3,}")
_STRONG = frozenset({"绝望", "威胁", "愤怒"})
_ENOUGH = 2


def find(draft: Draft, known: Known, city: City) -> Iterator[Fault]:
    """Yield a hint for strong feeling: one strong word, or discontent said twice."""
    found = list(_feelings(draft))
    if not found:
        return
    kinds = [kind for kind, _ in found]
    strong = [kind for kind in kinds if kind in _STRONG]
    weight = len(found) + any(_MARKS.search(text) for text in draft.texts.values())
    if not strong and weight < _ENOUGH:
        return
    kind = strong[0] if strong else kinds[0]
    span = next(span for each, span in found if each == kind)
    yield Fault(
        reason=f"“{span.text}”等语气强烈（{kind}），请先安抚，并在派单说明里提示承办单位。",
        span=span,
    )


def _feelings(draft: Draft) -> Iterator[tuple[str, Span]]:
    for kind, words in _FEELINGS:
        for field in ("event", "demand"):
            for match in words.finditer(draft.texts.get(field, "")):
                start, end = match.span()
                yield kind, Span(field=field, start=start, end=end, text=match.group())
