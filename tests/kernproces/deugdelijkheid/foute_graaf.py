"""Declarations with one thing wrong in their states and actions."""

from dataclasses import replace

from kernproces.rollen import Rol
from kernproces.taal.overgang import Stop, vanzelf
from kernproces.taal.wacht import Wacht
from tests.kernproces.deugdelijkheid import foute_formulieren as f
from tests.kernproces.deugdelijkheid.proefworkflow import (
    ADVIEZEN,
    NORM,
    PROEF,
    voldoende,
)
from tests.kernproces.deugdelijkheid.wijzigingen import (
    ALTIJD,
    andere_eis,
    anders,
    erbij,
    extra_toestand,
    met,
    rij,
    stap,
)

TOESTANDEN = {
    "begin onbekend": (
        met(begin="nergens", start=replace(PROEF.start, naar="nergens")),
        "begin_onbekend",
        "nergens",
    ),
    "hernoemd maar niet weg": (
        met(hernoemd={"beoordeeld": "verleend"}),
        "hernoemd_bestaat",
        "beoordeeld",
    ),
    "start elders": (met(start=replace(PROEF.start, naar="ontvangen")), "start_elders", "ontvangen"),
    "start uit toestand": (
        met(start=replace(PROEF.start, van=("concept",))),
        "start_uit_toestand",
        "concept",
    ),
    "van onbekend": (
        rij(0, "trek_in", van=("concept", "ontvangen", "beoordeeld", "zoek")),
        "toestand_onbekend",
        "zoek",
    ),
    "naar onbekend": (erbij(stap("wuif", "ontvangen", "weg")), "toestand_onbekend", "weg"),
    "einde onbekend": (met(einde=("ingetrokken", "klaar")), "toestand_onbekend", "klaar"),
    "wacht onbekend": (met(wacht={**PROEF.wacht, "zoek": Wacht((), "x")}), "toestand_onbekend", "zoek"),
    "onbereikbaar": (
        extra_toestand(stap("ga_verder", "extra", "beoordeeld")),
        "toestand_onbereikbaar",
        "extra",
    ),
    "doodlopend": (
        extra_toestand(stap("zet_weg", "ontvangen", "extra"), stap("ga_verder", "extra", None)),
        "doodlopend",
        "extra",
    ),
    "kring zonder einde": (
        extra_toestand(
            stap("zet_weg", "ontvangen", "extra"),
            stap("ga_verder", "extra", "extra2"),
            stap("ga_terug", "extra2", "extra"),
            toestanden={**PROEF.toestanden, "extra": "Extra", "extra2": "Extra 2"},
            wacht={
                **PROEF.wacht,
                "extra": Wacht((Rol.BEHANDELAAR,), "ga_verder", zonder_klok="Een proef."),
                "extra2": Wacht((Rol.BEHANDELAAR,), "ga_terug", zonder_klok="Een proef."),
            },
        ),
        "geen_weg_naar_einde",
        "extra2",
    ),
    "een hernoemde toestand die er nog is": (
        met(hernoemd={"ontvangen": "beoordeeld"}),
        "hernoemd_bestaat",
        "ontvangen",
    ),
    "uit een einde": (erbij(stap("heropen", "ingetrokken", "ontvangen")), "uitgang_uit_einde", "heropen"),
    "geen einde": (
        erbij(
            stap("noteer", "ingetrokken", None),
            einde=(),
            besluiten=(),
            klaar_na="",
            onmisbaar={},
            wacht={
                **PROEF.wacht,
                "ingetrokken": Wacht((Rol.BEHANDELAAR,), "noteer", zonder_klok="Een proef."),
            },
        ),
        "geen_einde",
        "verzoek",
    ),
    "klaar_na zonder besluit": (
        replace(
            anders("beslis", stopt=(Stop(NORM),)),
            einde=("ingetrokken", "verleend", "afgewezen"),
            besluiten=(),
            onmisbaar={},
            wacht={t: w for t, w in PROEF.wacht.items() if t not in PROEF.besluiten},
        ),
        "klaar_na_zonder_besluit",
        "maak_bekend",
    ),
    "klaar_na onbekend": (met(klaar_na="roep_om"), "klaar_na_onbekend", "roep_om"),
    "klaar_na ontbreekt": (met(klaar_na=""), "klaar_na_ontbreekt", "afgewezen"),
    "klaar_na kan niet": (
        replace(
            anders("maak_bekend", van=("verleend",), stopt=(Stop(NORM),)),
            wacht={**PROEF.wacht, "afgewezen": Wacht((Rol.BEHANDELAAR,), "bel", zonder_klok="Een proef.")},
            overgangen=(
                *(o for o in anders("maak_bekend", van=("verleend",)).overgangen if o.actie != "beslis"),
                *(
                    replace(o, stopt=(Stop(NORM),)) if o.naar == "afgewezen" else o
                    for o in PROEF.overgangen
                    if o.actie == "beslis"
                ),
                stap("bel", "afgewezen", None),
            ),
        ),
        "klaar_na_kan_niet",
        "afgewezen",
    ),
    "besluit is einde": (
        met(
            einde=("ingetrokken", "afgewezen"),
            wacht={t: w for t, w in PROEF.wacht.items() if t != "afgewezen"},
        ),
        "besluit_is_einde",
        "afgewezen",
    ),
}

