"""PDFs that wish ill: loops, bombs, huge counts, damage."""

from __future__ import annotations

import zlib

from bench.hostile_files.making import (
    MEGABYTE,
    Pieces,
    Sample,
    around,
    much,
    noise,
    numbered,
)


def _pdf(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the catalog as number 1."""
    out, places = bytearray(b"%PDF-1.4\n"), {}
    for number in sorted(objects):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start, most = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % most
    for number in range(1, most):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        most,
        trailer,
        start,
    )
    return bytes(out)


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_SHOWN = b"BT /F1 12 Tf 72 720 Td (The ferry stayed.) Tj ET\n"


def _one_page(content: bytes, page: bytes = b"") -> bytes:
    return _pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 4 0 R >> >> %s >>" % page,
            4: content,
            5: _FONT,
        }
    )


def _pages(count: float, kids: bytes = b"3 0 R ") -> bytes:
    number = int(count)
    return _pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids * number, number),
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            4: _stream(_SHOWN),
            5: _FONT,
        }
    )


def _packed(data: Pieces, times: int = 1) -> bytes:
    """Packed so many times over."""
    packer = zlib.compressobj(9)
    packed = b"".join([*map(packer.compress, data), packer.flush()])
    for _ in range(times - 1):
        packed = zlib.compress(packed, 9)
    return _stream(packed, b"/Filter [%s]" % (b"/FlateDecode " * times))


def _looping(what: str) -> bytes:
    data = _one_page(_stream(_SHOWN))
    match what:
        case "kids":
            return data.replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")
        case "parent":
            return data.replace(b"/Parent 2 0 R", b"/Parent 3 0 R")
        case "contents":
            return data.replace(b"/Contents 4 0 R", b"/Contents [3 0 R 3 0 R 4 0 R]")
        case "xref":
            start = data.rindex(b"startxref\n") + 10
            place = data[start:].split()[0]
            return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev " + place)
        case "length":
            return _one_page(b"<< /Length 4 0 R >>\nstream\n" + _SHOWN + b"endstream")
        case _:
            form = (
                b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
                b"/Resources << /XObject << /X 4 0 R >> >>"
            )
            return _one_page(_stream(b"/X Do /X Do " + _SHOWN, form))


def _many_pages(count: float) -> bytes:
    """Pages of their own, each with a line."""
    first, number = 5, int(count)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (first + at) for at in range(number)), number),
        3: _FONT,
        4: _stream(_SHOWN),
    }
    for at in range(number):
        objects[first + at] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    return _pdf(objects)


def _locked() -> bytes:
    """A PDF that says it is locked with a password."""
    locked = (
        b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (%s) /U (%s) >> "
        b"/ID [(a) (a)]" % (b"o" * 32, b"u" * 32)
    )
    return _one_page(_stream(_SHOWN)).replace(b"/Root 1 0 R", b"/Root 1 0 R " + locked)


def _laid_out(lines: float) -> bytes:
    """One page with so many lines of text on it."""
    shown = b"".join(
        b"BT /F1 1 Tf %d %d Td (The ferry %d.) Tj ET\n" % (at % 500, at % 790, at)
        for at in range(int(lines))
    )
    return _one_page(_packed(iter([shown])))


def _deep_tree(depth: int) -> bytes:
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for number in range(2, depth):
        objects[number] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1)
    objects[depth] = b"<< /Type /Page /MediaBox [0 0 9 9] >>"
    return _pdf(objects)


SAMPLES = (
    Sample("loop-kids.pdf", lambda s: iter([_looping("kids")])),
    Sample("loop-parent.pdf", lambda s: iter([_looping("parent")])),
    Sample("loop-contents.pdf", lambda s: iter([_looping("contents")])),
    Sample("loop-xref.pdf", lambda s: iter([_looping("xref")])),
    Sample("loop-length.pdf", lambda s: iter([_looping("length")])),
    Sample("loop-form.pdf", lambda s: iter([_looping("form")])),
    Sample("one-page-often.pdf", lambda s: iter([_pages(1e5 * s)])),
    Sample("pages.pdf", lambda s: iter([_many_pages(1e5 * s)])),
    Sample("ten-thousand-pages.pdf", lambda s: iter([_many_pages(1e4 * s)]), True),
    Sample(
        "claims-pages.pdf", lambda s: iter([_pages(1).replace(b"/Count 1", b"/Count 2000000000")])
    ),
    Sample("bomb.pdf", lambda s: iter([_one_page(_packed(much(b" ", 1_000 * MEGABYTE * s)))])),
    Sample(
        "bomb-of-bombs.pdf",
        lambda s: iter([_one_page(_packed(much(b" ", 2_000 * MEGABYTE * s), 3))]),
    ),
    Sample("text-bomb.pdf", lambda s: iter([_one_page(_packed(much(_SHOWN, 200 * MEGABYTE * s)))])),
    Sample("lines.pdf", lambda s: iter([_laid_out(1e5 * s)])),
    Sample(
        "inline-picture.pdf",
        lambda s: iter(
            [
                _one_page(
                    _stream(
                        _SHOWN + b"BI /W 99999 /H 99999 /BPC 8 /CS /RGB ID " + b"x" * 10_000_000
                    )
                )
            ]
        ),
    ),
    Sample(
        "huge-xref.pdf",
        lambda s: iter([_one_page(_stream(_SHOWN)).replace(b"/Size 6", b"/Size 2147483647")]),
    ),
    Sample(
        "huge-box.pdf",
        lambda s: iter([_one_page(_stream(_SHOWN)).replace(b"612 792", b"1e30 1e30")]),
    ),
    Sample(
        "deep-array.pdf", lambda s: iter([_one_page(_stream(_SHOWN), b"/A " + b"[" * int(5e6 * s))])
    ),
    Sample("deep-tree.pdf", lambda s: iter([_deep_tree(int(1e5 * s))])),
    Sample("locked.pdf", lambda s: iter([_locked()]), False),
    Sample("cut.pdf", lambda s: iter([_many_pages(100)[:-2_000]])),
    Sample("picture.pdf", lambda s: iter([_one_page(_stream(b"0 0 9 9 re f"))]), False),
    Sample("noise.pdf", lambda s: around(b"%PDF-1.7\n", noise(s / 2), b"")),
    Sample(
        "empty-objects.pdf",
        lambda s: around(b"%PDF-1.7\n", numbered("% 0 obj\n<<>>\nendobj\n", 3e6 * s), b""),
    ),
)
