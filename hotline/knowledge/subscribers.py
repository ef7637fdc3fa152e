"""What the knowledge base does when an article was published or withdrawn."""

from hotline.core.models import Event
from hotline.knowledge.actions.index_articles import add_vectors, index_articles


def keep_index(event: Event) -> None:  # noqa: ARG001 - whatever happened, all of it is caught up
    """On ``knowledge.published`` and ``.withdrawn``: let the search know."""
    index_articles()
    add_vectors()
