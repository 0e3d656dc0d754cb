"""The article's own outlet, under all its names: it is the writer and never a link of a chain."""

from __future__ import annotations

from functools import cache, lru_cache

from musnad.lexicon import tables
from musnad.text.normal import normal
from musnad.text.tokens import TOKEN

Names = tuple[tuple[str, ...], ...]
"""The outlet's Arabic names, each as the normal forms of its words."""

_TITLES = frozenset(["صحيفه", "جريده", "قناه", "اذاعه", "موقع", "وكاله", "شبكه", "راديو", "مجله", "بوابه"])


def _key(name: str) -> str:
    """Return a name in the form that outlets are looked up by: normal letters and digits only."""
    return "".join(c for c in normal(name).casefold() if c.isalnum())


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Return the Arabic names of every medium of the lexicon by each of its names and sites."""
    found: dict[str, tuple[str, ...]] = {}
    for medium in tables.media():
        for name in (
            medium.name,
            *medium.arabic,
            *medium.sites,
            *(site.split(".")[0] for site in medium.sites),
        ):
            found.setdefault(_key(name), medium.arabic)
    return found


def names_of(outlet: str | None) -> Names:
    """Return the names under which an article of ``outlet`` would speak of its own outlet.

    ``outlet`` may be a name in any script, a site (``aawsat.com``) or a short name of archives (``aawsat``).
    """
    if not outlet:
        return ()
    arabic = _known().get(_key(outlet), ()) or _known().get(_key(outlet.split(".")[0]), ())
    return tuple({_words(name): None for name in (outlet, *arabic) if _words(name)})


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    words = tuple(normal(match.group("word")) for match in TOKEN.finditer(name) if match.group("word"))
    return words[1:] if len(words) > 1 and words[0] in _TITLES else words


def is_own(words: list[str], names: Names) -> bool:
    """Tell whether a mention of these normal word forms names the outlet («صحيفة عكاظ», «عكاظ»)."""
    bare = words[1:] if words and words[0] in _TITLES else words
    return any(tuple(bare[: len(name)]) == name for name in names)
