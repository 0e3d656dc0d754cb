"""Killed and injured: stub."""
from __future__ import annotations
from dataclasses import dataclass
from musnad.reading.event_decisions import Draft
from musnad.reading.event_model import Bound
from musnad.reading.event_scene import Scene
@dataclass(slots=True)
class Toll:
    killed: int | None = None
    injured: int | None = None
    killed_bound: Bound | None = None
    injured_bound: Bound | None = None
def casualties_of(scene: Scene, draft: Draft) -> Toll:
    return Toll()
