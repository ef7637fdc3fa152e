"""Models that only actions may write.

A guarded model refuses ``save``, ``create``, ``update`` and ``delete`` outside
``with writing():``, which only functions under ``actions/`` open; a guard test
lists every model as guarded or free.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Self, TypeVar

from django.db import models, transaction

_writing: ContextVar[bool] = ContextVar("writing", default=False)

_M = TypeVar("_M", bound=models.Model)


class WroteOutsideAnActionError(RuntimeError):
    """A guarded row was about to be changed outside an action: a programming error."""


@contextmanager
def writing(*, joins: bool = False) -> Iterator[None]:
    """Open one transaction in which guarded models may be written.

    Within another it can fail alone, at the price of two statements; who ``joins`` saves
    them: whatever fails inside then ends the whole, also when the caller catches it.
    """
    token = _writing.set(True)
    try:
        with transaction.atomic(savepoint=not joins):
            yield
    finally:
        _writing.reset(token)


def refuse_outside_actions(model: type[models.Model]) -> None:
    """Refuse a write of the model outside an action.

    Raises:
        WroteOutsideAnActionError: no ``writing()`` is open.

    """
    if not _writing.get():
        msg = f"{model.__name__} is written only by an action, inside writing()"
        raise WroteOutsideAnActionError(msg)


class GuardedQuerySet(models.QuerySet[_M]):
    """A query set whose bulk writes need ``writing()`` too."""

    def update(self, **kwargs: Any) -> int:
        """Update inside an action only."""
        refuse_outside_actions(self.model)
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete inside an action only."""
        refuse_outside_actions(self.model)
        return super().delete()

    def bulk_create(self, objs: Iterable[_M], *args: Any, **kwargs: Any) -> list[_M]:
        """Create many inside an action only."""
        refuse_outside_actions(self.model)
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Iterable[_M], *args: Any, **kwargs: Any) -> int:
        """Update many inside an action only."""
        refuse_outside_actions(self.model)
        return super().bulk_update(objs, *args, **kwargs)


class GuardedModel(models.Model):
    """The base of every model whose rows have a story: orders, calls, deadlines, events."""

    objects: models.Manager[Self] = GuardedQuerySet.as_manager()

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save inside an action only."""
        refuse_outside_actions(type(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete inside an action only."""
        refuse_outside_actions(type(self))
        return super().delete(*args, **kwargs)
