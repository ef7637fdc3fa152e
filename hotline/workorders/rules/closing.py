"""How an order ended (结案方式)."""

from enum import StrEnum


class Closing(StrEnum):
    """Why the hotline is done with an order."""

    ANSWERED_DIRECTLY = "answered_directly"
    SOLVED = "solved"
    UNREACHABLE = "unreachable"
    WITH_MAIN = "with_main"
    PARTS_CLOSED = "parts_closed"
    WITHDRAWN = "withdrawn"
    ANSWERED_UNIFIED = "answered_unified"
    NOT_DRAWN = "not_drawn"


AFTER_HANDLING = frozenset(
    {
        Closing.SOLVED,
        Closing.UNREACHABLE,
        Closing.NOT_DRAWN,
        Closing.WITH_MAIN,
        Closing.PARTS_CLOSED,
    }
)
"""A department may have handled it; otherwise the hotline closed it without one."""

CLOSING_LABELS: dict[Closing, str] = {
    Closing.ANSWERED_DIRECTLY: "直接答复",
    Closing.SOLVED: "回访确认已解决",
    Closing.UNREACHABLE: "多次回访未联系上",
    Closing.WITH_MAIN: "随主单结案",
    Closing.PARTS_CLOSED: "分单均已结案",
    Closing.WITHDRAWN: "市民撤诉",
    Closing.ANSWERED_UNIFIED: "统一答复",
    Closing.NOT_DRAWN: "抽样回访未抽中",
}
