"""musnad reads Arabic news and tells, for everything it says, who says so.

``musnad.read(text)`` gives a :class:`Reading`; a :class:`Reader` is for reading many articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from musnad.model import Article, Claim, Link, Reading
from musnad.version import __version__

if TYPE_CHECKING:
    from musnad.reading.reader import Reader

__all__ = ["Article", "Claim", "Link", "Reader", "Reading", "__version__", "read"]


def read(
    text: str, *, published: str | None = None, outlet: str | None = None, title: str | None = None
) -> Reading:
    """Read one Arabic text and return who says what in it.

    Args:
        text: the article, as it is: any spelling, any quotation marks, any line ends.
        published: the day of publication in ISO 8601 (``2016-12-14``).
        outlet: the name of the article's own outlet, which is never a link of a chain.
        title: its headline; it is kept, not read.

    Returns:
        The reading; its spans are half-open ranges of characters of ``text``.
    """
    from musnad.reading.reader import default  # noqa: PLC0415 - the lexicon loads when something is read

    return default().read(Article(text=text, published=published, outlet=outlet, title=title))


def __getattr__(name: str) -> Any:
    if name == "Reader":
        from musnad.reading.reader import Reader  # noqa: PLC0415

        return Reader
    raise AttributeError(f"module 'musnad' has no attribute {name!r}")
