"""A story's narrator: who does what through the API, in words short enough to read aloud."""

from typing import Any

import time_machine

from hotline.core.delivery import deliver, subscriber_name
from hotline.core.models import Delivered, Event
from hotline.files.tests.small_files import PDF, PNG
from hotline.followups.subscribers import plan_follow_up
from hotline.workorders.models import WorkOrder
from hotline.workorders.tests.orders import BASIS, REASON
from tests.cast import Cast, Door, register_body, result_body


class Story:
    """Everybody's browser, the clock, and the worker that carries events upwards."""

    def __init__(self, cast: Cast, clock: time_machine.Traveller) -> None:
        """Sign everybody in."""
        self.cast = cast
        self.clock = clock
        self.doors = {name: Door(visitor) for name, visitor in cast.everybody().items()}

    def register(self, **changes: Any) -> Any:
        """王芳 registers what the citizen says."""
        return self._did("wang_fang", "/work-orders", register_body(self.cast, **changes))

    def do(self, who: str, number: str, verb: str, **body: Any) -> Any:
        """Somebody does something to an order, a minute later; it must be allowed."""
        self.clock.shift(60)
        return self._did(who, f"/work-orders/{number}/{verb}", body)

    def refused(self, who: str, number: str, verb: str, **body: Any) -> tuple[int, str]:
        """Somebody tries what is not allowed; return status and sentence."""
        status, answer = self.doors[who].post(f"/work-orders/{number}/{verb}", body)
        assert status >= 400, answer
        return status, answer["message"]

    def dispatch(self, number: str, department_id: int) -> Any:
        """李强 dispatches."""
        return self.do("li_qiang", number, "dispatch", department_id=department_id)

    def send_back(self, who: str, number: str) -> Any:
        """A department asks to send back, with grounds and a document."""
        files = [self.upload(who, "函.pdf", PDF)]
        body = {"reason": REASON, "legal_basis": BASIS, "attachment_ids": files}
        return self.do(who, number, "send_back", **body)

    def submit(self, who: str, number: str, **changes: Any) -> Any:
        """A department submits a complete result with a photo."""
        files = [self.upload(who, "现场.png", PNG)]
        body = result_body(attachment_ids=files, **changes)
        return self.do(who, number, "submit_result", **body)

    def upload(self, who: str, name: str, content: bytes) -> str:
        """Somebody uploads a file; return its id."""
        status, answer = self.doors[who].upload(name, content)
        assert status == 200, answer
        return str(answer["id"])

    def follow_up(self, **answers: Any) -> Any:
        """The worker plans, 郑洁 calls and writes down what the citizen says."""
        self.deliver()
        (due,) = self.see("zheng_jie", "/follow-ups", tray="due")["items"]
        self._did("zheng_jie", f"/follow-ups/{due['id']}/call", {})
        return self._did("zheng_jie", f"/follow-ups/{due['id']}/complete", answers)

    def deliver(self) -> None:
        """Deliver every event that waits for its subscriber, twice, as a nervous worker does."""
        name = subscriber_name(plan_follow_up)
        seen = Delivered.objects.filter(subscriber=name).values("event_id")
        for event in Event.objects.filter(kind="workorder.handled").exclude(pk__in=seen):
            deliver(event.pk, name)
            deliver(event.pk, name)

    def see(self, who: str, path: str, **query: Any) -> Any:
        """Return what somebody sees; they must be allowed to."""
        status, answer = self.doors[who].get(path, **query)
        assert status == 200, answer
        return answer

    def timeline(self, number: str) -> list[str]:
        """Return the labels of the order's story, as the team leader reads them."""
        entries = self.see("leader_zhou", f"/work-orders/{number}/timeline")
        return [each["label"] for each in entries]

    def state(self, number: str) -> str:
        """Return where the order stands."""
        return str(WorkOrder.objects.get(number=number).state)

    def _did(self, who: str, path: str, body: dict[str, Any]) -> Any:
        status, answer = self.doors[who].post(path, body)
        assert status == 200, (who, path, answer)
        return answer
