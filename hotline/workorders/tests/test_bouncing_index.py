"""Orders that bounce are found by time, without a look at every return there ever was."""

import json
from datetime import timedelta

from django.db import connection

from hotline.core.guarded import writing
from hotline.workorders.models import SendBack
from hotline.workorders.return_queries import list_bouncing
from hotline.workorders.tests.orders import BASIS, REASON, asked_back
from tests.cast import NOW, Cast


def test_the_latest_returns_are_read_from_the_index(cast: Cast) -> None:
    order = asked_back(cast)
    turn = order.assignments.get()
    with writing():
        SendBack.objects.bulk_create(
            SendBack(
                order=order,
                assignment=turn,
                reason=REASON,
                legal_basis=BASIS,
                requested_at=NOW - timedelta(hours=hours),
                requested_by_label="赵敏",
                decision="refused",
                decided_at=NOW,
                decided_by_label="李强",
            )
            for hours in range(1, 5000)
        )
    since = NOW - timedelta(days=1)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE workorders_sendback")
    rows = SendBack.objects.filter(requested_at__gte=since).values("order_id", "decision")
    (plan,) = json.loads(rows.order_by().explain(format="json"))
    assert "send_back_latest" in json.dumps(plan)
    (found,) = list_bouncing(cast.li_qiang, since=since)
    assert (found.order, found.count.requests) == (order, 25)
