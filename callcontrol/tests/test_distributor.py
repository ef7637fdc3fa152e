"""The matching kept up to date: whatever changes in which order, the rule holds (VOI-18)."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from callcontrol.acd.demand import Demand, Profile
from callcontrol.acd.distributor import Distributor
from callcontrol.acd.routing import Candidate, Waiter, rank_of
from callcontrol.tests.acd_crowds import candidates, waiters
from callcontrol.tests.plain_choice import choose_plainly
from callcontrol.tests.virtual import MORNING


class Hall(RuleBasedStateMachine):
    """Citizens and operators come, change and go; after each change both matchings are asked."""

    def __init__(self) -> None:
        super().__init__()
        self.distributor = Distributor()
        self.waiting: dict[UUID, Waiter] = {}
        self.ready: dict[int, Candidate] = {}
        self.number = 0

    def _match(self) -> None:
        found = self.distributor.matches()
        assert found == choose_plainly(self.waiting.values(), self.ready.values())
        for match in found:
            del self.waiting[match.call_id]
            self.distributor.withdraw(match.operator_id)
            self.ready.pop(match.operator_id, None)
        assert len(self.distributor) == len(self.waiting)

    @rule(data=st.data())
    def arrive(self, data: st.DataObject) -> None:
        """Somebody begins to wait."""
        self.number += 1
        waiter = data.draw(waiters(self.number))
        self.waiting[waiter.call_id] = waiter
        self.distributor.wait(waiter)
        self._match()

    @precondition(lambda self: self.waiting)
    @rule(data=st.data())
    def give_up(self, data: st.DataObject) -> None:
        """Somebody hangs up."""
        call_id = data.draw(st.sampled_from(sorted(self.waiting)))
        del self.waiting[call_id]
        self.distributor.leave(call_id)
        self._match()

    @precondition(lambda self: self.waiting)
    @rule(data=st.data())
    def widen(self, data: st.DataObject) -> None:
        """Somebody's demands change."""
        call_id = data.draw(st.sampled_from(sorted(self.waiting)))
        other = data.draw(waiters(call_id.int))
        self.waiting[call_id] = replace(self.waiting[call_id], demands=other.demands)
        self.distributor.wait(self.waiting[call_id])
        self._match()

    @rule(data=st.data(), number=st.integers(0, 8))
    def become_ready(self, data: st.DataObject, number: int) -> None:
        """An operator becomes ready, or can do something else."""
        self.ready[number] = data.draw(candidates(number))
        self.distributor.make_ready(self.ready[number])
        self._match()

    @precondition(lambda self: self.ready)
    @rule(data=st.data())
    def go_away(self, data: st.DataObject) -> None:
        """An operator is no longer ready."""
        number = data.draw(st.sampled_from(sorted(self.ready)))
        del self.ready[number]
        self.distributor.withdraw(number)
        self._match()

    @precondition(lambda self: self.waiting)
    @rule()
    def count_who_goes_before(self) -> None:
        """Places are told from the lines as they are."""
        for waiter in self.waiting.values():
            rank = rank_of(waiter)
            ahead = sum(count for _, count in self.distributor.ahead_of(rank))
            assert ahead == sum(rank_of(one) < rank for one in self.waiting.values())


TestHall = Hall.TestCase
TestHall.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


def test_holder_waits_for_one_operator_until_released() -> None:
    distributor = Distributor()
    skills = frozenset({"lang:zh"})
    waiter = Waiter(call_id=UUID(int=1), demands=(Demand(skills),), since=MORNING, prefers=2)
    profile = Profile({"lang:zh": 3})
    distributor.wait(waiter, holds=True)
    distributor.make_ready(Candidate(operator_id=1, profile=profile, idle_since=MORNING))
    assert not distributor.matches()
    later = MORNING + timedelta(seconds=9)
    distributor.make_ready(Candidate(operator_id=2, profile=profile, idle_since=later))
    assert [match.operator_id for match in distributor.matches()] == [2]
    distributor.wait(waiter, holds=True)
    assert not distributor.matches()
    distributor.release(waiter.call_id)
    assert [match.operator_id for match in distributor.matches()] == [1]
