"""domein.md 10.2: the evaluation."""

from tests.verhalen.tafel import BEH, MANDATARIS, REV, SEC, TL, Situaties, Tabel, s

TABEL: Tabel = {
    "nodig_uit": (("gepland",), (SEC,)),
    "bespreek": (("uitgenodigd",), (BEH,)),
    "leg_vast": (("besproken", "goedgekeurd"), (BEH,)),
    "dien_in": (("concept",), (BEH,)),
    "keur_goed": (("ter_beoordeling",), (REV,)),
    "keur_af": (("ter_beoordeling",), (REV,)),
    "verzend": (("goedgekeurd",), (SEC,)),
    "verzet": (("gepland", "uitgenodigd"), (BEH, TL, MANDATARIS)),
}

# How a zaak gets into each of these situations.
_GESPREK = [
    s(SEC, "nodig_uit"),
    s(BEH, "bespreek"),
    s(BEH, "leg_vast"),
    s(BEH, "dien_in"),
    s(REV, "keur_goed"),
    s(SEC, "verzend"),
]
SITUATIES: Situaties = {
    naam: _GESPREK[:n]
    for n, naam in enumerate(
        ("gepland", "uitgenodigd", "besproken", "concept", "ter_beoordeling", "goedgekeurd", "verzonden")
    )
}
