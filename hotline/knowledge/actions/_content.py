"""Put what somebody wrote into a version."""

from typing import Any

from hotline.knowledge.models import ArticleVersion
from hotline.knowledge.rules.form import Content, tidy
from hotline.reference.queries import get_area, get_topic

_LISTS = ("questions", "keywords", "sources")
_PLAIN = (
    *("title", "body", "legal_basis", "starts_on", "ends_on", "recheck_on"),
    *("is_public", "is_common", "change_note"),
)


def columns_of(content: Content) -> dict[str, Any]:
    """Return the columns a version keeps it in.

    Raises:
        UnknownTopic, UnknownArea: there is none of this code.

    """
    topic = get_topic(content.topic_code) if content.topic_code else None
    area = get_area(content.area_code) if content.area_code else None
    return {
        **{name: getattr(content, name) for name in _PLAIN},
        **{name: tidy(getattr(content, name)) for name in _LISTS},
        "topic_id": topic.pk if topic else None,
        "area_id": area.pk if area else None,
    }


def content_of(version: ArticleVersion) -> Content:
    """Return what a version says."""
    return Content(
        **{name: getattr(version, name) for name in (*_PLAIN, *_LISTS)},
        topic_code=version.topic.code if version.topic else "",
        area_code=version.area.code if version.area else "",
    )
