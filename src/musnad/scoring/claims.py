"""Scores claims and their chains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from musnad.scoring.alike import overlapping, touching
from musnad.scoring.documents import Source, Statement
from musnad.scoring.report import Case, Miss, Report
from musnad.scoring.words import Words, match


def score_claims(case: Case, report: Report) -> None:
    """Add the figures of the claims and chains of one document, and its misses."""
    words, gold, read = case.words, case.gold.claims or [], case.read.claims or []
    overlaps = list(overlapping(words, [claim.content for claim in gold], [claim.content for claim in read]))
    same_origin = [
        (overlap, i, j) for overlap, i, j in overlaps if words.same_mention(gold[i].origin, read[j].origin)
    ]
    found = match(same_origin)
    by_content = match(overlaps)
    cues = touching([claim.cue for claim in gold], [claim.cue for claim in read])
    by_cue = match((1.0, i, j) for i, j in cues)
    for name, matched in (("claims", found), ("content", by_content), ("cue", by_cue)):
        report.counts[name].add(len(matched), len(gold), len(read))
    _score_values(case, report, found)
    _score_chains(case, report, by_content)
    _tell_missed(case, report, found, by_content)


def _score_values(case: Case, report: Report, found: Mapping[int, int]) -> None:
    """Add act, form and kind of the origin of the claims that were found."""
    for claim, read in _pairs(case, found):
        values = (
            ("act", claim.act, read.act),
            ("form", claim.form, read.form),
            ("kind", claim.chain[-1].kind, read.chain[-1].kind),
        )
        for name, right, given in values:
            report.shares[name].add(right == given)
            if right != given:
                report.misses.append(_miss(case, claim, name, gold=right, read=given))


def _score_chains(case: Case, report: Report, by_content: Mapping[int, int]) -> None:
    """Add the gold's chains of two links or more; without its content a chain is not found either."""
    share = report.shares["chain"]
    share.of += sum(len(claim.chain) > 1 for claim in case.gold.claims or [])
    for claim, read in _pairs(case, by_content):
        if len(claim.chain) < 2:
            continue
        if _same_chain(case.words, claim.chain, read.chain):
            share.right += 1
        else:
            links = " ← ".join(_chain(case.words, claim)), " ← ".join(_chain(case.words, read))
            report.misses.append(_miss(case, claim, "chain", gold=links[0], read=links[1]))


def _tell_missed(case: Case, report: Report, found: Mapping[int, int], by_content: Mapping[int, int]) -> None:
    """Add the gold's claims that were not found, and the claims found that the gold does not have."""
    gold, read = case.gold.claims or [], case.read.claims or []
    for i, claim in enumerate(gold):
        if i in found:
            continue
        if i in by_content:
            origins = case.words.quote(claim.origin), case.words.quote(read[by_content[i]].origin)
            report.misses.append(_miss(case, claim, "missed", why="origin", gold=origins[0], read=origins[1]))
        else:
            report.misses.append(_miss(case, claim, "missed", why="content"))
    known, contents = set(found.values()), set(by_content.values())
    for j, claim in enumerate(read):
        if j not in known:
            why = "origin" if j in contents else "content"
            report.misses.append(_miss(case, claim, "spurious", why=why))


def _pairs(case: Case, matched: Mapping[int, int]) -> Iterator[tuple[Statement, Statement]]:
    gold, read = case.gold.claims or [], case.read.claims or []
    return ((gold[i], read[j]) for i, j in sorted(matched.items()))


def _same_chain(words: Words, one: Sequence[Source], other: Sequence[Source]) -> bool:
    return len(one) == len(other) and all(
        words.same_mention(link.mention, twin.mention) for link, twin in zip(one, other, strict=True)
    )


def _miss(
    case: Case,
    claim: Statement,
    what: str,
    *,
    why: str | None = None,
    gold: str | None = None,
    read: str | None = None,
) -> Miss:
    content = " … ".join(case.words.quote(span) for span in claim.content)
    return Miss(case.gold.id, what, _chain(case.words, claim), content, why, gold, read)


def _chain(words: Words, claim: Statement) -> list[str]:
    return [words.quote(link.mention) for link in claim.chain]
