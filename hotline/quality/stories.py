"""Which story (关联编号) an inspection belongs to: the call's or the order's."""

from uuid import UUID

from hotline.quality.models import Inspection


def story_of(inspection: Inspection) -> UUID | None:
    """Return the correlation id of what was judged."""
    if inspection.call is not None:
        return inspection.call.correlation_id
    return inspection.order.correlation_id if inspection.order is not None else None
