"""Accounts of the stories' people."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in."""

    ident: int
    username: str
    password: str
