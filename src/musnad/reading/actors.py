"""The layer of actors: who is spoken of, each once for all names, and under which words."""

from __future__ import annotations

from collections.abc import Mapping

from musnad.lexicon.knowledge import Knowledge
from musnad.model import Actor, Naming, Span
from musnad.reading import identity, mentions
from musnad.reading.document import Document
from musnad.reading.identity import Group
from musnad.reading.linear import Weights
from musnad.reading.names import Name
from musnad.text.tokens import WORD


def read_actors(
    doc: Document, knowledge: Knowledge, model: Mapping[str, Weights], published: str | None = None
) -> list[Actor]:
    """Return the actors of a text in the order of their first mention.

    ``published`` (an ISO 8601 date) tells who held an office («الرئيس الأميركي», the American president) at the time.
    """
    view = mentions.view_of(doc, knowledge)
    found = mentions.find_mentions(view, model["mention"], model["extent"])
    groups = identity.group(view, found, (published or "")[:7], model["same"])
    return [_actor(doc, number, group, knowledge) for number, group in enumerate(groups, 1)]


def _actor(doc: Document, number: int, group: Group, knowledge: Knowledge) -> Actor:
    entry = group.entry
    return Actor(
        id=f"a{number}",
        name=entry.name if entry else _fullest(doc, group.names),
        kind=group.kind,
        mentions=_spans(doc, group.names),
        country=entry.country if entry else next((name.nation for name in group.names if name.nation), None),
        known=entry is not None,
        naming=_naming(doc, group.names, knowledge),
    )


def _spans(doc: Document, names: list[Name]) -> list[Span]:
    """Return the spans of an actor's mentions, without those that stand inside another of his.

    «للحوثيين» (to the Houthis) holds «الحوثيين» without its alif: it is left out where the full form stands elsewhere.
    """
    whole = {name.words for name in names if not _cut(doc, name)}
    spans: list[Span] = []
    for name in names:
        span = _span(doc, name)
        inside = spans and span[1] <= spans[-1][1]
        if not inside and not (_cut(doc, name) and name.words in whole):
            spans.append(span)
    return spans


def _cut(doc: Document, name: Name) -> bool:
    """Tell whether a mention has lost the alif of its article to a preposition."""
    form = doc.forms[name.mention.first]
    return form.article and form.preposition == "ل"


def _span(doc: Document, name: Name) -> Span:
    return doc.stem_span(name.mention.first, name.mention.end)


def _fullest(doc: Document, names: list[Name]) -> str:
    """Return the words that name an actor best: the longest own name of a person, the longest mention of others."""
    best = max(names, key=lambda name: (len(name.core), len(name.words)))
    first, end = best.mention.first, best.mention.end
    if best.core:
        own = [i for i in range(first, end) if doc.forms[i].base in best.core]
        if own and own[-1] - own[0] < 2 * len(best.core):
            first, end = own[0], own[-1] + 1
    return doc.text[slice(*doc.stem_span(first, end))]


def _naming(doc: Document, names: list[Name], knowledge: Knowledge) -> list[Naming]:
    """Return the different wordings of an actor's mentions, the commonest first, and which of them judge."""
    found: dict[tuple[str, ...], Naming] = {}
    for name in names:
        words = doc.text[slice(*_span(doc, name))]
        known = found.get(name.words)
        if known is None:
            found[name.words] = Naming(words=words, count=1, loaded=_loaded(doc, name, knowledge))
        else:
            known.count += 1
    return sorted(found.values(), key=lambda naming: -naming.count)


def _loaded(doc: Document, name: Name, knowledge: Knowledge) -> str | None:
    """Return what sort of judgement a mention's words carry (``terrorist``, ``regime`` …), None where they are plain."""
    forms = doc.forms
    for i in range(name.mention.first, name.mention.end):
        if forms[i].kind == WORD:
            sort = knowledge.loaded_at(forms, i, name.mention.end)
            if sort:
                return sort
    return None
