"""Dumps in pipes, packed or not."""

from __future__ import annotations

import gzip
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyview.errors import StoryviewError
from storyview.sources import streams
from storyview.sources.json_lines import lines_of
from storyview.sources.streams import (
    CountedStream,
    UnpackedLines,
    first_line,
    is_dump,
    next_line,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = b'{"text": "The ferry sank."}\n'


def unpacked(packed: bytes) -> Iterator[bytes]:
    source = CountedStream(b"", io.BytesIO(packed))
    lines = lines_of(UnpackedLines(io.BufferedReader(source), source, "pile.jsonl.gz"))
    while line := next_line(lines, "pile.jsonl.gz"):
        yield line.data


@given(st.binary(max_size=50), st.binary(max_size=50), st.integers(1, 9))
@settings(deadline=None)
def test_a_stream_put_together_again_is_whole_and_counted(
    head: bytes, rest: bytes, size: int
) -> None:
    stream = CountedStream(head, io.BytesIO(rest))
    assert io.BufferedReader(stream, size).read() == head + rest
    assert stream.count == len(head + rest)


@pytest.mark.parametrize(
    ("data", "head"),
    [
        (b"one\ntwo\n", b"one\n"),
        (b"\n \r\none\ntwo\n", b"\n \r\none\n"),
        (b"one", b"one"),
        (b"", b""),
        (b"\n\n", b"\n\n"),
    ],
)
def test_no_more_is_read_ahead_than_the_first_line_with_words(data: bytes, head: bytes) -> None:
    stream = io.BytesIO(data)
    assert first_line(stream) == head
    assert head + stream.read() == data


def test_a_packed_dump_is_known_by_what_is_in_it() -> None:
    assert is_dump(gzip.compress(LINE * 3), "pile")
    assert is_dump(gzip.compress(b"The ferry sank."), "pile.jsonl.gz")
    assert is_dump(gzip.compress(LINE * 9999)[:60_000], "-")
    assert not is_dump(gzip.compress(b"The ferry sank."), "ferry.gz")
    assert not is_dump(b"\x1f\x8bno gzip at all", "-")


def test_a_packed_dump_is_unpacked_a_line_at_a_time() -> None:
    assert list(unpacked(gzip.compress(LINE * 3))) == [LINE.strip()] * 3
    several = gzip.compress(LINE) + gzip.compress(LINE)
    assert list(unpacked(several)) == [LINE.strip()] * 2


@pytest.mark.parametrize("harm", ["cut", "bytes changed", "rubbish after it"])
def test_a_damaged_one_gives_the_lines_before_the_damage(harm: str) -> None:
    packed = gzip.compress(b"".join(b'{"text": "%d"}\n' % number for number in range(50_000)))
    packed = {
        "cut": packed[: len(packed) // 2],
        "bytes changed": packed[: len(packed) // 2] + b"harm" * 10 + packed[len(packed) // 2 :],
        "rubbish after it": packed + b"rubbish",
    }[harm]
    found = []
    with pytest.raises(StoryviewError, match=r"pile\.jsonl\.gz: its packing is damaged"):
        found.extend(unpacked(packed))
        found += list(unpacked(packed))
    assert found == [] or found[0] == b'{"text": "0"}'


def test_a_bomb_is_stopped_even_inside_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "UNPACKED_ANYWAY", 1024 * 1024)
    for bomb in (b"\0" * 5_000_000, b"{}\n" * 1_500_000):
        with pytest.raises(StoryviewError, match="unpacks to over 200 times its size"):
            for _ in unpacked(gzip.compress(bomb)):
                pass
