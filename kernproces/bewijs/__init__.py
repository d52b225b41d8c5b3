"""Bewijs: which step in the history proves which clause of the norm, in one dossier and over all of them."""

from kernproces.bewijs.matrix import Bewijsmatrix, bewijs_van
from kernproces.bewijs.regel import Bewijsstuk, Regel, Stand

__all__ = ["Bewijsmatrix", "Bewijsstuk", "Regel", "Stand", "bewijs_van"]
