"""What a citizen says to the voice that asks (语音回答), as the key it stands for.

Pure and careful: a negation turns the answer round, two answers in one breath are not sure, and
what is not understood is no answer. ``is_sure``: it need not be asked back.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Asks = Literal["solved", "rating", "confirm"]
_LONG = 16
"""Characters: whoever tells a story is asked back."""
_MARKS = re.compile(r"[\s，,。.、！!？?；;：:…~～\"'“”]+")
_FILLERS = re.compile(
    r"^(?:嗯+|呃+|额|啊|哦|噢|喂|那个|就是说?|这个|我觉得|我看|我说|应该说)+(?=.)"
)
_BUT = re.compile(r"但是?|不过|可是|只是|然后|现在|后来|结果")

_PERSON = re.compile(
    r"人工|真人|客服|话务员|接线员|工作人员|找个?人|要人(?:接|听|来)|跟人(?:说|讲)|转人"
)
_NO_PERSON = re.compile(
    r"(?:不用|不要|不需要|别|无需|不想)(?:再|给我)?(?:转|找|要|接)*(?:人工|真人|客服|人)"
)
_NOT = r"(?:没有?|冇|未|唔|莫|無|还没|仲未|毋|不)"
_DONE = r"(?:解决|处理|搞定|搞好|弄好|弄完|修好|办好|办完|办成|落实|搞掂|恢复|改善)"
_DOUBLE = re.compile(
    r"(?:不是|并非|没有?|冇|谈不上|说不上)(?:说|什么|任何|觉得|很|太)*(?:不|没有?|未)(?:满意|解决|好|处理)"
)
_UNSOLVED = re.compile(
    rf"(?:根本|一点[都也])?{_NOT}(?:有|得|曾|能|人|给|帮|去|来|完全|彻底|真正|怎么|全部|都|我|被|到|算|是|很|太|大|那么){{0,3}}"
    rf"(?:{_DONE}|满意)"
    rf"|{_DONE}(?:不了|不到|不好|不完|唔到|得不好|得不行)|没人(?:管|来|理|处理)|(?:没|冇)(?:搞|弄|修|办|好)"
    r"|老样子|还是(?:一样|那样|这样|不行|没)|跟以前一样|没(?:有)?(?:用|变化|效果|动静|结果)|又(?:坏|停|堵|漏|来|吵)"
    r"|一点(?:都|也)(?:没|不)|根本(?:没|不)|不(?:太|大|怎么|是很|够|算|是)?(?:行|好)"
    r"|^(?:还)?(?:没有?|冇|未)(?:啊|呢|吧|哦|嘞|咧|喔)?$|^(?:不|没)$"
)
_PARTLY = re.compile(r"一部分|一半|部分|还差|差一点|没全")
_SOLVED = re.compile(
    rf"(?:已经?|都|全部|有|是|算是?|基本|差不多)*{_DONE}(?:了|啦|咯|喽|好了|完了|晒|的)?|好了|可以了|行了|没问题了?"
    r"|(?:很|挺|非常|比较|还算|基本)?满意|搞得好|^(?:是的?|对的?|有的?|嗯+|已经)(?:啊|呀|了)?$"
)
_ASKED_BACK = re.compile(rf"{_DONE}了?没有?$|{_DONE}了?吗$|什么意思|听不(?:清|懂)|再说一遍")

_DIGIT = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5} | {
    str(at): at for at in range(6)
}
_SCORE = re.compile(r"(?<![点.0-9十百])([零一二两三四五0-5])(?:分|颗星|星|个星|粉|份)(?!之)")
_BARE = re.compile(
    r"^(?:打|给|评|选|按|是|我(?:打|给|选|评))*([一二两三四五1-5])(?:个|吧|啊|呀|呢|了)*$"
)
_FULL = re.compile(r"满分|一百分|100分|(?<!四)(?<!三)(?:十|10)分(?!满意)$")
_NO_SCORE = re.compile(r"(?:不是|不给|不打|没有?)[零一二两三四五0-5](?:分|颗)")
_VERY = r"(?:非常|十分|特别|特|超级?|最|极其?|相当|太|真的?很?)"
_RATINGS: tuple[tuple[re.Pattern[str], str, bool], ...] = tuple(
    (re.compile(pattern), key, is_sure)
    for pattern, key, is_sure in (
        (r"没(?:有|什么)*(?:不满意?|意见)|(?:不是|谈不上|说不上)不满意", "4", False),
        (r"不是?(?:非常|十分|特别|特|最|极其?|相当)满意", "3", False),
        (r"非常不满意", "1", True),
        (
            rf"(?:{_VERY}|很|好)不满意?|(?:一点|完全|根本)都?不满意|太差|差评|糟糕?透?|垃圾|极差|很差",
            "1",
            False,
        ),
        (r"^(?:我)?不满意", "2", True),
        (
            r"[不唔冇没未](?:有|太|大|怎么|是|很|够|算|那么|系|几|多)*(?:满意|好|行)|不满|比较差|不理想|^差$",
            "2",
            False,
        ),
        (r"(?:谈不上|说不上|算不上|没有很?|没那么|并不)满意", "2", False),
        (r"基本(?:上)?满意", "3", True),
        (
            r"勉强满意|一般|还行|还可以|还好|凑合|马马虎虎|过得去|将就|中等|麻麻地|差不多",
            "3",
            False,
        ),
        (r"非常满意", "5", True),
        (rf"(?:{_VERY}|很|好)满意|非常好|特别好|很好|太好|好极", "5", False),
        (r"(?:挺|蛮|比较|几|还算|算)满意|不错|可以|^好$", "4", False),
        (r"满意", "4", True),
    )
)

_NO = re.compile(r"不(?:对|是|要|正确|行|同意)|唔系|唔啱|不|错|没有|否|冇")
_YES = re.compile(r"对|是|嗯|没错|正确|好|可以|系|行|啱|要得|中|确认|OK|ok|yes")
_NEITHER = re.compile(r"对不起|不知道|什么|听不|没听")


@dataclass(frozen=True, slots=True)
class Understood:
    """The key that was meant, empty for none."""

    key: str = ""
    is_sure: bool = False


def understand(asks: Asks, text: str, *, confidence: float = 1.0) -> Understood:
    """Return what an answer means; a recogniser that doubts itself is never sure."""
    plain = _FILLERS.sub("", _MARKS.sub("", text))
    if not plain:
        return Understood()
    found = _READERS[asks](plain)
    doubts = confidence < _BELIEVED or len(plain) > _LONG
    return Understood(found.key, is_sure=bool(found.key) and found.is_sure and not doubts)


_BELIEVED = 0.45


def _solved(text: str) -> Understood:
    if _wants_person(text):
        return Understood("0", is_sure=len(text) <= _LONG)
    if _ASKED_BACK.search(text):
        return Understood()
    parts = [each for each in _BUT.split(text) if each]
    keys = [each for each in map(_solved_part, parts) if each.key]
    if not keys:
        return Understood()
    is_one = len({each.key for each in keys}) == 1
    return Understood(keys[-1].key, is_sure=is_one and keys[-1].is_sure)


def _solved_part(text: str) -> Understood:
    if _DOUBLE.search(text):
        return Understood("1")
    if _PARTLY.search(text):
        return Understood("2")
    without = _UNSOLVED.sub("", text)
    if without != text:
        is_clear = "满意" not in text and not _SOLVED.search(without)
        return Understood("2", is_sure=is_clear and "又" not in text)
    found = _SOLVED.search(text)
    if found is None:
        return Understood()
    is_sure = bool(re.search(_DONE, found.group())) and not re.search("基本|差不多|算", text)
    return Understood("1", is_sure=is_sure)


def _rating(text: str) -> Understood:
    if _wants_person(text):
        return Understood("0", is_sure=len(text) <= _LONG)
    text = text.replace("的", "").replace("10分满意", "十分满意")
    if _NO_SCORE.search(text):
        return Understood()
    # Nobody says 二分 for two points: a recogniser writes it for something else.
    scores = {_DIGIT[each] for each in _SCORE.findall(text)}
    bare = _BARE.match(text)
    scores |= {_DIGIT[bare[1]]} if bare else set()
    if len(scores) > 1:
        return Understood()
    words = _rated_by_words(text)
    if scores:
        score = scores.pop()
        agrees = not words.key or words.key == str(score)
        is_usual = "二分" not in text
        return Understood(str(max(score, 1)), is_sure=agrees and score > 0 and is_usual)
    if _FULL.search(text):
        return Understood("5")
    return words


def _rated_by_words(text: str) -> Understood:
    parts = [each for each in _BUT.split(text) if each]
    found = [each for each in map(_rated_part, parts) if each.key]
    if not found:
        return Understood()
    is_one = len({each.key for each in found}) == 1
    return Understood(found[-1].key, is_sure=is_one and found[-1].is_sure)


def _rated_part(text: str) -> Understood:
    for pattern, key, is_sure in _RATINGS:
        if pattern.search(text):
            return Understood(key, is_sure=is_sure)
    return Understood()


def _confirm(text: str) -> Understood:
    if _NEITHER.search(text):
        return Understood()
    if "没错" in text or "不错" in text:
        return Understood("1", is_sure=True)
    if _NO.search(text):
        return Understood("2", is_sure=True)
    return Understood("1", is_sure=True) if _YES.search(text) else Understood()


def _wants_person(text: str) -> bool:
    return bool(_PERSON.search(text)) and not _NO_PERSON.search(text)


_READERS: dict[Asks, Callable[[str], Understood]] = {
    "solved": _solved,
    "rating": _rating,
    "confirm": _confirm,
}
