"""Every door that names an order, asked by somebody its security level hides it from.

The doors are read from the API itself: one that is added is asked too.
"""

import re
from collections.abc import Iterator

from hotline.accounts.rules.roles import Role
from hotline.config.api import ROUTERS
from hotline.followups.tests.follow_ups import planned
from hotline.workorders.actions.set_secrecy import set_secrecy
from hotline.workorders.rules.secrecy import LEVELS, Secrecy
from hotline.workorders.tests.orders import handled, later, submitted
from hotline.workorders.tests.people import another_operator
from tests.cast import Cast, Door

NOBODYS = "29990101000001"
_REFUSED = {403, 404, 405, 422}


def _doors_of_orders() -> Iterator[tuple[str, str]]:
    for router in ROUTERS:
        for path, view in router.path_operations.items():
            if "/work-orders/{number}" in path:
                for operation in view.operations:
                    yield from ((method, path) for method in operation.methods)


def _asked(door: Door, method: str, path: str, number: str) -> tuple[int, object]:
    place = re.sub(r"\{[a-z:_]+\}", "1", path.replace("{number}", number))
    answer = door.client.generic(method, f"/api{place}", data="{}", content_type="application/json")
    return answer.status_code, answer.json()


def test_no_door_tells_whether_a_hidden_order_exists(cast: Cast) -> None:
    order = submitted(cast, secrecy=Secrecy.RESTRICTED)
    assert Role.REVIEWER not in LEVELS[Secrecy.RESTRICTED].roles
    door = Door(cast.wu_qian)
    doors = list(_doors_of_orders())
    assert len(doors) > 10
    for method, path in doors:
        status, said = _asked(door, method, path, order.number)
        assert status in _REFUSED, (method, path)
        assert (status, said) == _asked(door, method, path, NOBODYS), (method, path)
        assert method != "GET" or status in {403, 404}, (method, path)


def test_follow_up_of_a_hidden_order_is_not_found(cast: Cast) -> None:
    order = handled(cast)
    follow_up = planned(order)
    operator = Door(cast.wang_fang)
    paths = (f"/follow-ups/{follow_up.pk}", "/follow-ups?tray=due", "/follow-ups/trays")
    assert [operator.get(path)[0] for path in paths] == [200, 200, 200]
    set_secrecy(
        number=order.number,
        secrecy=Secrecy.RESTRICTED,
        reason="涉及举报线索。",
        by=cast.li_qiang,
        now=later(order, 100),
    )
    assert operator.get(paths[0])[0] == 200, "she registered it"
    other = Door(another_operator())
    assert other.get(paths[0])[0] == 404
    assert other.get(paths[1])[1]["items"] == []
    assert other.get(paths[2])[1] == {"due": 0, "risk": 0, "later": 0}
    assert other.post(f"{paths[0]}/call")[0] == 404
    assert Door(cast.zheng_jie).get(paths[2])[1] == {"due": 1, "risk": 0, "later": 0}
