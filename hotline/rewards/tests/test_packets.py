"""Red packets: by rule, by two people, within the budget, paid once (RWD-01)."""

import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection

from hotline.contacts.rules.channels import Channel
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.messaging.models import Message
from hotline.reference.rules.dictionaries import AppealType
from hotline.rewards.actions.decide import approve, check, refuse
from hotline.rewards.actions.propose import propose
from hotline.rewards.actions.send_packet import follow_all, follow_up, send_packet
from hotline.rewards.errors import (
    BudgetSpent,
    NoProvider,
    PacketNotNow,
    ProviderSilent,
    RefusalInvalid,
    SamePerson,
)
from hotline.rewards.models import Packet
from hotline.rewards.reconciling import reconcile
from hotline.rewards.rules.packets import PacketState
from hotline.rewards.tests.packets import OPEN_ID, a_rule, a_suggestion, approved, proposed
from hotline.rewards.tests.pay_house import House
from tests.cast import NOW, Cast

TODAY = NOW.date()


def test_a_suggestion_by_wechat_earns_one_packet_that_names_its_order(cast: Cast) -> None:
    a_rule()
    order = a_suggestion(cast)
    packet = propose(order=order, now=NOW)
    assert packet is not None
    assert (packet.purse, packet.amount_fen) == (OPEN_ID, 1000)
    assert propose(order=order, now=NOW) == packet
    event = Event.objects.get(kind="packet.proposed")
    assert event.details["number"] == order.number
    assert event.correlation_id == order.correlation_id
    assert OPEN_ID not in str(event.details)


def test_other_channels_kinds_and_a_sixth_in_a_month_earn_none(cast: Cast) -> None:
    a_rule(packets_a_month=1)
    assert propose(order=a_suggestion(cast, channel=Channel.WEB), now=NOW) is None
    complaint = a_suggestion(cast, appeal_type=AppealType.COMPLAINT)
    assert propose(order=complaint, now=NOW) is None
    assert propose(order=a_suggestion(cast), now=NOW) is not None
    assert propose(order=a_suggestion(cast), now=NOW) is None
    assert propose(order=a_suggestion(cast), now=NOW + timedelta(days=31)) is not None


def test_two_different_people_agree(cast: Cast) -> None:
    a_rule()
    packet = proposed(cast)
    with pytest.raises(PacketNotNow):
        approve(packet_id=packet.pk, by=cast.leader_zhou, now=NOW)
    check(packet_id=packet.pk, by=cast.wu_qian, now=NOW)
    with pytest.raises(SamePerson):
        approve(packet_id=packet.pk, by=cast.wu_qian, now=NOW)
    assert approve(packet_id=packet.pk, by=cast.leader_zhou, now=NOW).bill
    with pytest.raises(IntegrityError), writing():
        Packet.objects.filter(pk=packet.pk).update(approved_by_id=cast.wu_qian.user_id)


def test_a_refusal_has_a_reason_and_ends_it(cast: Cast) -> None:
    a_rule()
    packet = proposed(cast)
    with pytest.raises(RefusalInvalid):
        refuse(packet_id=packet.pk, note="不", by=cast.wu_qian, now=NOW)
    refused = refuse(packet_id=packet.pk, note="与已采纳建议重复。", by=cast.wu_qian, now=NOW)
    assert refused.state == PacketState.REFUSED
    with pytest.raises(PacketNotNow):
        check(packet_id=packet.pk, by=cast.wu_qian, now=NOW)


def test_a_month_never_speaks_for_more_than_its_budget(cast: Cast) -> None:
    a_rule(month_budget_fen=1500)
    approved(cast)
    second = proposed(cast)
    check(packet_id=second.pk, by=cast.wu_qian, now=NOW)
    with pytest.raises(BudgetSpent, match=r"只余 5\.00 元"):
        approve(packet_id=second.pk, by=cast.leader_zhou, now=NOW)
    approve(packet_id=second.pk, by=cast.leader_zhou, now=NOW + timedelta(days=31))


@pytest.mark.django_db(transaction=True)
def test_approvals_at_the_same_moment_never_overstep_the_budget_together(cast: Cast) -> None:
    a_rule(month_budget_fen=1500)
    waiting = [proposed(cast).pk for _ in range(4)]
    for each in waiting:
        check(packet_id=each, by=cast.wu_qian, now=NOW)
    start, refused = threading.Barrier(len(waiting)), list[BudgetSpent]()

    def agree(packet_id: int) -> None:
        try:
            start.wait()
            approve(packet_id=packet_id, by=cast.leader_zhou, now=NOW)
        except BudgetSpent as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=agree, args=(each,)) for each in waiting]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert Packet.objects.filter(state=PacketState.APPROVED).count() == 1
    assert len(refused) == 3


