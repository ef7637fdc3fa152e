"""Find what else points to a person: mail, plates, papers, accounts, doors, names they say."""

import re
from collections.abc import Iterator

_NUMBER = "[0-9０-９一二三四五六七八九十百〇零]"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领"
_MAIL = "[A-Za-z0-9._%+-]"
_ROOM = r"[A-Za-z]?[0-9０-９]{3,4}"
_BUILDING = "(?:号楼|栋|幢|座|单元|梯)"
_WHOLE = (
    ("邮箱", rf"(?<!{_MAIL}){_MAIL}{{1,64}}@[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}}){{1,8}}"),
    (
        "车牌",
        rf"[{_PROVINCES}][A-HJ-Za-hj-z][·•\s-]?[A-HJ-NP-Za-hj-np-z0-9]{{4,5}}[A-Za-z0-9挂学警港澳]",
    ),
    ("证件", r"(?<![A-Za-z0-9])(?:[EGDSPHMC][A-Z]?\d{8,10})(?![A-Za-z0-9])"),
    # 3栋2单元501室, 12号楼1203, A座1503房
    (
        "门牌",
        (
            rf"(?:[A-Za-z]|[A-Za-z]?{_NUMBER}{{1,4}}){_BUILDING}(?:[\s,，-]?[A-Za-z]?{_NUMBER}{{1,4}}"
            rf"(?:单元|梯|层|楼)){{0,4}}[\s,，-]?{_ROOM}(?![0-9年元米])(?:号房|室|房|户)?"
        ),
    ),
    (
        "门牌",
        (
            rf"{_NUMBER}{{1,4}}单元(?:[\s,，-]?{_NUMBER}{{1,4}}(?:层|楼))?"
            rf"(?:{_NUMBER}{{1,4}}(?:室|房|户|号))?"
        ),
    ),
    ("门牌", rf"(?<![0-9]){_ROOM}(?:号房|室|房(?!屋|产|价|东|租)|户(?!口|籍|型))"),
    ("门牌", r"(?<![0-9-])\d{1,3}-\d{1,2}-\d{3,4}(?![0-9-])"),
)
_INSIDE = (
    ("账号", r"(?:微信|QQ|qq|VX|vx|支付宝|抖音)(?:号码?|账号)?[是为:：\s]*([A-Za-z0-9_-]{5,20})"),
    (
        "门牌",
        (
            rf"(?:路|街|巷|弄|里|大道|村)\s{{0,2}}({_NUMBER}{{1,5}}(?:-{_NUMBER}{{1,4}})?\s?号"
            rf"(?:之{_NUMBER}{{1,2}})?)"
        ),
    ),
    (
        "姓名",
        (
            r"(?:我叫|名叫|姓名|联系人|当事人|投诉人|举报人)[是为:：\s]{0,2}"
            r"([\u4e00-\u9fff·]{2,4})(?=[，,。；;、\s（(]|$)"
        ),
    ),
)
_PATTERNS = tuple(
    (kind, group, re.compile(pattern, re.MULTILINE))
    for group, patterns in ((0, _WHOLE), (1, _INSIDE))
    for kind, pattern in patterns
)


def find_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where such words stand, and of what kind they are."""
    for kind, group, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            yield (*found.span(group), kind)
