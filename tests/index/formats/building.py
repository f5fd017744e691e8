"""Files of other programs, made in a few lines: PDF, Word, mail."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence

Line = tuple[float, float, float, str]  # left and bottom in points, size of the letters, text

_CATALOG, _PAGES, _FONTS, _FIRST = 1, 2, 3, 5  # numbers of PDF objects


def pdf(
    pages: Sequence[Iterable[Line]],
    info: Mapping[str, str] | None = None,
    *,
    deflated: bool = False,
) -> bytes:
    """A PDF with these lines on its pages of 612 by 792 points, in Helvetica; "*…" is bold."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    objects: dict[int, bytes] = {
        _CATALOG: b"<< /Type /Catalog /Pages 2 0 R >>",
        _FONTS: font % b"Helvetica",
        _FONTS + 1: font % b"Helvetica-Bold",
    }
    kids = []
    for number, lines in enumerate(pages):
        page, content = _FIRST + 2 * number, _FIRST + 2 * number + 1
        kids.append(f"{page} 0 R")
        objects[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {content} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        ).encode()
        stream = b"".join(map(_shown, lines))
        packed = zlib.compress(stream) if deflated else stream
        name = b"/Filter /FlateDecode " if deflated else b""
        objects[content] = b"<< %s/Length %d >>\nstream\n%s\nendstream" % (
            name,
            len(packed),
            packed,
        )
    objects[_PAGES] = (f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>").encode()
    last = max(objects) + 1
    objects[last] = (
        b"<< "
        + b" ".join(
            b"/%s (%s)" % (key.encode(), _escaped(value)) for key, value in (info or {}).items()
        )
        + b" >>"
    )
    return _assembled(objects, last)


def _shown(line: Line) -> bytes:
    left, bottom, size, text = line
    font = b"F2" if text.startswith("*") else b"F1"
    letters = _escaped(text.removeprefix("*"))
    return b"BT /%s %.1f Tf 1 0 0 1 %.1f %.1f Tm (%s) Tj ET\n" % (font, size, left, bottom, letters)


def _escaped(text: str) -> bytes:
    data = text.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _assembled(objects: Mapping[int, bytes], info: int) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (max(objects) + 1)
    for number in range(1, max(objects) + 1):
        out += b"%010d 00000 n \n" % places[number]
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        max(objects) + 1, info, start
    )  # fmt: skip
    return bytes(out)


_WORD_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_CORE_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def docx(body: str, **parts: str | bytes) -> bytes:
    """A Word file with this inside of its body; `styles`, `footnotes`, `header1` and so on are the
    insides of other parts, `core` that of the properties.
    """
    files: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {_WORD_NAMESPACES}><w:body>{body}</w:body></w:document>"
    }
    for name, inner in parts.items():
        if name == "core":
            files["docProps/core.xml"] = (
                f"<cp:coreProperties {_CORE_NAMESPACES}>{inner!s}</cp:coreProperties>"
            )
        else:
            files[f"word/{name}.xml"] = f"<w:{name} {_WORD_NAMESPACES}>{inner!s}</w:{name}>"
    return zipped(files)


def words(text: str, style: str = "") -> str:
    """A paragraph of a Word file."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return out.getvalue()
