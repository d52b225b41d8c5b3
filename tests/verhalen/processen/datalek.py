"""domein.md 10.8: the data breach."""

from tests.verhalen.tafel import ADM, FG, Situaties, Tabel, s

GEMELD = ("gemeld", "gemeld_voorlopig", "gemeld_hoog")

TABEL: Tabel = {
    "dam_in": (("ontdekt",), (FG, ADM)),
    "beoordeel": (("ingedamd",), (FG,)),
    "meld_ap": (("beoordeeld", "beoordeeld_hoog"), (FG,)),
    "verklaar_niet_meldplichtig": (("beoordeeld",), (FG,)),  # only when a risk is unlikely
    "informeer_betrokkenen": ((*GEMELD, "niet_meldplichtig"), (FG,)),
    "vul_melding_aan": ((*GEMELD, "betrokkenen_geinformeerd", "nazorg"), (FG,)),
    # high risk: the people concerned first (AVG 34); a provisional notice is completed first (AVG 33 lid 4)
    "rond_nazorg_af": (("gemeld", "niet_meldplichtig", "betrokkenen_geinformeerd"), (FG,)),
    "sluit": (("nazorg",), (FG,)),
}

# How a zaak gets into each of these situations.
_LEK = [s(ADM, "dam_in"), s(FG, "beoordeel")]
_HOOG = [s(ADM, "dam_in"), s(FG, "beoordeel", risico="hoog", gevolgen=["identiteitsfraude"])]
_MELDING_AP = s(FG, "meld_ap")
SITUATIES: Situaties = {
    "ontdekt": [],
    "ingedamd": _LEK[:1],
    "beoordeeld": _LEK,
    "beoordeeld_hoog": _HOOG,
    "gemeld": [*_LEK, _MELDING_AP],
    "gemeld_voorlopig": [*_LEK, s(FG, "meld_ap", volledig="voorlopig")],
    "gemeld_hoog": [*_HOOG, _MELDING_AP],
    "niet_meldplichtig": [*_LEK, s(FG, "verklaar_niet_meldplichtig")],
    "betrokkenen_geinformeerd": [*_HOOG, _MELDING_AP, s(FG, "informeer_betrokkenen")],
    "nazorg": [*_LEK, _MELDING_AP, s(FG, "rond_nazorg_af")],
    "gesloten": [*_LEK, _MELDING_AP, s(FG, "rond_nazorg_af"), s(FG, "sluit")],
}
