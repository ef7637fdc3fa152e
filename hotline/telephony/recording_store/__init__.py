"""Where sealed recordings are kept: a folder, or an S3-compatible object store (VOI-13)."""

from functools import lru_cache

from django.conf import settings

from hotline.telephony.recording_store.door import MissingObjectError, RecordingStore, StoreError
from hotline.telephony.recording_store.folder import FolderStore
from hotline.telephony.recording_store.s3 import S3Store

__all__ = ["MissingObjectError", "RecordingStore", "StoreError", "current_store", "store_named"]


def current_store() -> RecordingStore:
    """Return where new recordings go, by ``HOTLINE_RECORDING_STORE``."""
    return store_named(settings.HOTLINE_ENVIRONMENT.recording_store)


def store_named(name: str) -> RecordingStore:
    """Return the store an object's row names; older objects may lie in another one.

    Raises:
        StoreError: there is no such store.

    """
    environment = settings.HOTLINE_ENVIRONMENT
    if name == FolderStore.name:
        return FolderStore(environment.recording_folder or environment.var / "recordings-sealed")
    if name == S3Store.name:
        return _s3(
            environment.s3_endpoint,
            environment.s3_region,
            environment.s3_bucket,
            environment.s3_access_key,
            environment.s3_secret_key.get_secret_value(),
        )
    msg = f"no store {name}"
    raise StoreError(msg)


@lru_cache(maxsize=2)
def _s3(endpoint: str, region: str, bucket: str, access_key: str, secret_key: str) -> S3Store:
    environment = settings.HOTLINE_ENVIRONMENT
    return S3Store(
        endpoint=endpoint,
        region=region,
        bucket=bucket,
        access_key=access_key,
        secret_key=secret_key,
        drafts=environment.var / "recordings-outgoing",
    )
