"""A small PDF writer: pages of Chinese text set in fonts that every viewer brings, so that no file carries a font.

Such fonts (STSong-Light and STHeiti-Regular of Adobe-GB1, MSung-Light of Adobe-CNS1) stand in many official PDFs; the
predefined CMap says which characters the bytes are. Lengths are points, y is counted from the top of the page.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

A4 = (595.0, 842.0)
_FONTS = {
    "song": ("STSong-Light", "UniGB-UCS2-H", "GB1", "/W [1 95 500]"),
    "hei": ("STHeiti-Regular", "UniGB-UCS2-H", "GB1", "/W [1 95 500]"),
    "ming": ("MSung-Light", "UniCNS-UCS2-H", "CNS1", "/W [1 95 500]"),
    "bare": ("Nowhere", "Identity-H", "Identity", ""),
}
_NOT_FIRST = "，。；：！？、）》”％%…．.,"


@dataclass
class Page:
    """One page: its size, its turn in degrees, and the operators that paint it."""

    size: tuple[float, float] = A4
    turn: int = 0
    operators: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, size: float = 16, font: str = "song", turn: str = "1 0 0 1") -> None:
        """Set ``words`` with the baseline at ``y``; ``turn`` is the matrix of the letters."""
        code = words.encode("utf-16-be").hex()
        self.operators.append(f"BT /{font} {size:g} Tf {turn} {x:.2f} {self.size[1] - y:.2f} Tm <{code}> Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a hairline."""
        height = self.size[1]
        self.operators.append(f"0.5 w {x0:.2f} {height - y0:.2f} m {x1:.2f} {height - y1:.2f} l S")

    def stream(self) -> bytes:
        """Return the object that paints the page."""
        return stream("\n".join(self.operators).encode("ascii"))


def width(words: str, size: float) -> float:
    """Return the width of ``words``: ASCII is half as wide as Chinese in these fonts."""
    return sum(size * (0.5 if char.isascii() else 1) for char in words)


def wrapped(words: str, size: float, room: float, indent: float = 0) -> Iterator[tuple[float, str]]:
    """Yield (offset from the left, words) for the lines of a paragraph; numbers break where they meet the margin.

    One mark may hang out of the line; two go to the next line with what they follow.
    """
    offset, line = indent, ""
    for char in words:
        if width(line + char, size) > room - offset + 0.01 and (char not in _NOT_FIRST or line[-1] in _NOT_FIRST):
            kept = line[-2:] if char in _NOT_FIRST else ""
            yield offset, line.removesuffix(kept)
            offset, line = 0.0, kept
        line += char
    yield offset, line


def pdf(pages: Sequence[Page], title: str = "") -> bytes:
    """Return the file: catalogue, page tree, fonts, then two objects a page."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    fonts = []
    for name, font in _FONTS.items():
        fonts.append(f"/{name} {len(objects) + 1} 0 R")
        objects += _font(len(objects) + 1, *font)
    kids = []
    for page in pages:
        kids.append(f"{len(objects) + 1} 0 R")
        box = f"/MediaBox [0 0 {page.size[0]:g} {page.size[1]:g}] /Rotate {page.turn}"
        resources = f"/Resources << /Font << {' '.join(fonts)} >> >> /Contents {len(objects) + 2} 0 R"
        objects += [f"<< /Type /Page /Parent 2 0 R {box} {resources} >>".encode(), page.stream()]
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(kids)}] >>".encode()
    objects.append(f"<< /Title <feff{title.encode('utf-16-be').hex()}> >>".encode())
    return assembled(objects, f"/Info {len(objects)} 0 R")


def stream(data: bytes) -> bytes:
    """Return a compressed stream object."""
    packed = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def assembled(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """Return a PDF of ``objects``, numbered from 1; the first is the catalogue."""
    body, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, data in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{tail}".encode()


def _font(number: int, name: str, cmap: str, collection: str, widths: str) -> list[bytes]:
    system = f"/CIDSystemInfo << /Registry (Adobe) /Ordering ({collection}) /Supplement 2 >>"
    box = "/FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 /Flags 6"
    return [
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /{cmap} "
        f"/DescendantFonts [{number + 1} 0 R] >>".encode(),
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{name} {system} /DW 1000 {widths} "
        f"/FontDescriptor {number + 2} 0 R >>".encode(),
        f"<< /Type /FontDescriptor /FontName /{name} {box} >>".encode(),
    ]
