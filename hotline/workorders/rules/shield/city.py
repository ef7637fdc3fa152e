"""The city as the checks know it: names, duties and words, prepared for searching."""

from collections.abc import Iterable
from dataclasses import dataclass

from hotline.workorders.rules.shield.entries import ShieldFile, TopicWordsFile
from hotline.workorders.rules.shield.words import Lexicon


@dataclass(frozen=True, slots=True)
class TopicName:
    """A topic of the second level."""

    code: str
    name: str
    group: str
    group_code: str = ""


@dataclass(frozen=True, slots=True)
class AreaName:
    """An area; ``parent`` is a code."""

    code: str
    name: str
    level: str
    parent: str


@dataclass(frozen=True, slots=True)
class DepartmentName:
    """A department with what it says it does."""

    code: str
    name: str
    short_name: str
    duties: str


@dataclass(frozen=True, slots=True)
class Names:
    """The city's tables; hashable, so that what is prepared of them can be kept."""

    topics: tuple[TopicName, ...]
    areas: tuple[AreaName, ...]
    departments: tuple[DepartmentName, ...]
    outside: tuple[str, ...] = ()
    """What the bodies are called that orders are only forwarded to (转办)."""


@dataclass(frozen=True, slots=True)
class City:
    """Names and words, ready to be looked for."""

    file: ShieldFile
    topics: dict[str, TopicName]
    areas: dict[str, AreaName]
    departments: dict[str, DepartmentName]
    outside: tuple[str, ...]
    """Names of outside bodies: spelt rightly in texts, offered by no check."""
    topics_of_word: dict[str, tuple[str, ...]]
    topic_words: Lexicon
    areas_of_name: dict[str, tuple[str, ...]]
    area_names: Lexicon
    duty_words: dict[str, tuple[str, ...]]
    """Department code → the things its duties name."""
    fillers: frozenset[str]
    confusions: frozenset[tuple[str, str]]

    def is_confused(self, written: str, meant: str) -> bool:
        """Tell whether people write the one for the other."""
        return (written, meant) in self.confusions

    def area_path(self, area_code: str) -> tuple[str, ...]:
        """Return an area's code, then those it lies in."""
        found = []
        area = self.areas.get(area_code)
        while area is not None and area.code not in found:
            found.append(area.code)
            area = self.areas.get(area.parent)
        return tuple(found)

    def district_of(self, area_code: str) -> AreaName | None:
        """Return the district an area lies in; none for the city itself."""
        path = (self.areas[code] for code in self.area_path(area_code))
        return next((each for each in path if each.level == "district"), None)


def prepare(file: ShieldFile, words: TopicWordsFile, names: Names) -> City:
    """Prepare a city; words of topics it does not have are left out."""
    topics = {each.code: each for each in names.topics}
    of_word = _inverted(
        (word, code) for code, listed in words.topics.items() if code in topics for word in listed
    )
    of_name = _inverted((each.name, each.code) for each in names.areas)
    return City(
        file=file,
        topics=topics,
        areas={each.code: each for each in names.areas},
        departments={each.code: each for each in names.departments},
        outside=names.outside,
        topics_of_word=of_word,
        topic_words=Lexicon.of(of_word),
        areas_of_name=of_name,
        area_names=Lexicon.of(of_name),
        duty_words={each.code: _duties(each.duties) for each in names.departments},
        fillers=frozenset(file.fillers),
        confusions=frozenset(
            (a, b) for group in file.confusions for a in group for b in group if a != b
        ),
    )


def _inverted(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word, code in pairs:
        found.setdefault(word, []).append(code)
    return {word: tuple(dict.fromkeys(codes)) for word, codes in found.items()}


def _duties(text: str) -> tuple[str, ...]:
    """Cut duties into the things they name."""
    for mark in "（）()与和及等":
        text = text.replace(mark, "、")
    parts = (each.strip() for each in text.replace("，", "、").replace("；", "、").split("、"))
    return tuple(each for each in parts if len(each) > 1)
