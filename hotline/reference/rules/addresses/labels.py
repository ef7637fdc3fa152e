"""The 21 labels of an address's components, after the guidelines of Li et al. (NAACL 2019)."""

from dataclasses import dataclass

LABELS = {
    "country": "国家",
    "prov": "省、自治区",
    "city": "地级市、直辖市",
    "district": "区、县、县级市",
    "devzone": "开发区",
    "town": "街道、镇、乡",
    "community": "社区、村",
    "road": "路、组",
    "subroad": "支路",
    "roadno": "门牌号",
    "subroadno": "支路门牌号",
    "poi": "地点",
    "subpoi": "地点内的地点",
    "houseno": "楼栋号",
    "cellno": "单元号",
    "floorno": "楼层",
    "roomno": "房号",
    "person": "楼内的单位、店铺",
    "assist": "方位词",
    "redundant": "多余的字",
    "otherinfo": "其他",
}
NOTHING = "o"
"""What is no part of an address at all; it is learnt where examples say so, and not told."""


@dataclass(frozen=True, slots=True)
class Component:
    """A part of an address: characters ``start`` to ``end`` (half open) of the line."""

    start: int
    end: int
    text: str
    label: str
    probability: float
