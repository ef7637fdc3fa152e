"""What a citizen who waits needs of an operator (技能要求), and who has it: pure (VOI-18)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

COMMON_LANGUAGE = "lang:zh"
"""Everybody speaks it; every other language and dialect is rare (稀有语种)."""


def is_rare(skill: str) -> bool:
    """Tell whether a skill is a rare language or a dialect."""
    return skill.startswith("dialect:") or (skill.startswith("lang:") and skill != COMMON_LANGUAGE)


def is_language(skill: str) -> bool:
    """Tell whether a skill is one of the languages spoken; it is never dropped."""
    return skill.startswith("lang:")


def needed_skills(queue: str, language: str, others: Iterable[str] = ()) -> frozenset[str]:
    """Name the skills a waiting citizen needs."""
    return frozenset({f"queue:{queue}", f"lang:{language}", *others})


@dataclass(frozen=True, slots=True)
class Demand:
    """Every skill at ``least_level`` or better, at a seat of one of the groups."""

    skills: frozenset[str]
    least_level: int = 1
    groups: frozenset[str] = frozenset()
    """Empty: any group."""
    reserve: int = 0
    """So many ready operators of each rare language stay free (ordinary demands only)."""
    keep_ready: int = 0
    """So many ready operators who qualify stay free for citizens (outbound work)."""

    @property
    def is_ordinary(self) -> bool:
        """Whether no rare language is needed."""
        return not any(is_rare(skill) for skill in self.skills)


@dataclass(frozen=True, slots=True)
class Profile:
    """What an operator can do: skill → level, and where they sit."""

    skills: Mapping[str, int]
    group: str = "hall"
    rare: frozenset[str] = field(init=False)
    key: tuple[str, frozenset[tuple[str, int]]] = field(init=False, repr=False)
    """Equal for operators who can do the same."""

    def __post_init__(self) -> None:
        """Find the rare languages once."""
        rare = (skill for skill, level in self.skills.items() if level > 0 and is_rare(skill))
        object.__setattr__(self, "rare", frozenset(rare))
        object.__setattr__(self, "key", (self.group, frozenset(self.skills.items())))


def level_of(demand: Demand, profile: Profile) -> int:
    """Return the level of the weakest skill needed, 1-5; 0 when the operator does not qualify."""
    if demand.groups and profile.group not in demand.groups:
        return 0
    level = min((profile.skills.get(skill, 0) for skill in demand.skills), default=1)
    return level if level >= max(1, demand.least_level) else 0
