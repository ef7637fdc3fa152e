"""Where a department may hand an order inside itself (分派), and back up again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Handing:
    """What to do: how many steps of the way stay, and whether a new one is added."""

    kept: int
    adds: bool


def hand_over(
    way: Sequence[int],
    *,
    own: Collection[int],
    below: Collection[int],
    target: int,
    to_person: bool,
) -> Handing | str:
    """Decide a hand-over, or say in Chinese why not.

    ``way`` is the units from the department down to whoever has the order; ``own`` the
    units the visitor acts for; ``below`` the units below the visitor's own on the way.
    A unit may hand down to any unit below it or to a person of its own, take back what it
    handed down, and give back to any unit above it on the way.
    """
    place = standing(way, own)
    if place is None:
        return "工单不在您的单位。"
    if target in way[: place + 1]:
        kept = way.index(target)
        if not to_person and kept == len(way) - 1:
            return "工单已在该单位，请选择下级单位或经办人。"
        return Handing(kept, to_person)
    if target in below:
        return Handing(place, adds=True)
    return "只能分派给本单位的下级单位、本单位经办人，或退回上级。"


def standing(way: Sequence[int], own: Collection[int]) -> int | None:
    """Return the visitor's place on the way: the deepest unit they act for."""
    places = [index for index, unit in enumerate(way) if unit in own]
    return places[-1] if places else None
