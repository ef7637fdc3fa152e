"""How like two pictures of a page are, to eyes that do not read: small, and out of focus."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

WIDTH = {390: 195, 1440: 360, 1920: 400}
"""Pixels that an accepted picture is wide, for each width of a window."""
QUALITY = 55
BLUR = 1.6
SAME_COLOUR = 12
"""Two points of the small, blurred pictures differ when a channel does by more than this."""
SAME_PICTURE = 0.012
"""The share of points that may differ: numbers of orders, times of day and fonts are below it."""
SAME_LENGTH = 0.03
"""The share of its length by which a page may be longer or shorter."""


def small(picture: Image.Image) -> Image.Image:
    """Shrink a picture of a page to the size that is kept."""
    width = WIDTH.get(picture.width, picture.width)
    height = max(1, round(picture.height * width / picture.width))
    return picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)


def make_small(picture: Path, target: Path) -> None:
    """Keep a picture small."""
    with Image.open(picture) as whole:
        small(whole).save(target, quality=QUALITY, method=6)


def changed_share(accepted: Path, taken: Path) -> float:
    """Return the share of the page that looks different; what only one of them has is different.

    Lines wrap a little elsewhere in another font, so a whole page may be somewhat longer.
    """
    with Image.open(accepted) as before, Image.open(taken) as whole:
        old, new = (_out_of_focus(each) for each in (before, small(whole)))
    if old.shape[1] != new.shape[1]:
        return 1.0
    both, longest = sorted((old.shape[0], new.shape[0]))
    differs = np.abs(old[:both] - new[:both]).max(axis=2) > SAME_COLOUR
    only_one = max(0, longest - both - round(longest * SAME_LENGTH)) * old.shape[1]
    return float((differs.sum() + only_one) / (longest * old.shape[1]))


def _out_of_focus(picture: Image.Image) -> "np.typing.NDArray[np.int16]":
    blurred = picture.convert("RGB").filter(ImageFilter.GaussianBlur(BLUR))
    return np.asarray(blurred, np.int16)
