"""The department of an order as a word of the index, so that a department walks its own only.

A word such as 工资 stands in hundreds of thousands of orders of a year. Without its mark, a
department none of whose orders says it would have all of them read to find nothing.
"""

from collections.abc import Collection

from hotline.workorders.rules.search.days import MARK
from hotline.workorders.rules.search.words import quoted


def mark_of_department(department_id: int) -> str:
    """Return the word kept with an order that the department leads."""
    return f"{MARK}d{department_id}"


def led_by(query: str, departments: Collection[int]) -> str:
    """Return the query narrowed to the orders these departments lead."""
    marks = [quoted(mark_of_department(each)) for each in sorted(departments)]
    return f"({query}) & ({' | '.join(marks)})"
