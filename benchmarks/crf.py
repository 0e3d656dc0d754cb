"""The reader beside a plain linear-chain CRF: the same tokens, lexicon, gold and scores.

``python benchmarks/crf.py GOLD_TRAIN GOLD_DEV`` (folders of gold; needs ``pip install python-crfsuite``).  The CRF
labels each token of a sentence as cue, source, content or nothing; simple rules put claims together of these.  Its
settings are chosen on a part of GOLD_TRAIN.  The reader has its own weights; training it anew is only timed.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pycrfsuite  # type: ignore[import-untyped, import-not-found, unused-ignore]

from musnad.evaluate import evaluate
from musnad.lexicon.lexicon import Lexicon
from musnad.lexicon.senses import CLASSES
from musnad.model import ACTS, Act, Article, Claim, Form, Kind, Link, Reading, Span
from musnad.reading import weights
from musnad.reading.classes import head_class
from musnad.reading.cues import Cue, find_cues
from musnad.reading.document import Document, prepare
from musnad.reading.reader import Reader
from musnad.reading.train import fit, load_gold
from musnad.scoring.documents import Document as Scored
from musnad.scoring.report import Report
from musnad.text.tokens import BREAK, MARK

SETTINGS = ((0.1, 0.1, 80), (0.1, 0.1, 120), (0.1, 0.5, 200))
"""What c1, c2 and the most iterations are chosen from."""
SEEN = ("w=", "tag=", "head=", "quoted=", "cue=")
"""What a token tells the two before and the two behind it."""
KINDS_OF_HEADS: dict[str, Kind] = {
    "head_person": "person", "head_agency": "agency", "head_organisation": "organisation", "state": "organisation",
    "head_anonymous": "anonymous", "head_document": "document", "head_hearsay": "hearsay", "medium": "agency",
    "capital": "organisation", "male": "person", "female": "person", "family": "person",
}  # fmt: skip
Run = tuple[int, int]


@dataclass(slots=True)
class Page:
    """An article made ready: its gold, its tokens, the lexicon's cue at a token, the features of each token."""

    gold: Reading
    doc: Document
    cues: dict[int, Cue]
    features: list[list[str]]


def page_of(gold: Reading, lexicon: Lexicon) -> Page:
    """Return an article with its tokens and their features."""
    doc = prepare(gold.text, lexicon, gold.outlet)
    cues = {i: cue for cue in find_cues(doc, lexicon) for i in range(cue.first, cue.end)}
    features = [_own_features(doc, i, cues.get(i)) for i in range(len(doc.forms))]
    near = [[name for name in names if name.startswith(SEEN)] for names in features]
    for first, end in doc.sentences:
        for i in range(first, end):
            around = [j for j in range(i - 2, i + 3) if j != i and first <= j < end]
            features[i] += [f"{j - i:+d}{name}" for j in around for name in near[j]]
            pairs = (f"{j - i}tags={doc.forms[i].tag},{doc.forms[j].tag}" for j in around if abs(i - j) == 1)
            features[i] += [*pairs, f"from={min(i - first, 5)}", f"to={min(end - i, 4)}"]
    return Page(gold, doc, cues, features)


def _own_features(doc: Document, i: int, cue: Cue | None) -> list[str]:
    """Return what a token is by itself: spelling, clitics, classes, senses, and whether it is quoted."""
    form, spelled = doc.forms[i], doc.forms[i].normal
    out = ["bias", f"w={spelled}", f"tag={form.tag}", f"base={form.base}", f"head={head_class(form)}"]
    out.append(
        f"clitics={form.conjunction}|{form.preposition}|{form.article}|{form.future}|{bool(form.pronoun)}"
    )
    out += [f"p2={spelled[:2]}", f"p3={spelled[:3]}", f"s2={spelled[-2:]}", f"s3={spelled[-3:]}"]
    out += [f"is={name}" for k, name in enumerate(CLASSES) if form.marks >> k & 1]
    out += [f"sense={s.part}|{s.type}|{s.act}|{s.strength}" for s in form.senses]
    if cue is not None:
        out += [
            f"cue={cue.part}|{cue.type}",
            f"cue={cue.part}|{cue.strength}",
            f"act={cue.act}",
            f"lemma={cue.lemma}",
        ]
        out.append(f"part={cue.part}|{'first' if cue.first == i else 'later'}")
    q = doc.quotation_of[i]
    return [*out, f"quoted={q >= 0}", f"opens={q >= 0 and doc.quotations[q].first == i}"]


