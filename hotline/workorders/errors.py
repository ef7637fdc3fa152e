"""What work orders refuse, in words for people."""

from hotline.core.errors import Conflict, Forbidden, Invalid, NotFound


class NoSuchOrder(NotFound):
    """There is no such order, or the visitor may not know that there is."""

    code = "no_such_order"


class NotNow(Conflict):
    """The order's state does not allow the verb."""

    code = "not_now"


class ChangedMeanwhile(Conflict):
    """Somebody changed the order after the visitor looked at it; the sentence says what."""

    code = "changed_meanwhile"


class WrongRole(Forbidden):
    """The visitor's roles do not include one that may use the verb here."""

    code = "wrong_role"


class TooSoon(Conflict):
    """The same was done only just now."""

    code = "too_soon"


class AlreadyDone(Conflict):
    """There is nothing to do: it is so already, or there is nothing it could be done to."""

    code = "already_done"


class NotReadyToClose(Conflict):
    """The closing checklist finds what must be done first; ``fields`` holds check → mend."""

    code = "not_ready_to_close"


class NoSuchAnswer(NotFound):
    """There is no such unified answer, or it is not in force."""

    code = "no_such_answer"


class Incomplete(Invalid):
    """Required elements are missing (WO-06, RET-03, RPL-01)."""

    code = "incomplete"


class KeyAlreadyUsed(Conflict):
    """The idempotency key belongs to another registration."""

    code = "key_already_used"


class ShieldBlocks(Conflict):
    """The shield found what must be mended, or overridden with a reason, before dispatch."""

    code = "shield_blocks"


class FileHeld(Forbidden):
    """The file may say where it was taken; departments wait until the hotline looked at it."""

    code = "file_held"


class NoRelay(Conflict):
    """The citizen may not be called through the hotline now; the code says why."""

    code = "no_relay"


class NoSuchRule(NotFound):
    """There is no such routing rule or version."""

    code = "no_such_rule"


class NoSuchVersion(NotFound):
    """There is no such version of the recommender."""

    code = "no_such_version"


class VersionUnusable(Conflict):
    """The version is in force already, or its files are gone or were changed."""

    code = "version_unusable"


class RuleChanged(Conflict):
    """Somebody wrote, published or withdrew a version of the rule meanwhile."""

    code = "rule_changed"
