"""How often each door of the busy hour asks the database: more is a slower hotline."""

from typing import Any

from hotline.workorders.tests.orders import dispatched, registered, submitted
from tests.cast import Cast, Door, register_body


def test_register_and_dispatch_stay_cheap(cast: Cast, django_assert_max_num_queries: Any) -> None:
    desk, dispatcher = Door(cast.wang_fang), Door(cast.li_qiang)
    desk.post("/work-orders", register_body(cast))  # the citizen's file begins only once
    _, (order,) = desk.post("/work-orders", register_body(cast))
    path = f"/work-orders/{order['number']}/dispatch"
    dispatcher.post(path, {"department_id": cast.urban.pk})  # limits are loaded only once
    with django_assert_max_num_queries(17):  # three of them: words, shingles, and who is told
        _, (order,) = desk.post("/work-orders", register_body(cast))
    with django_assert_max_num_queries(16):
        status, _ = dispatcher.post(
            f"/work-orders/{order['number']}/dispatch", {"department_id": cast.urban.pk}
        )
    assert status == 200


def test_trays_cost_the_same_for_one_order_and_for_many(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for _ in range(12):
        registered(cast)
        dispatched(cast)
    for who, tray in ((cast.li_qiang, "awaiting_dispatch"), (cast.zhao_min, "department_inbox")):
        door = Door(who)
        door.get("/work-orders/trays")  # a session writes its beginning once
        with django_assert_max_num_queries(
            7
        ):  # one for the keys, one for the rows, one for who is there
            _, page = door.get("/work-orders", tray=tray)
        assert len(page["items"]) == 12
        with django_assert_max_num_queries(5):
            door.get("/work-orders/trays")


def test_detail_is_bounded(cast: Cast, django_assert_max_num_queries: Any) -> None:
    order = submitted(cast)
    door = Door(cast.wu_qian)
    with django_assert_max_num_queries(19):
        assert door.get(f"/work-orders/{order.number}")[0] == 200
