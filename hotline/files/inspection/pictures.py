"""Pictures: drawn anew, so that nothing but what is seen is left."""

import io
import warnings

from PIL import (  # the plugins by name: nothing may be read from disk later
    Image,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from hotline.files.inspection.findings import DamagedError, Finding, TooLargeError

_ = JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin
MOST_PIXELS = 50_000_000
_PREVIEW = (480, 480)
_LOCATION = 0x8825
"""The EXIF directory of the place of taking (GPS)."""
_FORMATS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
_QUALITY = 90


def look(content: bytes, kind: str) -> Finding:
    """Draw the picture anew and small.

    Raises:
        DamagedError: not such a picture, or a broken one.
        TooLargeError: more than 50 million points.

    """
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(io.BytesIO(content), formats=[_FORMATS[kind]]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise TooLargeError
            had_location = _has_location(picture)
            picture.load()
            upright = ImageOps.exif_transpose(picture)
            return _drawn(upright, kind, had_location=had_location)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooLargeError from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, ArithmeticError) as error:
        raise DamagedError from error


def _has_location(picture: Image.Image) -> bool:
    exif = picture.getexif()
    described = picture.info.get("xmp") or b""
    text = described if isinstance(described, bytes) else str(described).encode()
    return bool(exif.get_ifd(_LOCATION)) or b"GPSLatitude" in text


def _drawn(picture: Image.Image, kind: str, *, had_location: bool) -> Finding:
    plain = _with_usual_colors(picture)
    small = plain.copy()
    small.thumbnail(_PREVIEW)
    return Finding(
        copy=_written(plain, kind),
        preview=_written(_on_white(small), "jpeg"),
        width=plain.width,
        height=plain.height,
        had_location=had_location,
    )


def _with_usual_colors(picture: Image.Image) -> Image.Image:
    has_glass = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    made = picture.convert("RGBA" if has_glass else "RGB")
    made.info.clear()
    return made


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode == "RGB":
        return picture
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _written(picture: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    drawn = _on_white(picture) if kind == "jpeg" else picture
    options = {} if kind == "png" else {"quality": _QUALITY}
    drawn.save(out, _FORMATS[kind], **options)
    return out.getvalue()
