"""Turn a day's drafts into whole rows: one statement a table, all in the day's transaction."""

from pathlib import Path

from tools.orders.drafts import COLUMNS

_TYPES = {
    "id": "bigint",
    "number": "text",
    "state": "text",
    "is_urgent": "bool",
    "is_answered": "bool",
}
_ROWS = Path(__file__).with_name("rows")


def _type(column: str) -> str:
    return _TYPES.get(column) or ("timestamptz" if column.endswith("_at") else "int")


DRAFT = (
    "CREATE TEMP TABLE draft ("
    + ", ".join(f"{each} {_type(each)}" for each in COLUMNS)
    + ") ON COMMIT DELETE ROWS"
)
COPY_DRAFT = f"COPY draft ({', '.join(COLUMNS)}) FROM STDIN"
FILLED = (
    "workorders_registration",
    "contacts_contact",
    "workorders_workorder",
    "workorders_assignment",
    "workorders_result",
    "workorders_review",
    "workorders_sendback",
    "workorders_deadline",
    "followups_followup",
    "workorders_orderwords",
    "workorders_ordershingles",
    "core_event",
    "citizens_citizen",
    "citizens_phone",
)


def statements() -> list[str]:
    """Return every statement of a day, in the order of their files."""
    return [each.read_text(encoding="utf-8") for each in sorted(_ROWS.glob("*.sql"))]
