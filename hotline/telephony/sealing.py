"""Seal a sound into the store, and read it back: the only place that knows its key."""

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path

from hotline.core.crypto.cipher import CannotOpenError
from hotline.core.crypto.digests import Digests
from hotline.core.crypto.frames import DamagedError, read_counter_mode, read_frames, seal_frames
from hotline.core.crypto.wrapping import new_key, unwrap_key, wrap_key
from hotline.telephony.models import Recording, RecordingObject
from hotline.telephony.paths import object_name
from hotline.telephony.recording_store import StoreError, current_store, store_named
from hotline.telephony.rules.recording_policy import month_key


def seal_sound(
    recording: Recording, sound: str, chunks: Iterable[bytes], *, now: datetime
) -> RecordingObject:
    """Put the sound into the store and return its manifest row, not yet saved.

    The object's name is always the same, so a second try replaces what a killed one left.

    Raises:
        StoreError: there is no room, or the store does not answer.

    """
    store = current_store()
    key = new_key()
    kept = RecordingObject(
        recording=recording,
        sound=sound,
        store=store.name,
        name=object_name(recording.raw_path, sound),
        key_name=month_key(recording.started_at),
        stored_at=now,
    )
    kept.wrapped_key = wrap_key(key, under=kept.key_name, place=kept.place)
    plain, sealed = Digests(), Digests()
    try:
        draft = store.draft(kept.name)
        _write(draft, seal_frames(_noted(chunks, plain), key=key, place=kept.place), sealed)
    except OSError as error:
        raise StoreError(os.strerror(error.errno or 0)) from error
    store.put(kept.name, sealed)
    kept.plain_size, kept.sealed_size = plain.size, sealed.size
    kept.plain_sha256, kept.plain_sm3 = plain.sha256, plain.sm3
    kept.sealed_sha256, kept.sealed_sm3 = sealed.sha256, sealed.sm3
    return kept


def read_sound(kept: RecordingObject, start: int, length: int) -> Iterator[bytes]:
    """Return the plain bytes asked for; the first of them are opened at once.

    Raises:
        MissingObjectError: the object is gone.
        DamagedError: it, its key or its manifest row was changed.
        StoreError: the store does not answer.

    """
    if not kept.is_genuine():
        msg = f"{kept.place}: the manifest row was changed"
        raise DamagedError(msg)
    source = store_named(kept.store).open(kept.name)
    if source.size != kept.sealed_size:
        msg = f"{kept.place}: {source.size} bytes instead of {kept.sealed_size}"
        raise DamagedError(msg)
    if kept.sealed_format == 1:
        pieces = read_counter_mode(source, start, length)
    else:
        pieces = read_frames(source, start, length, key=_key_of(kept), place=kept.place)
    first = next(pieces, b"")
    return chain((first,), pieces)


def rewrap(kept: RecordingObject, under: str) -> None:
    """Wrap the object's key under another one; the caller saves the row.

    Raises:
        DamagedError: the key cannot be opened.

    """
    if kept.sealed_format == 1 or kept.key_name == under:
        return
    kept.wrapped_key = wrap_key(_key_of(kept), under=under, place=kept.place)
    kept.key_name = under


def _key_of(kept: RecordingObject) -> bytes:
    try:
        return unwrap_key(kept.wrapped_key, under=kept.key_name, place=kept.place)
    except CannotOpenError as error:
        msg = f"{kept.place}: the key cannot be opened"
        raise DamagedError(msg) from error


def _noted(chunks: Iterable[bytes], digests: Digests) -> Iterator[bytes]:
    for chunk in chunks:
        digests.update(chunk)
        yield chunk


def _write(draft: Path, pieces: Iterable[bytes], digests: Digests) -> None:
    """Write the draft so that it outlives a power cut; leave nothing behind on failure."""
    try:
        with draft.open("xb") as out:
            os.fchmod(out.fileno(), 0o600)
            for piece in pieces:
                digests.update(piece)
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
    except OSError:
        draft.unlink(missing_ok=True)
        raise
