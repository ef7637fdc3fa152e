"""Show where an order came from, and the citizen's words as they came (原文)."""

from ninja import Schema

from hotline.workorders.models import OriginalWords, WorkOrder


class OriginView(Schema):
    """The channel; of an imported order its number elsewhere; what cleaning changed.

    An original that is empty says that what the order shows is exactly what came.
    """

    channel_label: str
    source: str
    external_id: str
    original_event: str
    original_demand: str


def origin_view(order: WorkOrder) -> OriginView:
    """Show it to whoever may see the order."""
    words: OriginalWords | None = getattr(order, "original_words", None)
    return OriginView(
        channel_label=order.get_channel_display(),
        source=order.registration.source,
        external_id=order.registration.external_id,
        original_event=words.event if words else "",
        original_demand=words.demand if words else "",
    )
