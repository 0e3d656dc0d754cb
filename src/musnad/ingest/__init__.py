"""From files to articles: encodings, formats, folders, standard input."""

from musnad.ingest.decode import UnreadableError
from musnad.ingest.files import expand, load, load_all
from musnad.ingest.records import Defaults, Failure, Loaded

__all__ = ["Defaults", "Failure", "Loaded", "UnreadableError", "expand", "load", "load_all"]
