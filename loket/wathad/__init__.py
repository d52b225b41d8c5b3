"""Wat had: another term, calendar, condition or staffing laid over what really happened, and compared. Nothing is written."""

from loket.wathad.uitslag import Regel, Uitslag

__all__ = ["Regel", "Uitslag"]
