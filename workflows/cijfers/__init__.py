"""Cijfers: figures of the norm, each with the definition by which it is computed from the facts of zaken. Pure."""

from workflows.cijfers.cijfer import Cijfer

__all__ = ["Cijfer"]
