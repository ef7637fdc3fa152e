"""Parked calls (驻留): a citizen waits with music, any operator takes the call up by its slot."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from callcontrol.calls.call import Call

FIRST_SLOT, LAST_SLOT = 1, 99
LONGEST_SECONDS = 180.0
"""Then the operator who parked the call is rung, or the citizen goes to the head of the line."""


class ParkingLot:
    """Which call stands in which slot; choosing one and taking it are a single step."""

    def __init__(self) -> None:
        self._calls: dict[str, Call] = {}

    def slots(self) -> list[str]:
        """Slots of parked calls, in order."""
        return sorted(self._calls, key=int)

    def park(self, call: "Call", wanted: str = "") -> str:
        """Reserve a slot for the call; empty when the wanted one, or every one, is taken."""
        choices = [wanted] if wanted else map(str, range(FIRST_SLOT, LAST_SLOT + 1))
        free = next((slot for slot in choices if self._is_free(slot)), "")
        if free:
            self._calls[free] = call
        return free

    def _is_free(self, slot: str) -> bool:
        is_a_slot = slot.isdecimal() and FIRST_SLOT <= int(slot) <= LAST_SLOT
        return is_a_slot and str(int(slot)) == slot and slot not in self._calls

    def find(self, slot: str) -> "Call | None":
        """The call in the slot, if there is one."""
        return self._calls.get(slot)

    def free(self, call: "Call") -> None:
        """Give back whatever slot the call has."""
        for slot in [slot for slot, parked in self._calls.items() if parked is call]:
            del self._calls[slot]
