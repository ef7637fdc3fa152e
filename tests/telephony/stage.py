"""What a story needs of the place it is played at: the fake Asterisk or the real one."""

from typing import Protocol

from tests.telephony.house import House
from tests.telephony.story import Manner, Operator
from tests.telephony.switchboard import Switchboard


class Line(Protocol):
    """The citizen's end of a call that came in."""

    async def until_up(self) -> None:
        """Wait until the call is answered."""

    async def until_over(self) -> None:
        """Wait until the call has ended."""

    def press(self, key: str) -> None:
        """Press a key."""

    def hang_up(self) -> None:
        """Put the receiver down."""


class Telephone(Protocol):
    """A telephone that is rung: a desk phone, or a citizen's whom we call."""

    manner: Manner

    def pick_up(self) -> None:
        """Answer the ringing call."""

    def put_down(self) -> None:
        """Hang up."""

    def press(self, key: str) -> None:
        """Press a key in the answered call."""

    async def until_ringing(self) -> None:
        """Wait until a call is here."""

    async def stop(self) -> None:
        """Unplug it."""


class Desk(Protocol):
    """An operator at a seat, with all that a person can do there."""

    async def sign_in(self) -> None:
        """Check in at the seat."""

    async def become_ready(self) -> None:
        """Wait for calls (置闲)."""

    async def pick_up(self) -> None:
        """Answer the call that rings."""

    async def put_down(self) -> None:
        """End the call at the telephone itself."""

    async def decline(self) -> None:
        """Refuse the call that rings."""

    async def hang_up(self) -> None:
        """End the call on the page."""

    async def hold(self) -> None:
        """Put the citizen on hold (保持)."""

    async def resume(self) -> None:
        """Take the citizen off hold."""

    async def reload(self) -> None:
        """Reload the page."""

    async def vanish(self) -> None:
        """Close the page without a word, as a crash does."""

    async def reconnect(self) -> None:
        """Come back after call control was away."""

    async def finish_wrap_up(self) -> None:
        """End wrap-up (话后处理) early."""

    async def leave(self) -> None:
        """Check out and go; never fails."""


class Stage(Protocol):
    """A place where stories are played."""

    house: House
    switchboard: Switchboard

    async def call_in(self, *, caller: str, dialled: str, tone: int) -> Line:
        """Let a citizen call a number."""

    async def seat(self, operator_id: int, name: str, operator: Operator) -> Desk:
        """Prepare an operator's desk; nobody is signed in yet."""

    async def plug_in_citizen(self, number: str, tone: int, manner: Manner) -> Telephone:
        """Let a citizen's telephone be reachable for calls that we place."""

    async def let_answer(self, number: str) -> None:
        """Let one more number behind the trunk answer; who answers matters to nobody."""

    async def send_garbage(self) -> None:
        """Let nonsense arrive from outside."""

    async def must_live(self) -> None:
        """Fail if the engine has gone."""
