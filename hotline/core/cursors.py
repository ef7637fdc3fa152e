"""Read the parts of a list's cursor (翻页位置); what is none of ours is refused."""

from datetime import datetime

from hotline.core.errors import Invalid


def bad_cursor() -> Invalid:
    """Return the refusal of a cursor that no list of ours wrote."""
    return Invalid("列表的翻页位置已失效，请刷新后重试。", code="bad_cursor")


def number_in(text: str) -> int:
    """Read an id.

    Raises:
        Invalid: these are not plain digits.

    """
    if not (text.isascii() and text.isdigit()):
        raise bad_cursor()
    return int(text)


def moment_in(text: str) -> datetime:
    """Read an instant.

    Raises:
        Invalid: it is malformed or has no time zone.

    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise bad_cursor() from error
    if moment.tzinfo is None:
        raise bad_cursor()
    return moment
