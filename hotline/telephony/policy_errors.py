"""What flows, prompts, policy, seats and caller marks refuse, in words for people."""

from hotline.core.errors import Conflict, Invalid, NotFound


class Contradiction(Invalid):
    """The configuration would not hang together."""

    code = "contradiction"


class ChangedMeanwhile(Conflict):
    """Somebody else saved before."""

    code = "changed_meanwhile"

    def __init__(self, by_label: str) -> None:
        """Name who saved."""
        super().__init__(f"内容已被{by_label or '他人'}修改，请刷新后再改。")


class NoSuchEntry(NotFound):
    """There is no such queue, hours, number or contact."""


class NoSuchFlow(NotFound):
    """There is no such flow or version."""


class NoDraft(Conflict):
    """There is no draft to publish, check or try."""

    code = "no_draft"


class FlowHasErrors(Invalid):
    """The check found errors."""

    code = "flow_has_errors"


class FlowNotTried(Conflict):
    """Call control cannot play the draft to this desk now."""

    code = "flow_not_tried"


class NoSuchPrompt(NotFound):
    """There is no such prompt or sound."""


class UnfitSound(Invalid):
    """The sound cannot be a prompt; the text says why."""

    code = "unfit_sound"


class SoundsFolderClosed(Conflict):
    """The engine's folder of sounds cannot be written."""

    code = "sounds_folder_closed"


class NotBound(Conflict):
    """A home seat on a browser nobody has approved."""

    code = "device_not_bound"


class NotEncrypted(Conflict):
    """A home seat while the platform has no encrypted door."""

    code = "not_encrypted"


class NoSuchDevice(NotFound):
    """There is no such request, or it has been decided."""


class NoSuchMark(NotFound):
    """There is no such mark, or it is in another state."""


class TakesTwo(Conflict):
    """Blocking a number needs a second person."""

    code = "takes_two"


class MarkedAlready(Conflict):
    """The number already has such a mark."""

    code = "marked_already"
