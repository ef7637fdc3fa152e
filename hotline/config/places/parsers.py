"""Which parser takes the addresses apart: a learnt one, or the rules that are built in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hotline.reference.divisions import china
from hotline.reference.learnt_addresses import bring
from hotline.reference.rules.addresses.grammar import parse_by_rules
from hotline.reference.rules.addresses.labels import Component


@dataclass(frozen=True)
class Parser:
    """A way to parse a line, and how to call it in Chinese."""

    name: str
    parse: Callable[[str], list[Component]]


def chosen_parser(folder: Path | None, environment: Mapping[str, str]) -> Parser:
    """Return the parser of the folder; else of the site's models; else the built-in rules.

    Raises:
        LabellerFileError: a folder was named and holds no whole model.

    """
    if folder is not None:
        return Parser(f"模型 {folder}", bring(folder).parse)
    site = site_folder(environment)
    if site and site.is_dir():
        return Parser(f"模型 {site}", bring(site).parse)
    divisions = china()
    return Parser("内置规则", lambda text: parse_by_rules(text, divisions))


def site_folder(environment: Mapping[str, str]) -> Path | None:
    """Return where this site keeps its learnt parser."""
    models, var = environment.get("HOTLINE_MODELS_DIR"), environment.get("HOTLINE_VAR")
    if models:
        return Path(models) / "places"
    return Path(var) / "models" / "places" if var else None
