"""Arrivals and first answers by half hour and channel (CHN-08)."""

from datetime import datetime, timedelta
from uuid import UUID

import time_machine

from hotline.contacts.rules.channels import Channel
from hotline.core.actor import SYSTEM
from hotline.messaging.actions.close_conversation import close_conversation
from hotline.messaging.actions.receive import receive
from hotline.messaging.actions.take import take
from hotline.messaging.actions.write import write
from hotline.messaging.rules.conversation import Closing
from hotline.messaging.tests.letters import incoming
from hotline.reference.rules.calendar import SHANGHAI
from tests.cast import Cast, Door

MIDNIGHT = datetime(2026, 11, 24, tzinfo=SHANGHAI)


def _wrote(minute: int, channel: Channel = Channel.WEB) -> tuple[UUID, datetime]:
    at = MIDNIGHT + timedelta(minutes=minute)
    name = f"{channel}-{minute}"
    message = incoming(channel=channel, thread=name, external_id=name, peer=name)
    return receive(message, now=at).conversation.pk, at


def _answer(cast: Cast, told: tuple[UUID, datetime], seconds: int) -> None:
    ident, at = told
    moment = at + timedelta(seconds=seconds)
    take(conversation_id=ident, by=cast.wang_fang, now=moment)
    write(conversation_id=ident, text="您好", by=cast.wang_fang, now=moment)


def test_each_half_hour_of_the_city_with_medians_and_what_was_late(
    cast: Cast, frozen: time_machine.Traveller
) -> None:
    frozen.move_to(MIDNIGHT + timedelta(hours=20))
    for minute, seconds in ((0, 60), (29, 120), (15, 301), (31, 300)):
        _answer(cast, _wrote(minute), seconds)
    _answer(cast, _wrote(1, Channel.WECHAT), 10)
    unanswered, _ = _wrote(40)
    write(conversation_id=unanswered, text="请稍候", by=SYSTEM, now=MIDNIGHT)
    nuisance, at = _wrote(41)
    close_conversation(conversation_id=nuisance, closing=Closing.NUISANCE, by=SYSTEM, now=at)
    _wrote(20 * 60 - 4)
    _wrote(-1)

    day = {"since": "2026-11-24", "until": "2026-11-24"}
    status, report = Door(cast.leader_zhou).get("/messaging/coverage", **day)
    assert (status, report["limit_seconds"]) == (200, 300)
    rows = {
        (each["half_hour"], each["channel"]): (
            each["arrived"],
            each["excluded"],
            each["answered"],
            each["median_seconds"],
            each["late"],
        )
        for each in report["rows"]
    }
    assert rows["00:00", "web"] == (3, 0, 3, 120, 1)
    assert rows["00:30", "web"] == (2, 1, 1, 300, 1)
    assert rows["00:00", "wechat"] == (1, 0, 1, 10, 0)
    assert rows["00:00", ""] == (4, 0, 4, 90, 1)
    assert rows["19:30", "web"] == (1, 0, 0, None, 0)
    assert rows["", ""] == (7, 1, 5, 120, 2)
    assert ("23:30", "web") not in rows


def test_an_odd_stretch_and_an_odd_role_are_refused(cast: Cast) -> None:
    backwards = {"since": "2026-11-24", "until": "2026-11-23"}
    assert Door(cast.leader_zhou).get("/messaging/coverage", **backwards)[0] == 422
    assert Door(cast.wang_fang).get("/messaging/coverage", **backwards)[0] == 403
