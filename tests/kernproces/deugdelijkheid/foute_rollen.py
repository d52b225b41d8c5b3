"""Declarations with one thing wrong in their roles and conditions."""

from dataclasses import replace

from kernproces.rollen import Rol
from kernproces.taal.eis import Eis
from kernproces.taal.overgang import Mandaat, Start
from kernproces.taal.wacht import Wacht
from tests.kernproces.deugdelijkheid.proefworkflow import (
    HERSTEL,
    NORM,
    PROEF,
    twee_adviezen,
    voldoende,
)
from tests.kernproces.deugdelijkheid.wijzigingen import (
    ALTIJD,
    andere_eis,
    anders,
    met,
    rij,
)

NAAMGENOOT = replace(andere_eis, naam="gemotiveerd")

ROLLEN = {
    "niemand": (anders("vul_aan", door=()), "door_niemand", "vul_aan"),
    "alleen een mandaat": (
        anders("vul_aan", door=(Mandaat("tlv_besluit"),)),
        "door_zonder_rol",
        "tlv_besluit",
    ),
    "systeem bij mensen": (
        anders("vul_aan", door=(Rol.BEVOEGD_GEZAG, Rol.SYSTEEM)),
        "systeem_als_mens",
        "vul_aan",
    ),
    "mens bij vanzelf": (anders("verloop", door=(Rol.BEHANDELAAR,)), "vanzelf_door_mens", "verloop"),
    "rol onmisbaar": (met(onmisbaar={}), "rol_onmisbaar", "secretariaat"),
    "rol onmisbaar door verzameling": (
        replace(
            anders("trek_in", van=("concept", "beoordeeld")),
            onmisbaar={**PROEF.onmisbaar, "twee_adviezen": "Een deskundige is altijd te vinden."},
        ),
        "rol_onmisbaar",
        "deskundige",
    ),
    "onnodig onmisbaar": (met(onmisbaar={**PROEF.onmisbaar, Rol.JURIST: "x"}), "onmisbaar_onnodig", "jurist"),
    "onmisbaar zonder reden": (
        met(onmisbaar={Rol.SECRETARIAAT: " "}),
        "onmisbaar_zonder_reden",
        "secretariaat",
    ),
    "ander_dan onbekend": (anders("beslis", ander_dan=("droom",)), "ander_dan_onbekend", "droom"),
    "ander_dan zichzelf": (anders("beslis", ander_dan=("beslis",)), "ander_dan_zichzelf", "beslis"),
    "ander_dan systeem": (
        anders("beslis", ander_dan=("adviezen_klaar",)),
        "ander_dan_systeem",
        "adviezen_klaar",
    ),
    "ander_dan te laat": (anders("vul_aan", ander_dan=("verdaag",)), "ander_dan_te_laat", "verdaag"),
    "tweede lezer is dezelfde mens": (
        replace(
            anders("breng_advies", door=(Rol.DIRECTEUR_BESTUURDER,)),
            wacht={**PROEF.wacht, "ontvangen": Wacht((Rol.DIRECTEUR_BESTUURDER,), "breng_advies", (NORM,))},
        ),
        "ander_dan_onmogelijk",
        "directeur-bestuurder",
    ),
}

EISEN = {
    "zonder norm": (
        anders("vul_aan", eisen=(replace(andere_eis, norm=" "),)),
        "eis_zonder_norm",
        "andere_eis",
    ),
    "zonder titel": (
        anders("vul_aan", eisen=(replace(andere_eis, titel=""),)),
        "eis_zonder_titel",
        "andere_eis",
    ),
    "twee met een naam": (anders("vul_aan", eisen=(NAAMGENOOT,)), "eis_dubbel", "gemotiveerd"),
    "voorwaarde zonder titel": (
        rij(0, "beslis", wanneer=replace(voldoende, titel="")),
        "voorwaarde_zonder_titel",
        "voldoende",
    ),
    "twee voorwaarden met een naam": (
        anders("vul_aan", start=(Start(HERSTEL, wanneer=replace(ALTIJD, naam="voldoende")),)),
        "voorwaarde_dubbel",
        "voldoende",
    ),
    "eis sluit af": (anders("maak_bekend", eisen=(andere_eis,)), "eis_sluit_af", "andere_eis"),
    "eis van verzameling sluit af": (
        anders("trek_in", eisen=(twee_adviezen,)),
        "eis_sluit_af",
        "twee_adviezen",
    ),
    "onnodige eis": (
        met(onmisbaar={**PROEF.onmisbaar, "gemotiveerd": "x"}),
        "onmisbaar_onnodig",
        "gemotiveerd",
    ),
    "lambda": (
        anders("vul_aan", eisen=(Eis("los", "Los", "norm", lambda s: ()),)),
        "functie_zonder_bron",
        "los",
    ),
}
