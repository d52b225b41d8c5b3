"""domein.md 10.6, R25: the quarterly return."""

from tests.verhalen.tafel import BG, KWA, MANDATARIS, OC, SEC, TL, VZC, Situaties, Tabel, s

TABEL: Tabel = {
    "lever_kwartaal": (("opgevraagd",), (OC, BG, VZC, SEC)),
    "vraag_opnieuw": (("geleverd",), (VZC, SEC)),
    "stel_vast": (("geleverd",), (VZC, KWA)),
    "laat_vervallen": (("opgevraagd", "geleverd"), (VZC, TL, MANDATARIS)),
}

# How a zaak gets into each of these situations.
_KWARTAAL = [s(OC, "lever_kwartaal"), s(KWA, "stel_vast")]
SITUATIES: Situaties = {
    "opgevraagd": [],
    "geleverd": _KWARTAAL[:1],
    "vastgesteld": _KWARTAAL,
    "vervallen": [s(TL, "laat_vervallen")],
}
