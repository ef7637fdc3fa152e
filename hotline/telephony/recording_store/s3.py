"""Sealed recordings in an S3-compatible object store (Ceph, Swift, a cloud's own)."""

import base64
import hashlib
from pathlib import Path
from typing import Any

from hotline.core.crypto.digests import Digests
from hotline.core.crypto.frames import Source
from hotline.telephony.paths import inside
from hotline.telephony.recording_store.door import MissingObjectError, StoreError, prepare_draft

_MISSING = {"404", "NoSuchKey", "NotFound"}
_CHUNK = 1 << 20


class S3Store:
    """Objects are put with their SHA-256 and compared before anybody believes in them."""

    name = "s3"

    def __init__(
        self,
        *,
        endpoint: str,
        region: str,
        bucket: str,
        access_key: str,
        secret_key: str,
        drafts: Path,
    ) -> None:
        self._bucket = bucket
        self._drafts = drafts
        self._client = _connect(endpoint, region, access_key, secret_key)

    def draft(self, name: str) -> Path:
        """Return a local file that is sent by :meth:`put`."""
        return prepare_draft(self._draft(name))

    def put(self, name: str, digests: Digests) -> None:
        """Send the draft, compare what the store has, then remove the draft.

        Raises:
            StoreError: refused, away, or not the same bytes.

        """
        draft = self._draft(name)
        checksum = base64.b64encode(bytes.fromhex(digests.sha256)).decode()
        try:
            with draft.open("rb") as body:
                self._client.put_object(
                    Bucket=self._bucket,
                    Key=name,
                    Body=body,
                    ContentLength=digests.size,
                    ContentType="application/octet-stream",
                    ChecksumSHA256=checksum,
                )
            self._compare(name, digests, checksum)
        except _errors() as error:
            raise StoreError(_reason(error)) from error
        draft.unlink(missing_ok=True)

    def open(self, name: str) -> Source:
        """Ask for the object's size; its bytes are fetched in ranges.

        Raises:
            MissingObjectError: it is not there.
            StoreError: the store does not answer.

        """
        try:
            head = self._client.head_object(Bucket=self._bucket, Key=name)
        except _errors() as error:
            if _code(error) in _MISSING:
                raise MissingObjectError(name) from error
            raise StoreError(_reason(error)) from error
        return _S3Source(self._client, self._bucket, name, int(head["ContentLength"]))

    def erase(self, name: str) -> None:
        """Remove the object.

        Raises:
            StoreError: it is still there.

        """
        try:
            self._client.delete_object(Bucket=self._bucket, Key=name)
        except _errors() as error:
            raise StoreError(_reason(error)) from error

    def _draft(self, name: str) -> Path:
        return inside(self._drafts, name + ".part")

    def _compare(self, name: str, digests: Digests, checksum: str) -> None:
        """Believe the store's own checksum; one that keeps none is read back."""
        head = self._client.head_object(Bucket=self._bucket, Key=name, ChecksumMode="ENABLED")
        same = head["ContentLength"] == digests.size
        kept = head.get("ChecksumSHA256")
        if kept is None:
            same = same and self._digest_of(name) == digests.sha256
        elif kept != checksum:
            same = False
        if not same:
            msg = f"{name}: the store has other bytes"
            raise StoreError(msg)

    def _digest_of(self, name: str) -> str:
        digest = hashlib.sha256()
        body = self._client.get_object(Bucket=self._bucket, Key=name)["Body"]
        for chunk in body.iter_chunks(_CHUNK):
            digest.update(chunk)
        return digest.hexdigest()


class _S3Source:
    def __init__(self, client: Any, bucket: str, name: str, size: int) -> None:
        self._client = client
        self._bucket = bucket
        self._name = name
        self.size = size

    def read(self, start: int, length: int) -> bytes:
        """Fetch one range."""
        end = min(start + length, self.size) - 1
        if end < start:
            return b""
        try:
            answer = self._client.get_object(
                Bucket=self._bucket, Key=self._name, Range=f"bytes={start}-{end}"
            )
            body: bytes = answer["Body"].read()
        except _errors() as error:
            if _code(error) in _MISSING:
                raise MissingObjectError(self._name) from error
            raise StoreError(_reason(error)) from error
        return body


def _connect(endpoint: str, region: str, access_key: str, secret_key: str) -> Any:
    import boto3  # noqa: PLC0415 - slow to load, and most installations keep a folder
    from botocore.config import Config  # noqa: PLC0415 - as above

    return boto3.client(
        "s3",
        endpoint_url=endpoint or None,
        region_name=region,
        aws_access_key_id=access_key,
        aws_secret_access_key=secret_key,
        config=Config(
            connect_timeout=5,
            read_timeout=60,
            retries={"total_max_attempts": 3, "mode": "standard"},
            s3={"addressing_style": "path"},
            # Stores that are only compatible refuse the newer trailing checksums.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )


def _errors() -> tuple[type[Exception], ...]:
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 - slow to load

    return (BotoCoreError, ClientError, OSError)


def _code(error: Exception) -> str:
    response: dict[str, Any] = getattr(error, "response", {})
    return str(response.get("Error", {}).get("Code", ""))


def _reason(error: Exception) -> str:
    return f"{type(error).__name__} {_code(error)}".strip()
