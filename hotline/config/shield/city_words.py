"""The city for the shield, read from its files: no database is needed."""

from pathlib import Path

from hotline.config.city.files import CityFileError, read_areas, read_yaml
from hotline.organizations.rules.entries import DepartmentsFile
from hotline.reference.rules.entries import TopicsFile
from hotline.workorders.rules.shield.city import (
    AreaName,
    City,
    DepartmentName,
    Names,
    TopicName,
    prepare,
)
from hotline.workorders.rules.shield.entries import ShieldFile, TopicWordsFile
from hotline.workorders.rules.shield.registry import CHECKS


def read_shield_words(folder: Path) -> tuple[ShieldFile, TopicWordsFile]:
    """Read the city's words for the shield; a city may have none.

    Raises:
        CityFileError: a file is wrong, or speaks of a check or topic there is not.

    """
    shield, words = folder / "shield.yaml", folder / "topic_words.yaml"
    file = read_yaml(shield, ShieldFile) if shield.exists() else ShieldFile()
    topics = read_yaml(words, TopicWordsFile) if words.exists() else TopicWordsFile()
    unknown = set(file.severities) - {each.code for each in CHECKS}
    if unknown:
        msg = f"shield.yaml：没有“{'、'.join(sorted(unknown))}”这项检查。"
        raise CityFileError(msg)
    if topics.topics:
        known = {topic.code for topic in _topics(folder)}
        strange = set(topics.topics) - known
        if strange:
            msg = f"topic_words.yaml：没有编码为“{'、'.join(sorted(strange))}”的事项分类。"
            raise CityFileError(msg)
    return file, topics


def city_from_files(folder: Path) -> City:
    """Return the city as its files describe it.

    Raises:
        CityFileError: a file is missing or wrong.

    """
    departments = read_yaml(folder / "departments.yaml", DepartmentsFile).departments
    names = Names(
        topics=tuple(_topics(folder)),
        areas=tuple(
            AreaName(each.code, each.name, each.level, each.parent)
            for each in read_areas(folder / "areas.csv")
        ),
        departments=tuple(
            DepartmentName(each.code, each.name, each.short_name, each.duties)
            for each in departments
        ),
    )
    return prepare(*read_shield_words(folder), names)


def _topics(folder: Path) -> list[TopicName]:
    groups = read_yaml(folder / "topics.yaml", TopicsFile).topics
    return [
        TopicName(each.code, each.name, group.name, group.code)
        for group in groups
        for each in group.children
    ]
