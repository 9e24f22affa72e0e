"""What a server sends becomes the content that was packed, never more than may be read."""

from __future__ import annotations

import http.client
import zlib
from collections.abc import Iterator

from biascompare.errors import SourceError
from biascompare.web.addresses import Address
from biascompare.web.sockets import BrokenError

_CHUNK = 2**16


def unpacked(
    address: Address,
    response: http.client.HTTPResponse,
    headers: dict[str, str],
    cap: int,
    whole: bool,
) -> bytes:
    """Return the content unpacked; neither what arrives nor what it becomes may pass the cap."""
    coding = headers.get("content-encoding", "").strip().casefold()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise SourceError(address.url, f"packed as {coding[:40]!r}, which was not asked for")
    unpacker = _Unpacker(coding) if coding not in ("", "identity") else None
    content = bytearray()
    arrived = 0
    while packed := response.read1(_CHUNK):
        arrived += len(packed)
        for piece in unpacker.pieces(packed) if unpacker else (packed,):
            content += piece
            if max(arrived, len(content)) > cap:
                if whole:
                    reason = f"larger than {cap / 2**20:g} MB; expected a page or a feed"
                    raise SourceError(address.url, reason)
                return bytes(content[:cap])
    if response.length or (unpacker and arrived and not unpacker.finished):
        raise BrokenError("the answer ended early")
    return bytes(content)


class _Unpacker:
    """Gzip (of several members, too) or deflate (with or without its head), piece by piece."""

    def __init__(self, coding: str) -> None:
        self._gzip = coding != "deflate"
        self._stream = zlib.decompressobj(31 if self._gzip else 15)
        # Some servers send deflate without its head, which shows in the first bytes only.
        self._start: bytes | None = None if self._gzip else b""

    @property
    def finished(self) -> bool:
        return self._stream.eof

    def pieces(self, packed: bytes) -> Iterator[bytes]:
        """Yield what ``packed`` unpacks to, never more than 64 kB at a time."""
        while True:
            if self._stream.eof:
                # What follows a member is padding unless it begins like another.
                if not self._gzip or not packed.startswith(b"\x1f"):
                    return
                self._stream = zlib.decompressobj(31)
            piece = self._piece(packed)
            yield piece
            packed = self._stream.unconsumed_tail or self._stream.unused_data
            if not packed and len(piece) < _CHUNK:
                return

    def _piece(self, packed: bytes) -> bytes:
        try:
            piece = self._stream.decompress(packed, _CHUNK)
        except zlib.error:
            if self._start is None:
                raise BrokenError("the answer is not packed as it says") from None
            packed, self._start = self._start + packed, None
            self._stream = zlib.decompressobj(-15)
            return self._piece(packed)
        if self._start is not None:
            self._start = None if piece else self._start + packed
        return piece
