"""The one error of the term arithmetic. It stands in the engine, which answers it as a beletsel."""

from kernproces.taal.termijn import TermijnFout

__all__ = ["TermijnFout"]
