"""The order in which claims are shown, how they nest, and what is counted of them."""

from __future__ import annotations

from typing import NamedTuple

from musnad.model import Claim, Kind, Reading


class Entry(NamedTuple):
    """A claim with its number (from 1, in the order of the text) and those of its outer and inner claims."""

    number: int
    claim: Claim
    outer: int | None
    inner: tuple[int, ...]


class Origin(NamedTuple):
    """An origin as the text names it, and the numbers of the claims that go back to it."""

    name: str
    kind: Kind
    numbers: tuple[int, ...]


class Counts(NamedTuple):
    """How many claims, distinct origins as named, claims carried over, from unnamed sources, by hearsay."""

    claims: int
    origins: int
    carried: int
    unnamed: int
    hearsay: int


def outline(reading: Reading) -> list[Entry]:
    """Return the claims of ``reading`` in the order of the text, numbered, with their place in the nesting.

    A ``within`` that names no claim of the reading, or that leads back to the claim itself, is left out.
    """
    claims = sorted(reading.claims, key=_place)
    numbers = {claim.id: number for number, claim in enumerate(claims, 1)}
    outer: dict[int, int] = {}
    for number, claim in enumerate(claims, 1):
        above = numbers.get(claim.within) if claim.within is not None else None
        if above is not None and number not in _upward(above, outer):
            outer[number] = above
    return [
        Entry(number, claim, outer.get(number), tuple(n for n, above in outer.items() if above == number))
        for number, claim in enumerate(claims, 1)
    ]


def origins(reading: Reading, entries: list[Entry]) -> list[Origin]:
    """Return the origins of ``entries`` in the order in which they first speak.

    Two claims have one origin if they name it with the same words; hearsay names nobody and is left out.
    """
    found: dict[str, tuple[Kind, list[int]]] = {}
    for entry in entries:
        if not entry.claim.chain or entry.claim.origin.kind == "hearsay":
            continue
        name = " ".join(reading.quote(entry.claim.origin.mention).split())
        found.setdefault(name, (entry.claim.origin.kind, []))[1].append(entry.number)
    return [Origin(name, kind, tuple(numbers)) for name, (kind, numbers) in found.items()]


def count(reading: Reading) -> Counts:
    """Return the counts of ``reading``: what it attributes, and to how many, as the text names them."""
    chains = [claim.chain for claim in reading.claims if claim.chain]
    return Counts(
        claims=len(reading.claims),
        origins=len(origins(reading, outline(reading))),
        carried=sum(any(link.implicit and link.kind != "hearsay" for link in chain) for chain in chains),
        unnamed=sum(chain[-1].kind == "anonymous" for chain in chains),
        hearsay=sum(chain[-1].kind == "hearsay" for chain in chains),
    )


def _place(claim: Claim) -> tuple[int, int]:
    """Where ``claim`` stands: by the start of its content, the longer first."""
    if not claim.content:
        return claim.cue
    return claim.content[0][0], -claim.content[-1][1]


def _upward(number: int, outer: dict[int, int]) -> set[int]:
    """``number`` and all the claims around it."""
    seen: set[int] = set()
    above: int | None = number
    while above is not None and above not in seen:
        seen.add(above)
        above = outer.get(above)
    return seen
