"""The first law, checked: every span that a layer returns is one of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec


class GroundingError(ValueError):
    """A layer returned a span that is none of the text's; the message names the layer and the span."""


def check(layer: str, items: Sequence[Any], length: int) -> None:
    """Check the items of a layer against a text of ``length`` characters.

    Raises:
        GroundingError: a span is empty, runs backwards or leaves the text.
    """
    for number, item in enumerate(items):
        for start, end in spans_of(item):
            if not 0 <= start < end <= length:
                raise GroundingError(
                    f"layer {layer}, item {number}: [{start}, {end}) is no span of a text of {length} characters"
                )


def spans_of(item: Any) -> Iterator[tuple[int, int]]:
    """Yield the spans that a part of a reading holds, at any depth: every pair of whole numbers in it."""
    if isinstance(item, msgspec.Struct):
        for field in item.__struct_fields__:
            yield from spans_of(getattr(item, field))
    elif isinstance(item, tuple | list):
        if len(item) == 2 and all(type(part) is int for part in item):
            yield item[0], item[1]
        else:
            for part in item:
                yield from spans_of(part)
