"""Every judge of a call by the word the scorecard calls it."""

from collections.abc import Callable, Mapping

from hotline.quality.rules.judges import danger, ending, repeating, saying, timing
from hotline.quality.rules.scorecards import ItemEntry
from hotline.quality.rules.talk import Talk
from hotline.quality.rules.verdicts import Judgement

JUDGES: Mapping[str, Callable[[Talk, ItemEntry], Judgement]] = {
    "says": saying.says,
    "never_says": saying.never_says,
    "repeats": repeating.repeats,
    "talks_over": timing.talks_over,
    "silence": timing.silence,
    "hold_explained": timing.hold_explained,
    "speed": timing.speed,
    "hangs_up": ending.hangs_up,
    "danger": danger.danger,
}
