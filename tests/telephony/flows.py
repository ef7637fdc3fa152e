"""The stories' own flows (语音导航流程), published beside the city's before anything is played."""

from typing import Any

from contracts.credentials import number_index
from contracts.ivr import Flow
from contracts.telephony_config import CallerMark, DialledNumber, OpeningHours
from tests.telephony.story import list_stories, load_story

CLOSED = OpeningHours(name="closed", label="休息", weekly=[[] for _ in range(7)])
"""Hours that are never open, whenever the tests run."""


def add_flows(content: dict[str, Any], *, secret: str) -> None:
    """Add every story's flow under the number its citizen dials, and the callers it blocks.

    Raises:
        ValueError: two stories' flows have the same number.

    """
    taken = {number["number"] for number in content["numbers"]}
    for name in list_stories():
        story = load_story(name)
        citizen = story.citizen
        if citizen.is_blocked:
            index = number_index(secret, citizen.number)
            mark = CallerMark(number_index=index, kind="blocked")
            content.setdefault("callers", []).append(mark.model_dump(mode="json"))
        if story.flow is None:
            continue
        if citizen.dials in taken:
            msg = f"{name}: {citizen.dials} is taken"
            raise ValueError(msg)
        taken.add(citizen.dials)
        flow = Flow(name=name, version=1, steps=story.flow)
        number = DialledNumber(number=citizen.dials, flow=name)
        content["flows"].append(flow.model_dump(mode="json"))
        content["numbers"].append(number.model_dump(mode="json"))
    content.setdefault("hours", []).append(CLOSED.model_dump(mode="json"))
