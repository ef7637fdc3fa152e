"""What is refused about notices to citizens."""

from hotline.core.errors import Conflict, Invalid, NotFound


class NoTemplate(NotFound):
    """No template of this name is in force, or none by this key."""

    code = "no_notice_template"


class NoticeInvalid(Invalid):
    """A value is missing, or the number is no mobile number."""

    code = "notice_invalid"


class TemplateInvalid(Invalid):
    """The text of a template cannot be kept."""

    code = "notice_template_invalid"


class NothingToPublish(Conflict):
    """There is no draft, or somebody else changed it."""

    code = "nothing_to_publish"
