"""musnad reads Arabic news and tells, for everything it says, who says so."""

__version__ = "0.1.0"
