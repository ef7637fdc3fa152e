"""Find words in a story that look like a place."""

import re

from hotline.workorders.rules.shield.city import City

_MOST = 2
_PLACE = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{1,12}?(?:街道|大道|小区|花园|社区|大厦|广场|市场|医院|学校|公园|"
    r"工业园|路口|路|街|巷|村|镇)(?:[\u4e00-\u9fff]{0,4}[0-9一二三四五六七八九十]+"
    r"(?:号|栋|幢|单元|楼))?"
)
_LEADING = re.compile(
    r"^.*(?:位于|住在|家住|就在|地处|座落在|坐落在|坐落于|来电反映|反映|举报|投诉|咨询|关于|在|我是|是|从)"
)


def places_in(story: str, city: City) -> list[str]:
    """Return at most two places named in the story, areas of the city first."""
    areas = [hit.word for hit in city.area_names.find(story) if len(hit.word) > 2]  # noqa: PLR2004 - a name and its level
    found = [_LEADING.sub("", match.group()) for match in _PLACE.finditer(story)]
    named = [each for each in found if len(each) > 2]  # noqa: PLR2004 - "小区" names nothing
    return list(dict.fromkeys([*named, *areas]))[:_MOST]


def names_a_place(text: str, city: City) -> bool:
    """Tell whether the text says more than the city's name."""
    if any(mark in text for mark in city.file.place_marks):
        return True
    return next(city.area_names.find(text), None) is not None
