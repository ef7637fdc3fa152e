"""What kind of answer a question wants (问什么、答什么), by hand-set words and weights.

A question of a telephone number is answered by a text that holds one: that tells apart answers
that share no character with the question.
"""

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

_ANSWERS: Mapping[str, str] = {
    "percent": r"\d[\d.]*%|百分之",
    "money": r"\d[\d.,万亿]*元|元/",
    "date": r"\d+月\d*日?|\d+年|\d+日|\d+时|\d+:\d+|\d+点|当日|之日",
    "duration": r"[\d一二三四五六七八九十两]+个?(?:天|日|周|小时|分钟|月|年|工作日)",
    "phone": r"\d{3,4}-\d{6,8}|(?<!\d)1\d{4}(?!\d)|\d{7,12}",
    "link": r"https?:|www\.|\.(?:com|cn|gov)|网址|@",
    "count": (
        r"\d[\d.,万亿]*\s*[余多]?"
        r"(?:[人名家个例户辆吨件万亿套批项所只台支张条次份米床]|平方|公里)"
    ),
    "number": r"\d",
    "quoted": r"[“\"《「]",
    "listed": r"[;；]|[1一][、.)）]|[①②]|[(（][1一][)）]|第一",
    "series": r"、.*、",
    "place": r"[省市区县街路号]|大厅|窗口|中心",
    "body": r"[局委部厅院办]|公司|银行|中心|办公室",
    "doing": (r"^(?:[对将按可不要应需]|实行|开展|加强|采取|通过|建立|推|全面|严格|组织|及时|积极)"),
    "online": r"app|公众号|小程序|平台|网上|微信|网站|系统|扫码",
    "people": r"人员|人士|者|企业|单位|个人|学生|职工|户",
    "until": r"延长|延期|顺延|推迟|暂停|结束|截止|之?前|以内",
}
_LENGTHS = (6, 12, 25, 50, 100, 200)
_SIZES = ("below6", "below12", "below25", "below50", "below100", "below200", "long")
_QUESTIONS: Mapping[str, str] = {
    "percent": (r"(?:比例|率|百分|幅度|折扣).*(?:多少|几|是什么|为|\?)|多少(?:个)?百分|百分之几"),
    "money": (
        r"多少[万亿]?[元钱]|(?:金额|资金|补贴|补助|额度|标准|费用|投入|贷款|价格|工资|待遇|经费"
        r"|保险额).{0,6}(?:多少|是什么|几)|多少(?:资金|金额|贷款|补贴|补助|费用|经费)"
    ),
    "phone": r"电话|热线|号码|联系方式|拨打",
    "link": r"网址|网站|链接|邮箱|网页|登录|路径",
    "date": (r"什么时候|何时|哪天|哪一天|几月|日期|时间|几点|期限|多久|多长时间|截至|截止"),
    "duration": r"多久|多长|几天|多少天|几个月|期限|几年|时限|时长",
    "howmany": r"多少|几(?:[个家人名项种类条批])|数量",
    "where": (r"哪里|哪儿|地点|地址|何处|什么地方|哪些地方|在哪|哪个(?:城市|省|市|区|县|地区)"),
    "who": (
        r"谁|哪个部门|哪些部门|什么部门|哪些人|哪类|哪些企业|哪些单位|什么单位|哪个单位|对象|主体"
        r"|什么人|哪家|哪些机构|什么机构|由哪"
    ),
    "how": r"如何|怎么|怎样|方式|途径|渠道|方法|流程",
    "rules": r"要求|规定|条件|应当|应该|需要|必须|注意",
    "which": r"哪些|哪几|什么|具体(?:指|包括|有)",
    "name": (
        r"什么(?:平台|系统|机制|模式|活动|小程序|app|软件|栏目|行动|通道|公众号)"
        r"|名称|叫什么|哪个|主题|原则"
    ),
    "policy": r"政策|优惠|支持|补贴|扶持|减免|减轻|帮助|保障|待遇|奖励",
    "any": r"",
}
_WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "percent": {"percent": 1.6, "number": 0.4, "money": -0.4, "count": -0.6, "people": -0.4},
    "money": {"money": 1.3, "percent": 0.4, "number": 0.5, "series": -0.3},
    "phone": {"phone": 2.0, "number": 0.9, "count": -0.8, "doing": -0.7, "online": -0.5},
    "link": {"link": 1.7, "online": 0.2, "place": -0.4, "people": -0.4, "below6": -0.4},
    "date": {
        "date": 1.4,
        "duration": 1.0,
        "number": 0.6,
        "until": 0.3,
        "below6": 0.4,
        "below12": 0.5,
        "place": -0.5,
        "people": -0.5,
        "series": -0.3,
        "below50": -0.4,
    },
    "duration": {"duration": 1.1, "date": -1.0, "people": -0.7, "below6": 0.3},
    "howmany": {
        "number": 1.5,
        "count": 1.0,
        "phone": 0.3,
        "below6": 1.0,
        "below12": 0.5,
        "date": -0.9,
        "duration": -1.2,
        "quoted": -0.7,
        "body": -0.5,
        "below200": -0.5,
    },
    "where": {"place": 0.5, "body": 0.2, "listed": 0.3, "number": -0.4, "below25": 0.3},
    "who": {
        "body": 0.8,
        "place": 0.4,
        "series": 0.4,
        "people": 0.3,
        "below12": 0.5,
        "quoted": -0.8,
        "number": -0.5,
        "doing": -0.5,
        "below100": -0.3,
    },
    "how": {"online": 1.0, "doing": 0.6, "phone": 0.4, "date": -0.5, "below6": -0.8, "long": 0.4},
    "rules": {"doing": 0.5, "online": -0.5, "below6": -0.7, "below200": 0.3},
    "which": {"series": 0.8, "people": 0.3, "listed": 0.3, "below6": -1.0, "below50": 0.4},
    "name": {"below6": 0.8, "below12": 0.6, "online": 0.4, "number": -0.4, "below100": -0.8},
    "policy": {"money": 0.8, "percent": 0.5, "duration": 0.3, "series": -0.3},
    "any": {"date": -0.4, "doing": -0.3, "online": -0.3, "people": -0.3},
}
"""By how much a text that holds the one gains for a question that asks for the other."""
_ANSWER_PATTERNS = tuple(re.compile(each) for each in _ANSWERS.values())
_QUESTION_PATTERNS = tuple(re.compile(each) for each in _QUESTIONS.values())
TRAITS = (*_ANSWERS, *_SIZES)
_FITS = np.array(
    [[_WEIGHTS[asked].get(trait, 0.0) for trait in TRAITS] for asked in _QUESTIONS],
    dtype=np.float32,
)
_ASKING = re.compile(
    r"请问|是多少|有多少|多少|是什么|什么时候|什么|何时|哪些|哪里|哪个|哪几|如何|怎么样|怎么办"
    r"|怎么|怎样|为什么|具体|包括|[的了是在有为吗呢和与及对将等?]"
)


def without_asking(text: str) -> str:
    """Return a question (in one spelling) without the words that only ask."""
    return _ASKING.sub(" ", text)


def wanted_by(question: str) -> NDArray[np.float32]:
    """Return what a question (in one spelling) gains from each trait of an answer."""
    asked = np.array([bool(each.search(question)) for each in _QUESTION_PATTERNS], np.float32)
    return np.asarray(asked @ _FITS, dtype=np.float32)


def traits_of(answers: Sequence[str]) -> NDArray[np.float32]:
    """Return the traits of answers (in one spelling), a row to each."""
    rows = [
        [
            *(bool(each.search(answer)) for each in _ANSWER_PATTERNS),
            *(size == _size(answer) for size in range(len(_SIZES))),
        ]
        for answer in answers
    ]
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(TRAITS))


def _size(answer: str) -> int:
    return sum(len(answer) >= each for each in _LENGTHS)