def labels_of(page: Page) -> list[str]:
    """Return the gold as labels: the longest contents, in them sources, in them cues."""
    doc, claims = page.doc, page.gold.claims
    labels = ["O"] * len(doc.forms)
    for piece in sorted((p for claim in claims for p in claim.content), key=lambda s: (s[0] - s[1], s)):
        _paint(doc, labels, piece, "CONTENT")
    for mention in (link.mention for claim in claims for link in claim.chain if not link.implicit):
        _paint(doc, labels, mention, "SOURCE")
    for claim in claims:
        _paint(doc, labels, claim.cue, "CUE")
    return labels


def _paint(doc: Document, labels: list[str], span: Span, name: str) -> None:
    touched = range(bisect_right(doc.tokens.ends, span[0]), bisect_left(doc.tokens.starts, span[1]))
    for number, i in enumerate(i for i in touched if name != "CONTENT" or labels[i] == "O"):
        labels[i] = f"I-{name}" if number else f"B-{name}"


def learn(pages: Iterable[Page], setting: tuple[float, float, int], out: Path) -> Any:
    """Train a CRF on the sentences of the articles, write it to ``out`` and return it ready to label."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(dict(zip(("c1", "c2", "max_iterations"), setting, strict=True)))
    for page in pages:
        labels = labels_of(page)
        for first, end in page.doc.sentences:
            trainer.append(page.features[first:end], labels[first:end])
    trainer.train(str(out))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(out))
    return tagger


def read(page: Page, tagger: Any) -> Reading:
    """Return what the CRF and the rules read in an article."""
    doc, labels = page.doc, ["O"] * len(page.doc.forms)
    for first, end in doc.sentences:
        labels[first:end] = tagger.tag(page.features[first:end])
    sources, contents = runs(doc, labels, "SOURCE"), runs(doc, labels, "CONTENT")
    claims: list[Claim] = []
    last: list[Run] = []
    for cue in runs(doc, labels, "CUE"):
        if (content := _content(doc, cue, contents, labels)) is None:
            continue
        entry = next((page.cues[i] for i in range(*cue) if i in page.cues), None)
        found = _sources(doc, cue, content, sources, contents)
        last = found or last[-1:]
        chain = [Link(mention=doc.stem_span(*run), kind=_kind(doc, run), implicit=not found) for run in last]
        if not chain or (not found and entry is not None and entry.part in ("hearsay", "passive")):
            chain = [Link(mention=doc.span(*cue), kind="hearsay", implicit=True)]
        act: Act = next((name for name in ACTS if entry is not None and name == entry.act), "state")
        claims.append(Claim(id=f"c{len(claims) + 1}", content=[doc.span(*content)], cue=doc.span(*cue), chain=chain,
                            form=_form(doc, content), act=act))  # fmt: skip
    return Reading(text=page.gold.text, id=page.gold.id, claims=claims)


def runs(doc: Document, labels: list[str], name: str) -> list[Run]:
    """Return the stretches with a label; a content runs on over the cues and sources in it and over paragraphs."""
    found: list[Run] = []
    going = False
    for i, label in enumerate(labels):
        if label == f"I-{name}" and going:
            found[-1] = (found[-1][0], i + 1)
        elif label.endswith(name):
            found.append((i, i + 1))
        over = going and name == "CONTENT" and (label != "O" or doc.forms[i].kind == BREAK)
        going = over or label.endswith(name)
    return found


def _content(doc: Document, cue: Run, contents: list[Run], labels: list[str]) -> Run | None:
    """Return what a cue's content is: the rest of the one it stands in, else the nearest behind, else before it."""
    if (home := _home(cue, contents)) is not None:
        passed = (labels[i].endswith("SOURCE") or doc.forms[i].kind == MARK for i in range(cue[1], home[1]))
        begin = next((i for i, skipped in enumerate(passed, cue[1]) if not skipped), home[1])
        return (begin, home[1]) if begin < home[1] else None
    here = [run for run in contents if doc.sentence_of[run[0]] == doc.sentence_of[cue[0]]]
    return next((run for run in here if run[0] >= cue[1]), here[-1] if here else None)


