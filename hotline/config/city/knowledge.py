"""Load the first articles of a city's knowledge base; a city may have none."""

from datetime import datetime
from pathlib import Path

from hotline.config.city.codes import codes_of
from hotline.config.city.files import CityFileError, read_yaml
from hotline.core.actor import SYSTEM
from hotline.knowledge.actions.load_articles import load_articles
from hotline.knowledge.rules.entries import KnowledgeFile
from hotline.organizations.models import Department
from hotline.reference.models import Topic


def load_knowledge(folder: Path, now: datetime) -> int:
    """Publish the articles that are new; return how many.

    Raises:
        CityFileError: one names a topic or department that does not exist, or a key comes twice.

    """
    if not (folder / "knowledge.yaml").exists():
        return 0
    entries = read_yaml(folder / "knowledge.yaml", KnowledgeFile).articles
    topics, departments = codes_of(Topic).known, codes_of(Department).known
    for each in entries:
        if each.topic and each.topic not in topics:
            msg = f"knowledge.yaml：“{each.title}”的事项分类 {each.topic} 不存在。"
            raise CityFileError(msg)
        if each.department and each.department not in departments:
            msg = f"knowledge.yaml：“{each.title}”的责任单位 {each.department} 不存在。"
            raise CityFileError(msg)
    keys = [each.key for each in entries]
    if twice := {key for key in keys if keys.count(key) > 1}:
        msg = f"knowledge.yaml：key 重复：{'、'.join(sorted(twice))}。"
        raise CityFileError(msg)
    return load_articles(entries=entries, city=folder.name, by=SYSTEM, now=now)