ACTIES = {
    "ander formulier": (rij(1, "beslis", gegevens=f.Goed), "actie_verschilt", "beslis"),
    "andere titel": (rij(1, "beslis", titel="Weigeren"), "actie_verschilt", "de titel"),
    "andere rol": (
        rij(1, "beslis", door=(Rol.DIRECTEUR_BESTUURDER, Rol.TEAMLEIDER)),
        "actie_verschilt",
        "wie het mag",
    ),
    "ander_dan alleen in de tweede": (rij(0, "beslis", ander_dan=()), "actie_verschilt", "ander_dan"),
    "keuze zonder rest": (rij(1, "beslis", wanneer=ALTIJD), "keuze_zonder_rest", "beslis"),
    "onbereikbare rij": (
        erbij(replace(PROEF.acties["beslis"][0], wanneer=ALTIJD)),
        "rij_onbereikbaar",
        "altijd",
    ),
    "dubbele rij": (rij(0, "beslis", wanneer=None), "rij_dubbel", "beslis"),
    "vanzelf met eisen": (anders("verloop", eisen=(andere_eis,)), "vanzelf_met_eisen", "verloop"),
    "vanzelf draait": (
        erbij(
            vanzelf("heen", "ontvangen", "beoordeeld", zodra=voldoende, na="dien_in", titel="Heen"),
            vanzelf("weer", "beoordeeld", "ontvangen", zodra=voldoende, na="dien_in", titel="Weer"),
        ),
        "vanzelf_draait",
        "ontvangen",
    ),
    "vanzelf zonder na": (anders("adviezen_klaar", zodra=ALTIJD), "vanzelf_zonder_na", "altijd"),
    "vanzelf na onbekend": (
        anders("adviezen_klaar", zodra=ALTIJD, na="droom"),
        "vanzelf_na_onbekend",
        "droom",
    ),
    "vanzelf na te laat": (
        anders("adviezen_klaar", zodra=ALTIJD, na="maak_bekend"),
        "vanzelf_wacht_op_niets",
        "maak_bekend",
    ),
    "vanzelf op vreemde verzameling": (
        anders("adviezen_klaar", zodra=replace(ADVIEZEN, naam="andere")),
        "vanzelf_wacht_op_niets",
        "andere",
    ),
    "vanzelf dubbel": (
        erbij(vanzelf("ook_klaar", "ontvangen", "afgewezen", zodra=ADVIEZEN, titel="Ook")),
        "vanzelf_dubbel",
        "ook_klaar",
    ),
}
