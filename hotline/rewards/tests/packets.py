"""Suggestions by WeChat that were closed, and the packets they earn."""

from typing import Any
from uuid import uuid4

from hotline.contacts.rules.channels import Channel
from hotline.core.actor import SYSTEM
from hotline.messaging.actions.receive import receive
from hotline.messaging.rules.incoming import Incoming
from hotline.reference.rules.dictionaries import AppealType
from hotline.rewards.actions.decide import approve, check
from hotline.rewards.actions.load_rewards import load_rewards
from hotline.rewards.actions.propose import propose
from hotline.rewards.models import Packet
from hotline.rewards.rules.entries import RewardEntry
from hotline.workorders.actions.register import register
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.registration import DirectAnswer
from hotline.workorders.tests.orders import a_demand
from tests.cast import CHEN_JING, NOW, Cast

OPEN_ID = "o6_bmjrPTlm6_2sgVt7hMZOPfL2M"


def a_rule(**changes: Any) -> None:
    """Let a rule hold."""
    wanted = {
        "name": "微信建议奖励",
        "starts_on": "2020-01-01",
        "channels": ["wechat"],
        "appeal_types": ["suggestion"],
        "amount_fen": 1000,
        "packets_a_month": 5,
        "month_budget_fen": 500_000,
        **changes,
    }
    load_rewards(entries=[RewardEntry.model_validate(wanted)], city="haikou", by=SYSTEM, now=NOW)


def a_suggestion(cast: Cast, *, channel: Channel = Channel.WECHAT, **changes: Any) -> WorkOrder:
    """Close a suggestion that came in writing: the hotline answered it at once."""
    talk = receive(
        Incoming(
            channel=channel,
            account="main",
            external_id=str(uuid4()),
            thread=str(uuid4()),
            peer=OPEN_ID,
            text="建议在海甸岛增设公共自行车站点。",
        ),
        now=NOW,
    ).conversation
    answer = DirectAnswer(text="感谢建议，已转交通部门研究采纳。", reason="建议类，当场答复")
    wanted = {"appeal_type": AppealType.SUGGESTION, "direct_answer": answer, **changes}
    (order,) = register(
        key=uuid4(),
        caller=CHEN_JING,
        demands=[a_demand(cast, **wanted)],
        by=cast.wang_fang,
        now=NOW,
        contact_id=talk.contact_id,
    )
    return order


def proposed(cast: Cast) -> Packet:
    """Propose a packet for one."""
    packet = propose(order=a_suggestion(cast), now=NOW)
    assert packet is not None
    return packet


def approved(cast: Cast) -> Packet:
    """Let two people agree."""
    packet = proposed(cast)
    check(packet_id=packet.pk, by=cast.wu_qian, now=NOW)
    return approve(packet_id=packet.pk, by=cast.leader_zhou, now=NOW)
