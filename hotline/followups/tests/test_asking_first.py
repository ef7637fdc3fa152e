"""Who is asked first: the signs, their reasons, and the list they order."""

from hotline.core.guarded import writing
from hotline.followups.actions.complete import complete
from hotline.followups.models import FollowUp
from hotline.followups.rules.asking_first import MOST, Signs, risk_of
from hotline.followups.rules.outcomes import Answers
from hotline.followups.tests.follow_ups import planned
from hotline.followups.trays import PAGE, count_waiting, list_tray
from hotline.workorders.tests.orders import handled, later
from tests.cast import Cast

UNSOLVED = Answers(reached=True, solved=False, rating=1, comment="还是不亮。")


def test_nothing_said_and_nothing_done_is_no_risk() -> None:
    assert risk_of(Signs()) == risk_of(Signs(last_rating=3))
    assert (risk_of(Signs()).points, risk_of(Signs()).reasons) == (0, ())


def test_what_was_said_of_this_order_weighs_more_than_any_other_sign() -> None:
    of_this = risk_of(Signs(times_unsolved=1, was_unsolved=True, last_rating=1))
    others = (Signs(was_unsolved=True), Signs(presses=9), Signs(is_supervised=True))
    assert all(of_this.points > risk_of(each).points for each in others)
    assert of_this.reasons == ("本件曾回访未解决 1 次",)


def test_all_signs_together_stay_within_the_scale() -> None:
    signs = Signs(
        times_unsolved=4, presses=5, is_supervised=True, is_difficult=True, is_urgent=True
    )
    assert risk_of(signs).points == MOST
    assert "催办过 5 次" in risk_of(signs).reasons


def test_who_was_not_content_before_stands_first_with_the_reason(cast: Cast) -> None:
    first = planned(handled(cast))
    complete(
        follow_up_id=first.pk, answers=UNSOLVED, by=cast.zheng_jie, now=later(first.order, 200)
    )
    again = planned(handled(cast, event="井盖松动。"))
    visitor, now = cast.zheng_jie, later(again.order, 200)
    page = list_tray("risk", visitor, now)
    assert [each.pk for each in page.follow_ups] == [again.pk]
    assert again.risk_reasons == ["上次回访说没有解决"]
    assert count_waiting(visitor, now)["risk"] == 1


def test_pages_go_on_where_the_last_one_ended(cast: Cast) -> None:
    made = [planned(handled(cast, event=f"第 {n} 处没有水。")) for n in range(PAGE + 2)]
    with writing():
        for n, each in enumerate(made):
            FollowUp.objects.filter(pk=each.pk).update(risk=10 + n % 3)
    now = later(made[-1].order, 200)
    first = list_tray("risk", cast.zheng_jie, now)
    rest = list_tray("risk", cast.zheng_jie, now, first.next_cursor)
    found = [*first.follow_ups, *rest.follow_ups]
    assert [each.risk for each in found] == sorted((each.risk for each in found), reverse=True)
    assert {each.pk for each in found} == {each.pk for each in made}
    assert len(found) == len(made)