def _home(place: Run, contents: list[Run]) -> Run | None:
    return next((run for run in contents if run[0] <= place[0] and place[1] <= run[1]), None)


def _sources(doc: Document, cue: Run, content: Run, sources: list[Run], contents: list[Run]) -> list[Run]:
    """Return the source nearest to a cue, with the one behind عن or the agency that goes with it, if any."""
    other = [
        run
        for run in sources
        if doc.sentence_of[run[0]] == doc.sentence_of[cue[0]] and not _home(run, [content])
    ]
    here = [run for run in other if _home(run, contents) == _home(cue, contents)] or other
    if not here:
        return here
    nearest = min(here, key=lambda run: run[0] - cue[1] if run[0] >= cue[1] else cue[0] - run[1])
    told = [run for run in here if cue[1] < run[0] < content[0] and doc.forms[run[0] - 1].normal == "عن"]
    media = [run for run in here if _kind(doc, run) == "agency" and _kind(doc, nearest) != "agency"]
    return [nearest, told[0]] if told and told[0] != nearest else [*media[:1], nearest]


def _kind(doc: Document, source: Run) -> Kind:
    """Return the kind that the first word with a telling class gives."""
    classes = (head_class(doc.forms[i]) for i in range(*source))
    return next((KINDS_OF_HEADS[name] for name in classes if name in KINDS_OF_HEADS), "person")


def _form(doc: Document, content: Run) -> Form:
    """Return direct, mixed or indirect by how much of the content stands in quotation marks of its own."""
    inside = [doc.quotation_of[i] for i in range(*content) if doc.forms[i].kind != MARK]
    quoted = sum(1 for q in inside if q >= 0 and doc.quotations[q].first >= content[0] - 1)
    return "direct" if quoted and quoted >= 0.9 * len(inside) else "mixed" if quoted > 2 else "indirect"


def score(pages: Sequence[Page], readings: Iterable[Reading]) -> Report:
    """Return how well readings agree with the articles' gold."""
    return evaluate({str(p.gold.id): Scored.of(p.gold) for p in pages}, {str(r.id): r for r in readings})


def tune(pages: Sequence[Page], model: Path) -> tuple[float, float, int]:
    """Return the setting that finds most claims in the part of the training gold that is held out."""
    held, rest = pages[::5], [page for k, page in enumerate(pages) if k % 5]
    found: list[tuple[float, tuple[float, float, int]]] = []
    for setting in SETTINGS:
        tagger = learn(rest, setting, model)
        found.append((score(held, (read(page, tagger) for page in held)).counts["claims"].f1, setting))
        print(f"held out, c1, c2, iterations {setting}: F1 of claims {found[-1][0]:.3f}", flush=True)
    return max(found)[1]


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path, nargs=2, help="folders of gold: to learn from, to measure on")
    gold, measured = map(load_gold, parser.parse_args().gold)
    reader = Reader()
    pages, dev = ([page_of(one, reader.lexicon) for one in part] for part in (gold, measured))
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "crf"
        setting, start = tune(pages, model), time.process_time()
        tagger, crf_seconds = learn(pages, setting, model), time.process_time() - start
        crf, crf_bytes = score(dev, (read(page, tagger) for page in dev)), model.read_bytes()
    start = time.process_time()
    fit(gold, lambda _line: None)
    own_seconds = time.process_time() - start
    own = score(dev, (reader.read(Article(text=g.text, id=g.id, outlet=g.outlet)) for g in measured))
    print(f"\n{len(dev)} articles, learnt from {len(gold)}\n{'':24}{'musnad':>8}{'CRF':>8}")
    rows = [(f"{name} {what}", getattr(own.counts[name], what), getattr(crf.counts[name], what))
            for name in own.counts for what in ("precision", "recall", "f1")]  # fmt: skip
    rows += [(f"{name} right", own.shares[name].accuracy, crf.shares[name].accuracy) for name in own.shares]
    mine, other = (len(raw) / 1e6 for raw in (weights.dumps(reader.weights), gzip.compress(crf_bytes)))
    rows += [("training, seconds", own_seconds, crf_seconds), ("model gzipped, MB", mine, other)]
    for name, mine, other in rows:
        print(f"{name:24}{mine:8.3f}{other:8.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
