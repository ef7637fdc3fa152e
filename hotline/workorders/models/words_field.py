"""A column of words to search by: a ``tsvector`` that our own rules write."""

from typing import Any

from django.db import models
from django.db.models.lookups import Lookup


class WordsField(models.Field):  # type: ignore[type-arg]
    """Words and their positions, as ``rules/search/words.vector_of`` writes them."""

    def db_type(self, connection: Any) -> str:  # noqa: ARG002 - Django's signature
        """Name PostgreSQL's type."""
        return "tsvector"


@WordsField.register_lookup
class Holds(Lookup):
    """``words__holds=query``: the words answer a ``tsquery`` of ``rules/search/query``."""

    lookup_name = "holds"

    def get_prep_lookup(self) -> Any:
        """Take the query as it is."""
        return self.rhs

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG002 - Django's signature
        """Ask the index."""
        left, left_params = compiler.compile(self.lhs)
        return f"{left} @@ %s::tsquery", (*left_params, self.rhs)


@WordsField.register_lookup
class Says(Holds):
    """``words__says=query``: the same, asked of each row; for few rows the index costs more."""

    lookup_name = "says"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:  # noqa: ARG002 - Django's signature
        """Call what stands behind the operator, which no index answers."""
        left, left_params = compiler.compile(self.lhs)
        return f"ts_match_vq({left}, %s::tsquery)", (*left_params, self.rhs)
