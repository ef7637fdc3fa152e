"""What the knowledge base refuses."""

from hotline.core.errors import Conflict, Invalid, NotFound


class NoArticle(NotFound):
    """There is no such article, version or file, or the visitor may not know of it."""

    code = "no_article"


class ArticleInvalid(Invalid):
    """It lacks something, or something in it is wrong."""

    code = "article_invalid"


class ArticleNotNow(Conflict):
    """The version or article does not stand where this may be done."""

    code = "article_not_now"


class SameWriter(Conflict):
    """Nobody reviews what they wrote."""

    code = "same_writer"


class VersionMoved(Conflict):
    """Somebody saved the draft in between."""

    code = "version_moved"


class NoRequest(NotFound):
    """There is no such request."""

    code = "no_request"


class RequestInvalid(Invalid):
    """The request or the finding lacks something."""

    code = "request_invalid"


class RequestNotNow(Conflict):
    """The request is settled, or has the finding already."""

    code = "request_not_now"


class NoFeedback(NotFound):
    """There is no such feedback, or it is of another owner."""

    code = "no_feedback"


class NoGap(NotFound):
    """There is no such gap."""

    code = "no_gap"


class GapNotNow(Conflict):
    """The gap is settled."""

    code = "gap_not_now"
