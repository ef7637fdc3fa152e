"""The questions of ``bench.orders_scale``: who asks, and the address; each time another one."""

import base64
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote, urlencode

from bench.scale_samples import COMMON, Samples, a_shop
from tools.orders.drafts import FIRST_OPERATOR

Address = Callable[[random.Random], str]


@dataclass(frozen=True, slots=True)
class Ask:
    """One kind of question."""

    group: str
    label: str
    who: str
    address: Address


def orders(tray: str, **filters: object) -> str:
    """Return the address of a list."""
    return "/api/work-orders?" + urlencode({"tray": tray, **filters}, doseq=True)


def asks(given: Samples) -> list[Ask]:
    """Return every question, in the order of the table."""
    return [*_trays(given), *_details(given), *_filters(given), *_searches(given), *_deep(given)]


def _same(address: str) -> Address:
    return lambda _: address


def _trays(given: Samples) -> list[Ask]:
    def at_desk(label: str, who: str, address: str) -> Ask:
        return Ask("tray", label, who, _same(address))

    rows = [
        at_desk("待派单", "dispatcher", orders("awaiting_dispatch")),
        at_desk("退单待审", "dispatcher", orders("returns")),
        at_desk("全部工单", "dispatcher", orders("all")),
        at_desk("列表计数（派单员）", "dispatcher", "/api/work-orders/trays"),
        at_desk("待审核", "reviewer", orders("reviews")),
        at_desk("我登记的", "operator", orders("mine")),
        at_desk("待回访", "follow_up_operator", "/api/follow-ups?tray=due"),
        at_desk("已回访", "follow_up_operator", "/api/follow-ups?tray=done"),
        at_desk("我回访的", "follow_up_operator", "/api/follow-ups?tray=mine"),
        at_desk("回访计数", "follow_up_operator", "/api/follow-ups/trays"),
    ]
    for position in range(len(given.departments)):
        size = ("最大", "居中", "最小")[position]
        rows += [
            at_desk(f"办理中（{size}的单位）", f"handler{position}", orders("department_handling")),
            at_desk(f"本单位全部（{size}）", f"handler{position}", orders("department_all")),
        ]
    rows.append(at_desk("待签收", "handler0", orders("department_inbox")))
    rows.append(at_desk("列表计数（经办人）", "handler0", "/api/work-orders/trays"))
    return rows


def _details(given: Samples) -> list[Ask]:
    own = given.numbers_of[given.departments[0]]

    def of(numbers: list[str], rest: str = "") -> Address:
        return lambda chance: f"/api/work-orders/{chance.choice(numbers)}{rest}"

    return [
        Ask("detail", "工单详情", "dispatcher", of(given.numbers)),
        Ask("detail", "在办工单详情", "dispatcher", of(given.open_numbers)),
        Ask("detail", "工单详情（经办人）", "handler0", of(own)),
        Ask("detail", "经过", "dispatcher", of(given.numbers, "/timeline")),
        Ask("detail", "经过（经办人）", "handler0", of(own, "/timeline")),
        Ask("detail", "时限", "dispatcher", of(given.open_numbers, "/clocks")),
        Ask("detail", "家族", "dispatcher", of(given.numbers, "/family")),
    ]


def _filters(given: Samples) -> list[Ask]:
    def listed(label: str, choose: Callable[[random.Random], dict[str, object]]) -> Ask:
        return Ask("filter", label, "dispatcher", lambda chance: orders("all", **choose(chance)))

    def a_day(chance: random.Random) -> dict[str, object]:
        day = given.last_day - timedelta(days=chance.randint(0, 360))
        return {"first_day": day, "last_day": day}

    return [
        listed("某事项", lambda c: {"topic": c.choice(given.topics)}),
        listed("某街道", lambda c: {"area": c.choice(given.areas)}),
        listed(
            "某事项 + 某街道",
            lambda c: {"topic": c.choice(given.topics), "area": c.choice(given.areas)},
        ),
        listed("某单位在办", lambda _: {"state": "handling", "department": given.departments[1]}),
        listed("某日 + 某事项", lambda c: {**a_day(c), "topic": c.choice(given.topics)}),
        listed("已超期", lambda _: {"due": "overdue"}),
        listed("24 小时内到期", lambda _: {"due": "near"}),
        listed("已催办", lambda _: {"urged": "true"}),
        listed("退单待审状态", lambda _: {"state": "send_back_requested"}),
        listed("紧急 + 举报", lambda _: {"urgency": "urgent", "appeal_type": "report"}),
    ]


def _searches(given: Samples) -> list[Ask]:
    def found(label: str, choose: Callable[[random.Random], str], who: str = "dispatcher") -> Ask:
        tray = "all" if who == "dispatcher" else "department_all"
        return Ask("search", label, who, lambda chance: orders(tray, q=choose(chance)))

    def a_place(chance: random.Random) -> str:
        return chance.choice(given.places)

    return [
        found("常见词", lambda c: c.choice(COMMON)),
        found("少见词（店名）", a_shop),
        found("两个词", lambda c: f"{a_shop(c)} {c.choice(COMMON)}"),
        found("地点", a_place),
        found("没有的词", lambda _: "磁悬浮列车"),
        found("电话", lambda c: c.choice(given.phones)),
        found("工单编号", lambda c: c.choice(given.numbers)),
        found("编号开头", lambda c: c.choice(given.numbers)[:10]),
        found("常见词（最大的单位）", lambda c: c.choice(COMMON), "handler0"),
        found("地点（最大的单位）", a_place, "handler0"),
        found("地点（最小的单位）", a_place, "handler2"),
    ]


def _deep(given: Samples) -> list[Ask]:
    def cursor(*parts: object) -> str:
        return quote(base64.urlsafe_b64encode("|".join(map(str, parts)).encode()).decode())

    def after(tray: str, *fixed: object, who: str, label: str, **filters: object) -> Ask:
        def address(chance: random.Random) -> str:
            parts = fixed or (chance.randint(1000, given.orders),)
            return f"{orders(tray, **filters)}&cursor={cursor(*parts)}"

        return Ask("deep", label, who, address)

    def by_number(chance: random.Random) -> str:
        at = chance.choice(given.numbers)
        return f"{orders('all', q=chance.choice(COMMON))}&cursor={cursor(at)}"

    later = f"{given.last_day + timedelta(days=2)}T00:00:00+00:00"
    return [
        after("all", who="dispatcher", label="全部工单，任一页"),
        after("mine", who="operator", label="我登记的，任一页"),
        after("department_all", who="handler0", label="本单位全部，任一页"),
        after(
            "department_handling", later, FIRST_OPERATOR, who="handler0", label="办理中，中间一页"
        ),
        Ask("deep", "常见词，任一页", "dispatcher", by_number),
    ]
