"""Web pages to articles: the text without menus and advertisements, with title, date and outlet."""

from __future__ import annotations

import logging
import re
from typing import Any

from musnad.ingest.decode import UnreadableError, decode
from musnad.ingest.records import Defaults, Loaded, make_article

MAX_PAGE = 10_000_000
"""A page that is longer is not one article, and finding one in it would take minutes."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_HEAD = 4096

_DATE = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""Only a date that the page states, and no look at the clock: the same page always gives the same article."""


def load_page(raw: bytes, fallback_id: str, defaults: Defaults) -> Loaded:
    """Make an article of a web page.

    Args:
        raw: the page's HTML in any encoding.
        fallback_id: the article's id.
        defaults: fill outlet, title and published where the page does not tell.

    Raises:
        UnreadableError: there is no article in it that could be found, or it is no text.
    """
    if len(raw) > MAX_PAGE:
        raise UnreadableError(
            f"This page is larger than {MAX_PAGE // 1_000_000} MB; save the article's text alone as .txt."
        )
    declared = _CHARSET.search(raw[:_HEAD])
    decoded = decode(raw, declared.group(1).decode("ascii", "replace") if declared else None)
    found = _extract(decoded.text)
    text = found.text if found else None
    if not found or not text or not text.strip():
        raise UnreadableError("No article was found in this page; save its text as .txt and read that.")
    record = {
        "text": text,
        "outlet": found.sitename or found.hostname,
        "title": found.title,
        "published": found.date,
        "url": found.url,
        "author": found.author,
    }
    loaded = make_article(record, fallback_id, defaults)
    return Loaded(loaded.article, [decoded.note, *loaded.notes] if decoded.note else loaded.notes)


def _extract(html: str) -> Any:
    """Return what trafilatura finds in a page: a document, or None."""
    try:
        import trafilatura  # noqa: PLC0415 - takes as long to import as everything else together
    except ImportError as error:
        raise UnreadableError(f"Reading web pages needs a package that is missing ({error}).") from None
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        return trafilatura.bare_extraction(
            html, with_metadata=True, include_comments=False, date_extraction_params=_DATE
        )
    except Exception as error:  # whatever a parser of other people's pages may stumble over
        kind = type(error).__name__
        raise UnreadableError(f"This page could not be parsed ({kind}); save its text as .txt.") from None
