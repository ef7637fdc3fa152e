"""What of a version is searched: its headings, and its passages as they are quoted."""

from hotline.knowledge.models import ArticleVersion
from hotline.knowledge.rules.search.passages import passages_of


def headings_of(version: ArticleVersion) -> list[str]:
    """Return title, likely questions and keywords."""
    return [version.title, *version.questions, *version.keywords]


def passages_of_version(version: ArticleVersion) -> list[str]:
    """Return the passages of its body, word for word; of an empty one the title."""
    return passages_of(version.body) or [version.title]
