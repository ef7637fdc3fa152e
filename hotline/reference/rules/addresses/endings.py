"""Endings that tell what a name is (通名), and how numbers are written."""

import re
from collections.abc import Iterator

_N = r"[0-9A-Za-z一二三四五六七八九十百零]"
_D = r"[0-9]"
_NUMBERED = [
    (
        "roadno",
        2.2,
        re.compile(rf"{_D}+(?:[-之]{_D}+)*(?:号|弄)|附?{_D}+号|{_D}+组{_D}+号(?:附{_D}+号)?"),
    ),
    ("roadno", 0.4, re.compile(rf"{_D}+")),
    ("subroadno", 1.8, re.compile(rf"{_D}+(?:-{_D}+)*号")),
    ("road", 2.0, re.compile(rf"{_N}{{1,3}}组")),
    ("houseno", 2.6, re.compile(rf"{_N}{{1,5}}(?:号楼|幢|栋|座)")),
    ("houseno", 1.0, re.compile(rf"{_D}+号")),
    ("houseno", 0.9, re.compile(rf"{_D}+|[A-Z]")),
    ("cellno", 2.6, re.compile(rf"{_N}{{1,3}}(?:单元|梯)")),
    ("cellno", 0.8, re.compile(rf"{_D}+")),
    ("floorno", 2.5, re.compile(rf"(?:{_N}{{1,3}}|负{_N}|地下{_N}?)(?:楼|层|F|f)")),
    ("roomno", 2.6, re.compile(rf"(?:[A-Za-z]-?)?{_D}+(?:室|房|铺)|{_D}+号铺")),
    ("roomno", 1.8, re.compile(rf"[A-Za-z]?{_D}{{3,4}}")),
    ("roomno", 0.7, re.compile(rf"{_D}+号?")),
]
_ENDED = [
    ("country", 5.0, re.compile(r"中国|中华人民共和国")),
    ("prov", 2.0, re.compile(r"\w{2,3}省")),
    ("city", 1.2, re.compile(r"[一-鿿]{2,3}市")),
    ("district", 1.2, re.compile(r"[一-鿿]{2}(?:区|县)|其它区")),
    ("town", 2.0, re.compile(r"[一-鿿]{2,4}(?:街道|街道办事处|街道办|镇|乡)")),
    ("devzone", 2.4, re.compile(r"[一-鿿]{0,8}(?:开发区|高新区|高新技术园区|保税区|新区)")),
    ("community", 1.9, re.compile(r"[一-鿿]{1,5}(?<!新)(?:村|社区)")),
    ("community", 2.0, re.compile(r"[一-鿿]{2,6}(?:居委会|村委会|行政村)")),
    ("road", 2.2, re.compile(r"[一-鿿0-9]{1,6}(?:路|街|大道|大街|巷|胡同|公路|高速)")),
    ("road", 1.0, re.compile(r"[一-鿿]{2,4}(?:道|线|弄|里)")),
    ("subroad", 1.4, re.compile(r"[一-鿿0-9]{1,6}(?:路|街|大道|大街|巷|弄)")),
    (
        "poi",
        2.2,
        re.compile(
            r".{2,10}(?:小区|花园|家园|公寓|新村|广场|市场|商场|大厦|大楼|中心|医院|学校|小学|中学|大学|学院|"
            r"公司|酒店|宾馆|公园|工业园|工业区|产业园|科技园|园区|车站|机场|商城|银行|厂|苑|城|府|湾|庄|园)"
        ),
    ),
    (
        "subpoi",
        1.9,
        re.compile(
            r"[东西南北正后]{1,2}(?:大)?门|[A-Za-z一二三四五六七八九十0-9东西南北]区|.{2,4}苑"
        ),
    ),
    ("person", 1.0, re.compile(r".{2,12}(?:公司|店|部|中心|室)")),
    (
        "assist",
        2.4,
        re.compile(
            r"与|和|旁|旁边|对面|附近|门口|路口|交叉口|交汇处|交界处|交叉路口|内|里|上|下|后|东|西|南|北|楼下|隔壁|边|"
            r"后面|斜对面|(?:以|往|向)[东西南北]|[东西南北]侧|口"
        ),
    ),
    (
        "redundant",
        4.0,
        re.compile(
            r"(?:市民|来电人)?(?:反映|来电)|我?(?:住在|住|在)|位于|地址是?|电联|请?电话联系|送货上门|\*+"
        ),
    ),
]
ENDS = frozenset("省市区县镇乡村路街道号幢栋座楼层室")
GOES_ON = frozenset("路街道大东西南北中区县市镇乡村")
"""A shortened division before one of these is part of a longer name."""
BREAK = re.compile(r"[，。！？；：,;!?]")
"""What parts an address from other words."""
NAMES = re.compile(r"路|街|大道|小区|村|社区|镇|[0-9]|区|市|县|大厦|广场|花园|公寓|学校|医院")
_ROW = frozenset("-－—_/")
_IN_ROW = 1.2
_INNER = re.compile(r"(?<=.)(?:路|街道|镇|乡|村|省|市|区|县|号|幢|栋|座|楼|层|室|[0-9]+|-)(?=.)")
_STRANGE = 0.9


def strangeness(word: str) -> float:
    """Return what a name loses for endings and numbers within it."""
    return _STRANGE * len(_INNER.findall(word))


def numbered(word: str) -> Iterator[tuple[str, float]]:
    """Yield labels that a number with or without a unit may have, and their worth."""
    for label, worth, form in _NUMBERED:
        if form.fullmatch(word):
            yield label, worth


def ended(word: str) -> Iterator[tuple[str, float]]:
    """Yield labels that a name's ending speaks for, and their worth."""
    for label, worth, form in _ENDED:
        if form.fullmatch(word):
            yield label, worth


def in_row(label: str, left: str, right: str) -> float:
    """Return what a number gains as first, middle or last of a row such as 12-3-1001."""
    is_first, is_last = left not in _ROW and right in _ROW, left in _ROW and right not in _ROW
    if not (is_first or is_last or (left in _ROW and right in _ROW)):
        return 0.0
    place = "houseno" if is_first else "roomno" if is_last else "cellno"
    return _IN_ROW if label == place else 0.0


def is_cut(word: str, left: str, right: str) -> bool:
    """Tell whether a number goes on beyond the word's ends."""
    return (left in "9一" and left != "" and word[0] in "0123456789一二三四五六七八九十") or (
        right == "9" and word[-1].isdigit()
    )
