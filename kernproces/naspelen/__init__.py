"""Naspelen: the history of a zaak, step by step, with a verdict on each. Without clock and without live tables."""

from kernproces.naspelen.boek import Geschiedenisboek
from kernproces.naspelen.oordeel import Naspeler
from kernproces.naspelen.terugblik import Moment, Terugblik
from kernproces.naspelen.verslag import Bevinding, Stap, Uitspraak, Verslag

__all__ = ["Bevinding", "Geschiedenisboek", "Moment", "Naspeler", "Stap", "Terugblik", "Uitspraak", "Verslag"]
