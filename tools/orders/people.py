"""Made-up places and callers: streets of no particular town, names and numbers by chance."""

import random
from collections.abc import Iterator

_ROADS = (
    "金贸 龙昆 海秀 国兴 蓝天 白龙 椰林 滨海 长堤 海甸"
    " 和平 美苑 青年 五指 万绿 丘海 秀华 南沙 凤翔 椰海"
)
_KINDS = ("路", "大道", "一路", "二街", "横街", "中路", "东路", "西路", "北街")
_ESTATES = "阳光 锦绣 碧湖 紫荆 望海 金色 翠竹 明珠 和润 春江"
_SORTS = ("花园", "家园", "小区", "公寓", "新村", "广场", "苑")
_SHOPS = (
    "鑫旺达 好又多 老街坊 海风 琼味 万家福 顺兴 百姓 金椰 福满楼 乐购 君和 新时代 小渔村 三角梅"
)
_TRADES = ("便利店", "餐馆", "超市", "茶店", "理发店", "建材店", "幼儿园", "停车场")
_SURNAMES = (
    "王李张刘陈杨黄吴赵周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓韩冯"
    "曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任卢"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋艳勇杰娟涛明超秀霞平刚桂英华玉兰萍红玲辉健波文斌宇浩凯婷雪梅琳晨阳思佳欣怡"
)


def places(count: int, seed: int) -> Iterator[str]:
    """Yield so many different places."""
    chance = random.Random(seed)  # noqa: S311 - made-up data
    seen: set[str] = set()
    while len(seen) < count:
        place = _place(chance)
        if place not in seen:
            seen.add(place)
            yield place


def _place(chance: random.Random) -> str:
    pick = chance.choice
    where = f"{pick(_ROADS.split())}{pick(_KINDS)}{chance.randint(1, 399)}号"
    form = chance.random()
    if form < 0.35:  # noqa: PLR2004 - shares of forms
        return f"{where}{pick(_ESTATES.split())}{pick(_SORTS)}{chance.randint(1, 28)}栋"
    if form < 0.6:  # noqa: PLR2004
        return f"{where}{pick(_SHOPS.split())}{pick(_TRADES)}"
    return f"{where}{pick(('路口', '门口', '附近', '对面', '公交站'))}"


def name(chance: random.Random) -> str:
    """Return a name."""
    given = "".join(chance.choices(_GIVEN, k=chance.choice((1, 2, 2))))
    return chance.choice(_SURNAMES) + given


def phone(position: int) -> str:
    """Return the mobile number of the caller at this position; no two are the same."""
    prefix = ("139", "138", "150", "186", "177", "133", "189", "158")[position % 8]
    return f"{prefix}{(position // 8 * 7_654_321 + 12_345_678) % 10**8:08d}"
