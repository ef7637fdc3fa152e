"""Draw a sample by lot (抽样): seeded, spread over strata, the same for whoever knows the seed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Stratum(StrEnum):
    """By what a sample is spread (分层)."""

    NONE = "none"
    DISTRICT = "district"
    TOPIC = "topic"
    DEPARTMENT = "department"


STRATUM_LABELS: dict[Stratum, str] = {
    Stratum.NONE: "不分层",
    Stratum.DISTRICT: "按区划",
    Stratum.TOPIC: "按一级事项",
    Stratum.DEPARTMENT: "按承办单位",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be drawn; ``key`` is what the lot is cast on."""

    key: str
    stratum: str = ""


def draw(candidates: Iterable[Candidate], size: int, seed: str) -> list[Candidate]:
    """Return a sample in the order drawn, each stratum by its share of the whole.

    Places are given by the largest remainder, so they add up; a candidate is drawn once.
    """
    strata: dict[str, list[Candidate]] = defaultdict(list)
    for each in {one.key: one for one in candidates}.values():
        strata[each.stratum].append(each)
    places = share_out({name: len(each) for name, each in strata.items()}, size)
    drawn = [
        one
        for name, each in strata.items()
        for one in sorted(each, key=lambda one: _lot(seed, one.key))[: places[name]]
    ]
    return sorted(drawn, key=lambda one: _lot(seed, one.key))


def share_out(sizes: Mapping[str, int], places: int) -> dict[str, int]:
    """Share places among strata by their sizes, never more than a stratum has."""
    whole = sum(sizes.values())
    if places >= whole:
        return dict(sizes)
    exact = {name: size * places / whole for name, size in sizes.items()}
    given = {name: int(each) for name, each in exact.items()}
    by_rest = sorted(exact, key=lambda name: (given[name] - exact[name], name))
    for name in by_rest[: places - sum(given.values())]:
        given[name] += 1
    return given


def _lot(seed: str, key: str) -> str:
    return hashlib.sha256(f"{seed}/{key}".encode()).hexdigest()
