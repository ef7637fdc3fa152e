"""Every endpoint says who may use it, and why when everybody may."""

from collections.abc import Iterator

from hotline.accounts.guard import Public, Requires
from ninja.operation import Operation

from hotline.config.api import ROUTERS


def _operations() -> Iterator[tuple[str, Operation]]:
    for router in ROUTERS:
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
