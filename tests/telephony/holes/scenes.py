"""What happens in one call, scene by scene, and who must hear whom; data only (VOI-11, VOI-19)."""

from collections.abc import Mapping
from dataclasses import dataclass

HERTZ = {"operator": 1700, "second": 2100, "outside": 2500}
"""What everybody but the citizen says all the time."""
NAMES = {
    "citizen": "市民",
    "operator": "第一位坐席",
    "second": "第二位坐席",
    "outside": "外线",
    "sound": "音乐或提示音",
}


@dataclass(frozen=True)
class Scene:
    """One thing that is done, and what is heard afterwards."""

    act: str
    """The conductor's verb."""
    label: str
    hears: Mapping[str, tuple[str, ...]]
    """Listener → whom they must hear; of the people not named here nobody may be heard.

    ``sound`` is music or a prompt. A listener who is not named may hear anything.
    """


SCENES = (
    Scene("connect", "接通", {"citizen": ("operator",), "operator": ("citizen",)}),
    Scene("hold", "保持", {"citizen": ("sound",), "operator": ()}),
    Scene("resume", "取回", {"citizen": ("operator",), "operator": ("citizen",)}),
    Scene("announce", "播放提示", {"citizen": ("sound",)}),
    Scene("return_to_operator", "提示后接回", {"citizen": ("operator",), "operator": ("citizen",)}),
    Scene(
        "consult",
        "咨询第二位坐席",
        {"citizen": ("sound",), "operator": ("second",), "second": ("operator",)},
    ),
    Scene(
        "join",
        "三方通话",
        {
            "citizen": ("operator", "second"),
            "operator": ("citizen", "second"),
            "second": ("citizen", "operator"),
        },
    ),
    Scene("leave_to_second", "转给第二位坐席", {"citizen": ("second",), "second": ("citizen",)}),
    Scene("park", "驻留", {"citizen": ("sound",)}),
    Scene("take_up", "取回驻留", {"citizen": ("operator",), "operator": ("citizen",)}),
    Scene("transfer_outside", "转到外线", {"citizen": ("outside",), "outside": ("citizen",)}),
)


def citizens_hertz(number: int) -> int:
    """What the citizen says in the scene of this number: the recording tells scenes apart by it.

    Above the notes of the waiting music, below everybody else.
    """
    return 850 + 70 * number
