"""Every endpoint says who may use it, and why when everybody may."""

from collections.abc import Iterator

from ninja import Router
from ninja.operation import Operation

from hotline.accounts.guard import Public, Requires
from hotline.config.api import ROUTERS


def _nested(router: Router) -> Iterator[Router]:
    yield router
    for _, below, *_ in router._routers:
        yield from _nested(below)


def _operations() -> Iterator[tuple[str, Operation]]:
    for router in (each for top in ROUTERS for each in _nested(top)):
        for path, view in router.path_operations.items():
            for operation in view.operations:
                yield f"{'/'.join(operation.methods)} {path}", operation


def test_every_endpoint_declares_exactly_one_permission() -> None:
    undeclared = []
    for name, operation in _operations():
        declared = operation.auth_param
        guards = list(declared) if isinstance(declared, list | tuple) else [declared]
        if len(guards) != 1 or not isinstance(guards[0], Requires | Public):
            undeclared.append(name)
    assert undeclared == []


def test_there_are_endpoints_to_guard() -> None:
    assert len(list(_operations())) > 20
