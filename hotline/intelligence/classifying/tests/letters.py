"""Small letters for the tests: who, what and where, put together without chance."""

from itertools import product

from hotline.intelligence.classifying.example import Example

WHERE = (
    "解放路",
    "海秀街",
    "人民公园",
    "东门口",
    "白坡里",
    "金牛岭",
    "滨海大道",
    "文明东",
    "长堤",
    "龙昆南",
)
WHAT = {
    "住房/物业": ("物业乱收停车费", "物业不打扫楼道", "物业费涨价没有公示"),
    "住房/漏水": ("楼上漏水泡坏墙面", "屋顶漏水无人维修", "卫生间漏水渗到楼下"),
    "交通/公交": ("公交车等了半小时", "公交司机甩站不停", "公交线路改道没有通知"),
    "交通/停车": ("占用盲道违法停车", "消防通道被停车堵住", "车位划线不清"),
    "环保/噪音": ("工地夜里施工噪音", "广场舞音响噪音扰民", "酒吧噪音到凌晨"),
}
HOW = ("请尽快处理", "多次反映无果", "希望有人管一管", "老人孩子受影响")


def letters() -> list[Example]:
    """Return two hundred letters of five topics on two levels."""
    return [
        Example(topic, f"我是{where}的居民，这里{what}，{how}。", f"{where}{what}", f"{topic}-{at}")
        for topic, whats in WHAT.items()
        for at, (where, what, how) in enumerate(product(WHERE, whats, HOW))
        if at % 3 == 0
    ]


def first_levels() -> list[Example]:
    """Return the same letters, sorted by the first level only."""
    return [each._replace(topic=each.topic.split("/")[0]) for each in letters()]
