"""Dates of publication as people and files give them."""

from __future__ import annotations

from datetime import datetime


def iso_date(value: str) -> str:
    """Return ``value`` if it is an ISO 8601 date, possibly with a time.

    Args:
        value: ``2016-12-14``, ``20161214``, ``2016-12-14T10:30:00Z`` and the like.

    Returns:
        The date as it was given, or in the extended form (with hyphens) where it was in another.

    Raises:
        ValueError: it is no date; the message says what one looks like.
    """
    value = value.strip()
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(f"“{value[:40]}” is no date; write it as 2016-12-14.") from None
    extended = len(value) >= 10 and value[:10] == moment.date().isoformat()
    if extended:
        return value
    return moment.isoformat() if "T" in value else moment.date().isoformat()
