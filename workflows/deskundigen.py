"""Deskundigen: in which functions somebody is registered on a day (UB 2.51): by the register of experts, else with the role."""

from datetime import date

from kernproces.zaak.situatie import Situatie


def functies_van(s: Situatie, wie: str, dag: date) -> tuple[str, ...] | None:
    """The functions, or None when no register limits them. Who is in the register of experts, is judged by it alone."""
    if wie not in s.registers.items.get("deskundigen", {}):
        return s.registers.mensen.functies(wie, dag)
    versie = s.registers.op("deskundigen", wie, dag)
    return tuple((versie or {}).get("functies", ()))
