"""A schema's name is one schema's: the exported API knows each by its name alone."""

from collections import Counter

from ninja import Schema

from hotline.config.api import api


def _every(base: type[Schema]) -> set[type[Schema]]:
    below = set(base.__subclasses__())
    return below | {each for one in below for each in _every(one)}


def test_no_two_schemas_of_the_api_share_a_name() -> None:
    exported = api.get_openapi_schema()["components"]["schemas"]
    assert exported
    ours = {each for each in _every(Schema) if each.__module__.startswith("hotline.")}
    names = Counter(each.__name__ for each in ours if each.__name__ in exported)
    assert [name for name, count in names.items() if count > 1] == []
