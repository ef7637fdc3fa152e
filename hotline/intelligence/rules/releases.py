"""Which model of a provider answers: the one in service, or the canary (灰度) for a share."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class ReleaseState(StrEnum):
    """Where a registered model stands."""

    REGISTERED = "registered"
    CANARY = "canary"
    SERVING = "serving"
    RETIRED = "retired"


RELEASE_LABELS: dict[ReleaseState, str] = {
    ReleaseState.REGISTERED: "已登记",
    ReleaseState.CANARY: "灰度中",
    ReleaseState.SERVING: "使用中",
    ReleaseState.RETIRED: "已停用",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The model to ask."""

    model: str
    version: str
    is_canary: bool = False


def in_share(key: str, share: int) -> bool:
    """Tell whether this question belongs to the canary's share (0–100); always the same way."""
    return int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) % 100 < share


def choose(
    *, default: Chosen, serving: Chosen | None, canary: Chosen | None, share: int, key: str
) -> Chosen:
    """Return the canary for its share of questions, else what serves, else the site's own."""
    if canary is not None and in_share(key, share):
        return canary
    return serving or default
