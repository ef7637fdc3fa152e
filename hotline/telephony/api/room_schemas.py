"""What the doors of rooms take and give."""

from hotline.telephony.api.policy_schemas import EntryBody, EntryOut
from hotline.telephony.rules.rooms import RoomEntry


class RoomOut(EntryOut[RoomEntry]):
    """A room (座位图), as it is."""


class RoomBody(EntryBody[RoomEntry]):
    """A room (座位图), as it shall be."""
