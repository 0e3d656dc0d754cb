"""Claims written down by quoting the text, for tests of what shows them."""

from collections.abc import Callable
from typing import Any

from musnad.model import Claim, Link


def annotator(text: str) -> tuple[Callable[[str], tuple[int, int]], Callable[..., Claim]]:
    """Return what finds words in ``text`` and what makes a claim of it from words."""

    def at(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    def said(name: str, cue: str, content: list[str], chain: list[Link], **more: Any) -> Claim:
        """A claim of the text; what a test does not care about is a plain statement."""
        known = {"form": "indirect", "act": "state", **more}
        return Claim(id=name, cue=at(cue), content=[at(piece) for piece in content], chain=chain, **known)

    return at, said
