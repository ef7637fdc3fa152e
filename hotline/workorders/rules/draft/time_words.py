"""The words of spoken times (昨天, 上周五, 三点半), found one by one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hotline.workorders.rules.draft.numerals import NUMBER

_N = NUMBER
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "since",
        r"自从|自打|(?<![一-鿿])自(?=[去今前上昨二2])|从(?=[去今前上昨大这本二1-90-9]|[一二三四五六七八九十]+[月号])",
    ),
    ("year", r"(?:19|20)\d\d\s*年|二[零〇][一二三四五六七八九零〇]{2}年"),
    ("short_year", r"(?<!\d)[012]\d年(?!前|后|了|多|来|的时间)"),
    ("last_years", r"大前年|前年|去年|今年(?!\d{2}岁|[一二三四五六七八九十]+岁)"),
    (
        "age",
        rf"(?:已经|都|有)?(?:快)?(?:{_N}|半|好几|几)(?:多|来)?个?(?:半|多)?(?:年|月|星期|礼拜|周|天|小时|钟头|分钟)(?:多|半)?(?:之前|以前|前(?!面|台|后))",
    ),
    (
        "lasting",
        rf"(?:已经|都|有|快)+(?:{_N}|半|好几|几)(?:多|来)?个?(?:半|多)?(?:年|月|星期|礼拜|周|天|小时|钟头|分钟)(?:多|半)?(?:了|的时间)|(?:[0-9]+|[二两三四五六七八九十]+|半)个?(?:年|天|个月)(?=没|都没|不|了)",
    ),
    ("last_month", r"(?:上上个?|上个?|这个?|本)月(?:份)?"),
    ("month", r"(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])月(?:份)?(?!前|后)"),
    (
        "week",
        r"(?:上上个?|上个?|这个?|本)(?:周|星期|礼拜)(?:[一二三四五六日天末](?![一-鿿]?个))?|(?:周|星期|礼拜)[一二三四五六日天末](?=$|[^一-鿿]|早|上|中|下|晚|凌|的|就|我|开|他|有|在)",
    ),
    ("part_of_month", r"(?:月)?(?:初|上旬|中旬|下旬|月底|底|末)(?![一二三四五六七八九十中高级])"),
    (
        "day",
        r"(?<![\d路街巷道十])(?:3[01]|[12]\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|二十[一二三四五六七八九]|三十一?|[一二三四五六七八九])[号日](?!窗|厅|柜|出口|入口|登机|楼|院|线|店|门|铺|桥|路|房|仓|令|航站|栋|[码])",
    ),
    ("relative_day", r"大前天|前天|昨天|昨日|今天|今日|昨晚|昨夜|今早|今晨|今晚|前晚|当天"),
    (
        "part_of_day",
        r"凌晨|清晨|大清早|一大早|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜间|半夜|深夜|晚(?=[一二三四五六七八九十\d])",
    ),
    (
        "clock",
        rf"\d{{1,2}}[:：]\d\d|(?:[01]?\d|2[0-4]|十[一二]?|[一二两三四五六七八九]|二十[一二三四]?)(?:点钟?|时(?![候间常不尚代]))(?:半|一刻|三刻|整|(?:{_N})分?|多)?(?!点|下|儿都|也|赔偿)",
    ),
    ("just", r"刚才|刚刚(?![一-鿿]?(?:好|够))|这会儿|现在正"),
    ("habit", r"每天|天天|每晚|每周|每到|每个月|每逢"),
    ("from_on", r"(?:就)?(?:开始|以来|起(?![来床诉火不码]))"),
)
_ALL = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PATTERNS))
_GLUE = re.compile(r"(?:的|那天|大概|大约|差不多|左右|前后|是|[\s，,]){0,2}")


@dataclass(frozen=True, slots=True)
class TimeWord:
    """One word of a time and what kind of word it is."""

    kind: str
    text: str
    start: int
    end: int


def time_words(text: str) -> Iterator[list[TimeWord]]:
    """Yield expressions: words of time that stand together."""
    together: list[TimeWord] = []
    for match in _ALL.finditer(text):
        word = TimeWord(_kind(match), match.group(), *match.span())
        if together and not _is_glue(text[together[-1].end : word.start]):
            yield together
            together = []
        together.append(word)
    if together:
        yield together


def _is_glue(gap: str) -> bool:
    return bool(_GLUE.fullmatch(gap))


def _kind(match: re.Match[str]) -> str:
    return match.lastgroup or ""
