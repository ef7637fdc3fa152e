"""How the caller feels, by their own words, and whether somebody must come at once."""

import re
from collections.abc import Iterable, Iterator, Sequence

from hotline.reference.rules.dictionaries import URGENCY_LABELS, Urgency
from hotline.workorders.rules.draft.filled import Filled, Span, span_of
from hotline.workorders.rules.draft.turns import Turn
from hotline.workorders.rules.shield.entries import EmergencyEntry
from hotline.workorders.rules.shield.words import Lexicon, sentence_around

_FEELINGS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("despair", "绝望", re.compile(r"不想活|活不下去|没法活|走投无路|绝望|死给你们看")),
    ("fear", "害怕", re.compile(r"(?<!不)害怕|好怕|吓(?:死|到|坏|得)|恐慌|提心吊胆|scared|"
        r"afraid")),
    ("anger", "愤怒", re.compile(r"气死|太过分|(?:什么|这种)态度|忍无可忍|愤怒|火大|太气人|"
        r"欺人太甚|骂人|混蛋|王八|滚蛋|流氓|"
        r"你们.{0,6}吃干饭|太欺负|angry|furious|outrageous")),
    ("sadness", "难过", re.compile(r"难过|伤心|呜呜|想哭|哭了|心寒|委屈|难受死")),
    ("worry", "着急", re.compile(r"急死|很急|好急|急得|着急|太急|火烧眉毛|等不及|担心|焦虑|"
        r"urgent|worried")),
    ("displeasure", "不满", re.compile(r"受不了|不满意?|失望|烦死|太吵|没人管|不作为|"
        r"推来推去|踢皮球|推诿|糊弄|敷衍|离谱|太差|"
        r"unacceptable|disappointed")),
    ("gratitude", "感激", re.compile(r"(?:特别|非常|真的?很?|太|十分)感谢|表扬|点赞|送锦旗|"
        r"grateful")),
)  # fmt: skip
_AT_ONCE = re.compile(
    r"救命|要死人|快要不行|正在(?:着火|冒烟|打架)|燃气味|生命危险|有人(?:晕倒|昏倒|受伤|"
    r"落水)|喘不[过上]气|help me now|emergency"
)
_MEANT_OTHERWISE = re.compile(r"(?:没|不是|不会|如果|万一|以后|怕|担心|去年|曾经).{0,6}$")


def find_emotion(turns: Sequence[Turn]) -> Filled | None:
    """Return the strongest feeling the citizen puts into words."""
    for code, label, pattern in _FEELINGS:
        for index, turn in enumerate(turns):
            match = pattern.search(turn.text) if turn.is_citizen else None
            if match:
                span = span_of(turns, index, *match.span())
                return Filled(value=label, code=code, probability=0.8, spans=(span,))
    return None


def find_urgency(turns: Sequence[Turn], emergencies: Iterable[EmergencyEntry]) -> Filled | None:
    """Return 紧急 where the citizen tells of danger now; an ordinary call fills nothing."""
    spans = [span for _, span in emergencies_heard(turns, emergencies)]
    if not spans:
        return None
    return Filled(
        value=URGENCY_LABELS[Urgency.URGENT],
        code=Urgency.URGENT.value,
        probability=0.9,
        spans=tuple(spans[:3]),
    )


def emergencies_heard(
    turns: Sequence[Turn], emergencies: Iterable[EmergencyEntry]
) -> Iterator[tuple[EmergencyEntry | None, Span]]:
    """Yield each kind of emergency in the citizen's words once, with its words."""
    for entry in emergencies:
        span = next(_hits(turns, entry), None)
        if span is not None:
            yield entry, span
    for index, turn in enumerate(turns):
        match = _AT_ONCE.search(turn.text) if turn.is_citizen else None
        if match and not _MEANT_OTHERWISE.search(turn.text[: match.start()]):
            yield None, span_of(turns, index, *match.span())
            return


def _hits(turns: Sequence[Turn], entry: EmergencyEntry) -> Iterator[Span]:
    lexicon = Lexicon.of(entry.words)
    for index, turn in enumerate(turns):
        for hit in lexicon.find(turn.text) if turn.is_citizen else ():
            sentence = sentence_around(turn.text, hit.start, hit.end)
            if not any(each in sentence for each in entry.unless):
                yield span_of(turns, index, hit.start, hit.end)