def test_a_packet_is_paid_once_and_followed_to_the_purse(cast: Cast, purse: House) -> None:
    a_rule()
    packet = approved(cast)
    sent = send_packet(packet_id=packet.pk, now=NOW)
    assert (sent.state, sent.receipt) == (PacketState.CONFIRMING, "affffddafdfafddffda==")
    told = Message.objects.filter(is_ours=True).latest("pk")
    assert "奖励 10.00 元" in told.text
    bill = purse.bills[sent.bill]
    assert (bill["openid"], bill["transfer_amount"]) == (OPEN_ID, 1000)
    send_packet(packet_id=packet.pk, now=NOW)
    assert len(purse.bills) == 1
    bill["state"] = "SUCCESS"
    assert follow_all(now=NOW) == 1
    paid = Packet.objects.get()
    assert (paid.state, paid.settled_at) == (PacketState.PAID, NOW)
    asked = len(purse.asked)
    assert send_packet(packet_id=packet.pk, now=NOW).state == PacketState.PAID
    assert len(purse.asked) == asked


def test_a_lost_answer_pays_nothing_twice(cast: Cast, purse: House) -> None:
    a_rule()
    packet = approved(cast)
    purse.goes_silent_after_paying = True
    with pytest.raises(ProviderSilent):
        send_packet(packet_id=packet.pk, now=NOW)
    assert Packet.objects.get().state == PacketState.SENDING
    purse.goes_silent_after_paying = False
    assert follow_up(packet_id=packet.pk, now=NOW).state == PacketState.CONFIRMING
    assert len(purse.bills) == 1


def test_a_request_that_never_arrived_is_sent_again_under_its_number(
    cast: Cast, purse: House
) -> None:
    a_rule()
    packet = approved(cast)
    purse.refuses = (500, "SYSTEM_ERROR")
    with pytest.raises(ProviderSilent, match="SYSTEM_ERROR"):
        send_packet(packet_id=packet.pk, now=NOW)
    purse.refuses = None
    assert follow_all(now=NOW) == 1
    assert list(purse.bills) == [packet.bill]


def test_an_answer_that_is_not_the_providers_own_is_no_answer(cast: Cast, purse: House) -> None:
    a_rule()
    packet = approved(cast)
    purse.forges = True
    with pytest.raises(ProviderSilent):
        send_packet(packet_id=packet.pk, now=NOW)
    assert Packet.objects.get().state == PacketState.SENDING


def test_what_failed_takes_two_people_and_a_new_number(cast: Cast, purse: House) -> None:
    a_rule()
    packet = approved(cast)
    purse.refuses = (400, "PARAM_ERROR")
    failed = send_packet(packet_id=packet.pk, now=NOW)
    assert (failed.state, failed.note) == (PacketState.FAILED, "微信支付：PARAM_ERROR 参数错误")
    purse.refuses = None
    check(packet_id=packet.pk, by=cast.leader_zhou, now=NOW)
    again = approve(packet_id=packet.pk, by=cast.wu_qian, now=NOW)
    assert (again.round, again.bill) == (2, packet.bill.removesuffix("01") + "02")
    assert send_packet(packet_id=packet.pk, now=NOW).state == PacketState.CONFIRMING


def test_without_a_provider_a_packet_waits(cast: Cast) -> None:
    a_rule()
    packet = approved(cast)
    with pytest.raises(NoProvider):
        send_packet(packet_id=packet.pk, now=NOW)
    assert Packet.objects.get().state == PacketState.APPROVED
    assert follow_all(now=NOW) == 0


def test_both_books_are_compared_and_every_difference_is_named(cast: Cast, purse: House) -> None:
    a_rule()
    good, dear, gone = (approved(cast) for _ in range(3))
    for each in (good, dear, gone):
        send_packet(packet_id=each.pk, now=NOW)
    purse.bills[dear.bill]["transfer_amount"] = 2000
    del purse.bills[gone.bill]
    found = reconcile(TODAY)
    assert (found.packets, found.amount_fen) == (3, 3000)
    assert [(each.bill, each.why) for each in found.differences] == [
        (dear.bill, "金额不符：微信支付 20.00 元"),
        (gone.bill, "微信支付没有这笔转账"),
    ]
    assert reconcile(TODAY + timedelta(days=1)).packets == 0
