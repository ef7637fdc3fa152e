"""Tell words that say nothing from words that do."""

import re
import unicodedata

from hotline.workorders.rules.shield.city import City

_COUNTED = re.compile(r"[\u3400-\u9fff]|[A-Za-z]+|[0-9]+")


def core(text: str) -> str:
    """Return the text without blanks and punctuation."""
    return "".join(each for each in text if unicodedata.category(each)[0] not in "ZPSC")


def is_filler(text: str, city: City) -> bool:
    """Tell whether a field says nothing: empty, a filler of the city, or one sign over and over."""
    said = core(text)
    return not said or said.lower() in city.fillers or (len(said) > 1 and len(set(said)) == 1)


def count_words(text: str) -> int:
    """Count Chinese characters, Latin words and numbers."""
    return len(_COUNTED.findall(text))
