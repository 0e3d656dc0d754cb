"""The weights of a reading's decisions: one JSON file, a section a decision, a number a feature."""

from __future__ import annotations

import gzip
import hashlib
import json
from functools import cache
from importlib.resources import files
from pathlib import Path

from musnad.reading import decisions, event_decisions, mentions
from musnad.reading.decisions import Model

SECTIONS = decisions.SECTIONS + mentions.SECTIONS + event_decisions.SECTIONS
"""The decisions that weights are for."""
FILE = "weights.json.gz"


def loads(raw: bytes) -> Model:
    """Return the model in the bytes of a weights file.

    Raises:
        ValueError: the bytes are no weights file of this version.
    """
    try:
        model = json.loads(gzip.decompress(raw))
    except (OSError, ValueError, EOFError) as error:
        raise ValueError("this is not a file of weights; make one with musnad train") from error
    if not isinstance(model, dict) or set(SECTIONS) - set(model):
        raise ValueError("these weights are of another version of musnad; make new ones with musnad train")
    return {name: dict(model[name]) for name in SECTIONS}


def dumps(model: Model) -> bytes:
    """Return the bytes of a weights file: the same for the same model."""
    text = json.dumps({name: model[name] for name in SECTIONS}, ensure_ascii=False, sort_keys=True, indent=0)
    return gzip.compress(text.encode("utf-8"), mtime=0)


def load(path: Path) -> Model:
    """Read a weights file.

    Raises:
        OSError: it cannot be read.  ValueError: it is no weights file of this version.
    """
    return loads(path.read_bytes())


def version(model: Model) -> str:
    """Return twelve hexadecimal digits that tell these weights from others: those of the file that holds them."""
    return _digits(_own() if model is default() else dumps(model))


def _digits(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:12]


def _own() -> bytes:
    return files("musnad.reading").joinpath(FILE).read_bytes()


@cache
def default() -> Model:
    """Return the package's own weights, read once."""
    return loads(_own())
