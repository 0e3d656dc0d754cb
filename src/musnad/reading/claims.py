"""The layer of claims and their chains: what the article says that somebody said."""

from __future__ import annotations

from musnad.lexicon.lexicon import Lexicon
from musnad.model import ACTS, FORMS, KINDS, Claim, Link, Span
from musnad.reading import values
from musnad.reading.carry import NEAR, Earlier, remember
from musnad.reading.cues import find_cues
from musnad.reading.decisions import Decision, Model, decide
from musnad.reading.document import Document
from musnad.reading.linear import label
from musnad.reading.phrases import Phrase


def read_claims(doc: Document, lexicon: Lexicon, model: Model) -> list[Claim]:
    """Return the claims of a text in the order of their cues."""
    earlier: list[Earlier] = []
    decisions: list[Decision] = []
    chains: list[list[Link]] = []
    for cue in find_cues(doc, lexicon):
        decision = decide(doc, cue, earlier, model)
        if decision is None:
            continue
        chain = _chain(doc, decision, earlier, chains, model)
        start = decision.content.pieces[0][0]
        span = doc.span(start, decision.content.pieces[-1][1])
        remember(earlier, cue, _origin(decision), doc.tokens.starts[cue.first], span)
        decisions.append(decision)
        chains.append(chain)
    kept = _without_rivals(decisions)
    return _claims(doc, [decisions[k] for k in kept], [chains[k] for k in kept], model)


def _without_rivals(decisions: list[Decision]) -> list[int]:
    """Return the numbers of the decisions to keep: of those whose contents open at one word, the surest.

    In «قالت السلطات التي مددت الطوارئ التي أعلنت …، أن …» (the authorities, who prolonged the emergency that was declared,
    said that) two verbs reach for the same أن.
    """
    best: dict[int, int] = {}
    for k, decision in enumerate(decisions):
        at = decision.content.at if decision.content.behind else -1 - k
        if at not in best or decision.confidence > decisions[best[at]].confidence:
            best[at] = k
    return sorted(best.values())


def _origin(decision: Decision) -> Phrase:
    for phrase in decision.relays:
        if phrase.place == "via":
            return phrase
    return decision.speaker.phrase


def _chain(
    doc: Document, decision: Decision, earlier: list[Earlier], chains: list[list[Link]], model: Model
) -> list[Link]:
    """Order the links of one cue: the medium told, the source, the origin behind عن."""
    speaker, cue = decision.speaker, decision.cue
    told = [p for p in decision.relays if p.place == "told"]
    via = [p for p in decision.relays if p.place == "via"]
    if speaker.earlier is not None:
        before = doc.sentence_of[speaker.phrase.first] != doc.sentence_of[cue.first]
        middle = [
            Link(mention=link.mention, kind=link.kind, implicit=link.implicit or before)
            for link in _with_outer(doc, speaker.earlier, earlier, chains)
        ]
        if told:
            middle = middle[-1:]
    else:
        middle = [_link(doc, decision, speaker.phrase, model)]
    first = [_link(doc, decision, phrase, model) for phrase in told]
    return first + middle + [_link(doc, decision, phrase, model) for phrase in via]


def _with_outer(
    doc: Document, claim: Earlier, earlier: list[Earlier], chains: list[list[Link]]
) -> list[Link]:
    """Return the chain of an earlier claim with that of the claim in whose content it stands, before its own."""
    at = doc.tokens.starts[claim.cue.first]
    own = chains[claim.number]
    near = earlier[max(0, claim.number - NEAR) : claim.number + NEAR]
    around = [e for e in near if e is not claim and e.content[0] <= at < e.content[1]]
    if not around:
        return own
    shortest = min(around, key=lambda e: e.content[1] - e.content[0])
    return _joined(chains[shortest.number], own)


def _joined(around: list[Link], own: list[Link]) -> list[Link]:
    """Return a chain with that of the claim around it before it, no source twice."""
    known = {link.mention for link in own}
    return [link for link in around if link.mention not in known] + own


def _link(doc: Document, decision: Decision, phrase: Phrase, model: Model) -> Link:
    if phrase.place == "self":
        return Link(mention=doc.span(decision.cue.first, decision.cue.end), kind="hearsay", implicit=True)
    kind = label(model["kind"], values.kind_features(doc, phrase, decision.cue), KINDS)
    return Link(mention=mention_span(doc, phrase), kind=kind)


def mention_span(doc: Document, phrase: Phrase) -> Span:
    """Return the characters of a source's phrase without the clitics before it and quotation marks around it."""
    first, end = phrase.first, phrase.end
    if (
        doc.is_quote(first)
        and doc.is_quote(end - 1)
        and end - first > 2
        and (doc.quotation_of[first] == doc.quotation_of[end - 1])
    ):
        first, end = first + 1, end - 1
    return doc.stem_span(first, end)


def _claims(doc: Document, decisions: list[Decision], chains: list[list[Link]], model: Model) -> list[Claim]:
    """Make the claims: nest those that stand in another's content, give each its form and act."""
    contents = [[_piece(doc, d, k) for k in range(len(d.content.pieces))] for d in decisions]
    outer = [_outer(doc, k, decisions, contents) for k in range(len(decisions))]
    claims: list[Claim] = []
    done: dict[int, list[Link]] = {}
    for k, decision in enumerate(decisions):
        around = outer[k]
        act = label(model["act"], values.act_features(doc, decision.cue, decision.content), ACTS)
        form = label(model["form"], values.form_features(doc, decision.cue, decision.content), FORMS)
        claims.append(
            Claim(
                id=f"c{k + 1}",
                content=contents[k],
                cue=doc.stem_span(decision.cue.first, decision.cue.end),
                chain=_nested(k, chains, outer, done),
                form=form,
                act=act,
                within=None if around is None else f"c{around + 1}",
                confidence=round(decision.confidence, 3),
            )
        )
    return claims


def _piece(doc: Document, decision: Decision, k: int) -> Span:
    first, end = decision.content.pieces[k]
    return doc.stem_span(first, end) if k == 0 and decision.content.stem else doc.span(first, end)


def _outer(doc: Document, k: int, decisions: list[Decision], contents: list[list[Span]]) -> int | None:
    """Return the claim with the shortest content in which the cue of claim ``k`` stands."""
    at = doc.tokens.starts[decisions[k].cue.first]
    found, size = None, 1 << 60
    for j in range(max(0, k - NEAR), min(len(contents), k + NEAR)):
        pieces = contents[j]
        if j != k and any(s <= at < e for s, e in pieces):
            length = sum(e - s for s, e in pieces)
            if length < size and not any(
                s <= doc.tokens.starts[decisions[j].cue.first] < e for s, e in contents[k]
            ):
                found, size = j, length
    return found


def _nested(
    k: int, chains: list[list[Link]], outer: list[int | None], done: dict[int, list[Link]]
) -> list[Link]:
    """Return the chain of claim ``k`` with the chain of the claim around it before its own."""
    if k in done:
        return done[k]
    own = chains[k]
    j = outer[k]
    if j is not None:
        done[k] = own  # a circle of contents ends here
        own = _joined(_nested(j, chains, outer, done), own)
    done[k] = own
    return own
