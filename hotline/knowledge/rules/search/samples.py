"""Questions as people ask them: their middle is used until there are enough real ones."""

from functools import cache
from importlib import resources


@cache
def sample_questions() -> list[str]:
    """Return the sample questions."""
    return resources.files(__package__).joinpath("sample_questions.txt").read_text("utf-8").split()
