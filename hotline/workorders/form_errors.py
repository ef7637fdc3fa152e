"""What the form for registering refuses, in words for people."""

from hotline.core.errors import Conflict, Forbidden, Invalid, NotFound


class DraftChanged(Conflict):
    """Another window saved this draft in between."""

    code = "draft_changed"


class DraftGone(Conflict):
    """It was registered, cleared or forgotten in between."""

    code = "draft_gone"


class TooManyDrafts(Invalid):
    """More unfinished forms than anybody will come back to."""

    code = "too_many_drafts"


class NoSuchTemplate(NotFound):
    """There is none that the visitor may edit."""

    code = "no_such_template"


class NotYoursToShare(Forbidden):
    """What everybody uses is written by team leaders."""

    code = "not_yours_to_share"


class BadTemplate(Invalid):
    """The template cannot be kept like this."""

    code = "bad_template"
