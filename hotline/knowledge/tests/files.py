"""Small files of every kind that articles are taken from."""

import io
import zipfile

from openpyxl import Workbook

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def a_workbook(*rows: list[object]) -> bytes:
    """Return a workbook of these rows."""
    book, file = Workbook(), io.BytesIO()
    for each in rows:
        book.worksheets[0].append(each)
    book.save(file)
    return file.getvalue()


def a_document(*paragraphs: tuple[str, str]) -> bytes:
    """Return a docx of paragraphs, each with its style: ``1`` is the highest heading."""
    written = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    styles = '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_W}"><w:body>{written}</w:body></w:document>',
        )
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{_W}">{styles}</w:styles>')
    return file.getvalue()


def a_pdf(*lines: str) -> bytes:
    """Return a PDF whose font says by itself which signs it draws."""
    signs = "".join(dict.fromkeys("".join(lines)))
    codes = {sign: f"{number:04x}" for number, sign in enumerate(signs, 1)}
    shown = "".join(f"<{''.join(codes[sign] for sign in line)}> Tj 0 -20 Td\n" for line in lines)
    pairs = "".join(f"<{code}> <{ord(sign):04x}>\n" for sign, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange\n<0000> <ffff>\n"
        f"endcodespacerange\n{len(codes)} beginbfchar\n{pairs}endbfchar\nendcmap end"
    )
    drawn = f"BT /F 12 Tf 50 700 Td\n{shown}ET"
    font = "/Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R"
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            "/Resources<</Font<</F 5 0 R>>>>>>"
        ),
        f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream",
        f"<<{font}/DescendantFonts[7 0 R]>>",
        f"<</Length {len(cmap)}>>\nstream\n{cmap}\nendstream",
        (
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 1000"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
        ),
    ]
    return _with_offsets(parts)


def _with_offsets(parts: list[str]) -> bytes:
    written, offsets = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{each:010d} 00000 n \n" for each in offsets)
    head = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}"
    end = f"trailer<</Root 1 0 R/Size {len(parts) + 1}>>\nstartxref\n{len(written)}\n%%EOF"
    return f"{written}{head}{end}".encode("ascii")
