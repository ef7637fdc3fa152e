"""Files: kinds by their bytes, names made harmless, sealed on disk, opened by the right people."""

import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings

from hotline.core.errors import NotFound, Unavailable
from hotline.core.models import Event
from hotline.files.errors import FileRefused
from hotline.files.rules.file_kinds import MAX_BYTES, kind_of, safe_name
from hotline.files.tests.small_files import PDF, PNG
from hotline.workorders.actions.add_attachment import add_attachment
from hotline.workorders.actions.open_attachment import open_attachment
from hotline.workorders.models import Attachment
from hotline.workorders.tests.orders import later, submitted, upload
from tests.cast import NOW, Cast


def _office(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"\xff\xd8\xff\xe0rest", "a.jpg", "jpeg"),
        (b"\xff\xd8\xff\xe0rest", "a.JPEG", "jpeg"),
        (PNG, "a.png", "png"),
        (PDF, "a.pdf", "pdf"),
        (_office("[Content_Types].xml", "word/document.xml"), "a.docx", "docx"),
        (_office("[Content_Types].xml", "xl/workbook.xml"), "a.xlsx", "xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8), "a.doc", "doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8), "a.et", "xls"),
        (PDF, "a.png", None),  # the name lies
        (b"MZ\x90\x00", "a.pdf", None),  # a program with a harmless name
        (b"<html>", "a.html", None),
        (b"<svg onload=x>", "a.svg", None),
        (_office("word/document.xml", "word/vbaProject.bin"), "a.docx", None),  # macros
        (_office("evil.exe"), "a.docx", None),
        (b"", "a.png", None),
    ],
)
def test_kind_is_decided_by_bytes_and_name(content: bytes, name: str, kind: str | None) -> None:
    found = kind_of(content, name)
    assert (found.name if found else None) == kind


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\temp\\说明.pdf", "说明.pdf"),
        ('a"b\r\nX: y.pdf', "abX y.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_name_is_made_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_file_is_sealed_on_disk_and_opens_again(cast: Cast) -> None:
    made = add_attachment(name="说明.pdf", content=PDF, by=cast.zhao_min, now=NOW)
    path = Path(settings.MEDIA_ROOT) / made.pk.hex[:2] / made.pk.hex
    assert PDF[:8] not in path.read_bytes()
    found, content = open_attachment(attachment_id=made.pk, by=cast.zhao_min, now=NOW)
    assert b"".join(content) == PDF
    assert found.name == "说明.pdf"
    assert Event.objects.filter(kind="attachment.opened").count() == 1


@pytest.mark.parametrize("content", [b"", PDF + bytes(MAX_BYTES), b"GIF89a" + bytes(20)])
def test_file_that_is_empty_too_large_or_unknown_is_refused(cast: Cast, content: bytes) -> None:
    with pytest.raises(FileRefused):
        add_attachment(name="a.pdf", content=content, by=cast.zhao_min, now=NOW)
    assert not Attachment.objects.exists()


def test_unclaimed_file_is_its_uploaders_alone(cast: Cast) -> None:
    made = upload(cast.zhao_min)
    for other in (cast.sun_wei, cast.li_qiang):
        with pytest.raises(NotFound):
            open_attachment(attachment_id=made, by=other, now=NOW)


def test_claimed_file_opens_for_those_who_see_the_order(cast: Cast) -> None:
    order = submitted(cast)
    file = Attachment.objects.get(order=order)
    for who in (cast.wu_qian, cast.leader_zhou):
        _, content = open_attachment(attachment_id=file.pk, by=who, now=later(order, 99))
        assert b"".join(content) == PNG
    _, content = open_attachment(attachment_id=file.pk, by=cast.zhao_min, now=later(order, 99))
    assert len(b"".join(content)) == file.copy_size
    with pytest.raises(NotFound):
        open_attachment(attachment_id=file.pk, by=cast.sun_wei, now=later(order, 99))


def test_file_gone_from_disk_is_said_in_chinese(cast: Cast) -> None:
    made = upload(cast.zhao_min)
    (Path(settings.MEDIA_ROOT) / made.hex[:2] / made.hex).unlink()
    with pytest.raises(Unavailable, match="附件文件"):
        open_attachment(attachment_id=made, by=cast.zhao_min, now=NOW)
