"""Pages written into the finished file as soon as they are drawn.

A library that writes PDF holds every page as an object until the file is whole, and the file beside
them. The pages of a list are most of its file, so they go there at once, each as a stream with the
next number; whatever else the file needs comes after them (ISO 32000-1, 7.5: objects may stand in
any order).
"""

import hashlib
import io
import zlib
from collections import deque
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

import pikepdf
from pikepdf import Name, Object

_HEADER = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_DIGEST = 16


class _Sheet(NamedTuple):
    """A page: its size in points, and which page of the frame brings its fonts and pictures."""

    width: float
    height: float
    like: int


class Sheets:
    """A file that grows page by page."""

    def __init__(self) -> None:
        self._sheets: list[_Sheet] = []
        self._file = _File()

    def __len__(self) -> int:
        return len(self._sheets)

    def add(self, drawing: str, size: tuple[float, float], like: int) -> None:
        """Write the next page.

        Args:
            drawing: What is drawn on it.
            size: Its width and height in points.
            like: Which page of the frame has its fonts and pictures.
        """
        self._sheets.append(_Sheet(*size, like))
        number = self._file.take()
        self._file.put_stream(number, {}, drawing.encode("latin-1"))

    def finished(self, frame: pikepdf.Pdf) -> bytes:
        """The whole file.

        Args:
            frame: A file with everything but the pages: fonts, pictures, catalogue, properties.
        """
        file, tree = self._file, self._file.take()
        file.known[frame.Root.Pages.objgen] = tree
        resources = [file.named(frame.make_indirect(page.Resources)) for page in frame.pages]
        kids = []
        for content, sheet in enumerate(self._sheets, 1):
            kids.append(b"%d 0 R" % file.take())
            file.put(
                file.last,
                b"<</Type/Page/Parent %d 0 R/Resources %s/MediaBox[0 0 %s %s]/Contents %d 0 R>>"
                % (
                    tree,
                    resources[sheet.like],
                    _number(sheet.width),
                    _number(sheet.height),
                    content,
                ),
            )
        file.put(tree, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids)))
        root, info = file.named(frame.Root), file.named(frame.trailer.Info)
        file.put_waiting()
        return file.closed(root, info)


class _File:
    """Objects of a PDF, written one after the other.

    Attributes:
        known: The numbers that objects of the frame have in this file.
        last: The number taken last.
    """

    def __init__(self) -> None:
        self.known: dict[tuple[int, int], int] = {}
        self.last = 0
        self._places: dict[int, int] = {}
        self._waiting: deque[Object] = deque()
        self._buffer = io.BytesIO()
        self._buffer.write(_HEADER)

    def take(self) -> int:
        """The next number."""
        self.last += 1
        return self.last

    def named(self, thing: Object) -> bytes:
        """A reference to an object of the frame, which is written later."""
        number = self.known.get(thing.objgen)
        if number is None:
            number = self.known[thing.objgen] = self.take()
            self._waiting.append(thing)
        return b"%d 0 R" % number

    def put(self, number: int, body: bytes) -> None:
        """Write an object."""
        self._places[number] = self._buffer.tell()
        self._buffer.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def put_stream(self, number: int, entries: Mapping[str, object], content: bytes) -> None:
        """Write a stream; what is not packed yet is, but for metadata, which everybody reads."""
        said = {name: value for name, value in entries.items() if name != "/Length"}
        if "/Filter" not in said and said.get("/Type") != Name.Metadata:
            said["/Filter"], content = Name.FlateDecode, zlib.compress(content)
        head = self._dictionary({**said, "/Length": len(content)})
        self.put(number, b"%s\nstream\n%s\nendstream" % (head, content))

    def put_waiting(self) -> None:
        """Write every object of the frame that was named, and those it names."""
        while self._waiting:
            thing = self._waiting.popleft()
            number = self.known[thing.objgen]
            if isinstance(thing, pikepdf.Stream):
                self.put_stream(number, dict(thing.items()), thing.read_raw_bytes())
            else:
                self.put(number, self._spelt(thing))

    def closed(self, root: bytes, info: bytes) -> bytes:
        """The bytes of the file; its id is a digest of them, so that equal files have one."""
        begin = self._buffer.tell()
        mark = hashlib.sha256(self._buffer.getbuffer()).hexdigest()[: 2 * _DIGEST].encode()
        write = self._buffer.write
        write(b"xref\n0 %d\n0000000000 65535 f \n" % (self.last + 1))
        write(b"".join(b"%010d 00000 n \n" % self._places[one] for one in range(1, self.last + 1)))
        write(
            b"trailer\n<</Size %d/Root %s/Info %s/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (self.last + 1, root, info, mark, mark, begin)
        )
        return self._buffer.getvalue()

    def _value(self, value: object) -> bytes:
        """A value inside another: objects with a number are named."""
        if isinstance(value, Object) and value.is_indirect:
            return self.named(value)
        return self._spelt(value)

    def _spelt(self, value: object) -> bytes:
        if isinstance(value, pikepdf.Dictionary):
            return self._dictionary(dict(value.items()))
        if isinstance(value, pikepdf.Array):
            return b"[%s]" % b" ".join(self._value(one) for one in _elements(value))
        if isinstance(value, Object):
            return value.unparse()
        if isinstance(value, bool):
            return b"true" if value else b"false"
        return b"null" if value is None else _number(value)

    def _dictionary(self, entries: Mapping[str, object]) -> bytes:
        told = (b"%s %s" % (_name(name), self._value(entries[name])) for name in sorted(entries))
        return b"<<%s>>" % b" ".join(told)


def _elements(array: pikepdf.Array) -> Iterable[object]:
    return (array[place] for place in range(len(array)))


def _name(text: str) -> bytes:
    return Name(text).unparse()


def _number(value: object) -> bytes:
    if isinstance(value, int | Decimal):
        return str(value).encode()
    return f"{value:.4f}".rstrip("0").rstrip(".").encode()
