"""Signing for bytes: whoever approves or decides on a document is another than who made it, and what leaves is exactly that.

One rule for a report, a letter and a decision with a document of its own (KSO 3.2.6; Awb 3:41). The bytes are known by their
hash: with any change they are another document, that nobody signed for.
"""

from collections.abc import Iterator

from kernproces.taal.beletsel import andere_weg
from kernproces.taal.eis import Bezwaarpunt, eis
from kernproces.zaak.situatie import Situatie

Punten = Iterator[Bezwaarpunt]
STUKVELDEN = ("document_hash", "besluit_hash")
ONMISBAAR = (
    "Voor een stuk kan altijd een ander tekenen dan wie het toevoegde; bij afwezigheid geldt de vervanging."
)


def genoemd_stuk(s: Situatie) -> str | None:
    """The document that this step is about, or None."""
    return next((w for v in STUKVELDEN if (w := getattr(s.gegevens, v, None)) is not None), None)


def andere_bytes(s: Situatie, stap: str, zin: str, hulp: str) -> Punten:
    """This step names other bytes than the step before it did."""
    if s.gegeven(stap, "document_hash") != s.gegevens.document_hash:
        yield zin, andere_weg(s.actie, hulp)


@eis("3.2.6")
def niet_van_eigen_hand(s: Situatie) -> Punten:
    """Wie voor een stuk tekent, heeft het niet zelf in het dossier gelegd."""
    stuk = genoemd_stuk(s)
    if stuk is not None and s.rondblik.maker(s.dossier["dossier"], stuk) in s.identiteiten:
        hulp = "Laat een ander ervoor tekenen."
        if hasattr(s.gegevens, "besluit_hash"):
            hulp = (
                "Laat het stuk leeg en maak het besluit daarna als brief; een ander leest hem en dan gaat hij weg. "
                "Of beslis op een stuk dat een ander heeft toegevoegd."
            )
        yield (
            "U hebt dit stuk zelf toegevoegd. Niemand tekent voor het eigen werk.",
            andere_weg(s.actie, hulp),
        )
