"""Declarations with one thing wrong in their terms, clocks and sporen."""

from dataclasses import replace

from kernproces.rollen import Rol
from kernproces.taal.overgang import Start, Stop, Verzet, vanzelf
from kernproces.taal.termijn import Telt, TredeSoort
from kernproces.taal.verzameling import Begin, Eind, Verzameling
from kernproces.taal.wacht import Ingevuld, NogNiet, Stap, Voorbij, Wacht
from kernproces.taal.workflow import Verstrijkt, Workflow
from tests.kernproces.deugdelijkheid import foute_formulieren as f
from tests.kernproces.deugdelijkheid.proefworkflow import (
    AANVULLING,
    ADVIEZEN,
    CONCEPTTIJD,
    NORM,
    PROEF,
    na_vandaag,
    termijn,
)
from tests.kernproces.deugdelijkheid.wijzigingen import (
    anders,
    erbij,
    extra_toestand,
    met,
    met_norm,
    spoor,
    stap,
    verzameling,
    wacht,
)

LOS = termijn("D.LOS", TredeSoort.OVERSCHRIJDING)
LOS_VERVALT = termijn("D.LOS", TredeSoort.VERVALLEN)
NORM_VAST = termijn("D.NORM", TredeSoort.OVERSCHRIJDING, verdaagbaar=False)
HAARD = termijn("D.NORM", TredeSoort.OVERSCHRIJDING, opschortbaar=False)
RUSTIG = termijn("D.NORM", TredeSoort.OVERSCHRIJDING, ladder=(replace(NORM.ladder[0], spoed=False),))
UREN = termijn("D.NORM", TredeSoort.VERVALLEN, telt=Telt.UREN)
LENGTELOOS = termijn("D.HERSTEL", TredeSoort.VERVALLEN, None)


TERMIJNEN = {
    "stopt nooit": (anders("vul_aan", start=(Start(LOS),)), "termijn_stopt_nooit", "D.LOS"),
    "loopt door na een einde": (anders("trek_in", stopt=()), "termijn_loopt_na_einde", "ingetrokken"),
    "stop op een moment van een termijn in dagen": (
        anders("dien_in", stopt=(Stop(CONCEPTTIJD, op="datum"),)),
        "stop_moment_zonder_uren",
        CONCEPTTIJD.id,
    ),
    "gestopt, nooit gestart": (anders("vul_aan", stopt=(Stop(LOS),)), "termijn_nooit_gestart", "D.LOS"),
    "verzet, nooit gestart": (
        anders("verdaag", verzet=(Verzet(LOS, "Awb", dagen="dagen"),)),
        "termijn_nooit_gestart",
        "D.LOS",
    ),
    "twee met een id": (
        anders("maak_bekend", stopt=(Stop(termijn("D.NORM", TredeSoort.OVERSCHRIJDING)),)),
        "termijn_dubbel",
        "D.NORM",
    ),
    "zonder lengte": (
        replace(
            anders("vraag_aanvulling", start=(Start(LENGTELOOS),)),
            sporen=(replace(AANVULLING, eindigt_bij=LENGTELOOS),),
            verstrijkt=(),
        ),
        "termijn_zonder_lengte",
        "D.HERSTEL",
    ),
    "vreemde variant": (
        anders("dien_in", start=(Start(NORM, variant=na_vandaag),)),
        "variant_onbekend",
        "D.NORM",
    ),
    "niet te vervangen": (
        anders("verdaag", verzet=(Verzet(NORM, "Awb 4:14", uiterlijk="dag"),), gegevens=f.NieuweDag),
        "termijn_niet_vervangbaar",
        "D.NORM",
    ),
    "verzet zonder grond": (
        anders("verdaag", verzet=(Verzet(NORM, " ", dagen="dagen"),)),
        "verzet_zonder_grond",
        "verdaag",
    ),
    "verzet onduidelijk": (anders("verdaag", verzet=(Verzet(NORM, "Awb"),)), "verzet_onduidelijk", "verdaag"),
    "wet niet meteen": (met_norm(RUSTIG), "trede_niet_meteen", "overschrijding"),
    "uren niet meteen": (met_norm(UREN), "trede_niet_meteen", "vervallen"),
    "verstrijkt nooit": (met(verstrijkt=(*PROEF.verstrijkt, Verstrijkt(NORM))), "verstrijkt_nooit", "D.NORM"),
}


def _eerst(stap: Stap) -> Workflow:
    return wacht("verleend", replace(PROEF.wacht["verleend"], tenzij=(stap,)))


KLOKKEN = {
    "niet te verdagen": (met_norm(NORM_VAST), "termijn_niet_verdaagbaar", "verdaag"),
    "niet op te schorten": (met_norm(HAARD), "termijn_niet_opschortbaar", "aanvulling"),
    "niemand aan de beurt": (wacht("ontvangen", None), "zonder_wacht", "ontvangen"),
    "wacht op niemand": (
        wacht("ontvangen", Wacht((), "breng_advies", (NORM,))),
        "wacht_op_niemand",
        "ontvangen",
    ),
    "wacht af wat iemand te laat maakt": (
        wacht("verleend", replace(PROEF.wacht["verleend"], wacht_af=(NORM,))),
        "afwachten_kan_niet",
        "D.NORM",
    ),
    "zonder klok": (
        wacht("afgewezen", Wacht((Rol.SECRETARIAAT,), "maak_bekend")),
        "zonder_klok",
        "afgewezen",
    ),
    "klok loopt niet": (
        wacht("concept", Wacht((Rol.BEVOEGD_GEZAG,), "dien_in", (NORM,))),
        "klok_loopt_niet",
        "D.NORM",
    ),
    "wacht op andere actie": (
        wacht("verleend", Wacht((Rol.SECRETARIAAT,), "beslis", (NORM,))),
        "wacht_actie",
        "beslis",
    ),
    "wacht op verkeerde rol": (
        wacht("verleend", Wacht((Rol.SECRETARIAAT, Rol.JURIST), "maak_bekend", (NORM,))),
        "wacht_rol",
        "jurist",
    ),
    "voorgaan met andere actie": (_eerst(Stap("beslis", als=Voorbij(NORM))), "wacht_actie", "beslis"),
    "voorgaan na niets": (_eerst(Stap("maak_bekend", als=NogNiet("droom", ()))), "actie_onbekend", "droom"),
    "voorgaan op onbekend veld": (
        _eerst(Stap("maak_bekend", als=Ingevuld("maak_bekend", "droom", "ja"))),
        "veld_onbekend",
        "droom",
    ),
    "voorgaan zonder termijn": (_eerst(Stap("maak_bekend", als=Voorbij(LOS))), "tenzij_nooit", "D.LOS"),
    "daarna na het verlaten": (
        wacht(
            "concept",
            replace(
                PROEF.wacht["concept"],
                daarna=Wacht((Rol.BEVOEGD_GEZAG,), "dien_in", zonder_klok="Een proef."),
            ),
        ),
        "daarna_komt_nooit",
        "concept",
    ),
    "daarna op andere rol": (
        wacht(
            "verleend",
            replace(
                PROEF.wacht["verleend"], daarna=Wacht((Rol.JURIST,), "maak_bekend", zonder_klok="Een proef.")
            ),
        ),
        "wacht_rol",
        "verleend",
    ),
    "wacht bij einde": (
        wacht("ingetrokken", Wacht((Rol.BEHANDELAAR,), "x")),
        "wacht_bij_einde",
        "ingetrokken",
    ),
    "verstreken klok zet vast": (
        extra_toestand(
            vanzelf("stuur_weg", "beoordeeld", "extra", zodra=NORM, titel="Weg"),
            stap("ga_verder", "extra", "beoordeeld", door=(Rol.BEHANDELAAR, Rol.TEAMLEIDER)),
        ),
        "klok_zet_vast",
        "D.NORM",
    ),
    "vanzelf op termijn die daar niet loopt": (
        erbij(vanzelf("verval", "concept", "ingetrokken", zodra=NORM, titel="Verval")),
        "vanzelf_wacht_op_niets",
        "D.NORM",
    ),
}

SPOREN = {
    "begint met onbekende actie": (
        spoor(begint=(Begin("droom", "Awb 4:15"),)),
        "spoor_actie_onbekend",
        "droom",
    ),
    "eindigt met onbekende actie": (spoor(eindigt=(Eind("droom"),)), "spoor_actie_onbekend", "droom"),
    "zonder grond": (
        spoor(begint=(Begin("vraag_aanvulling", ""),)),
        "spoor_zonder_grond",
        "vraag_aanvulling",
    ),
    "verwacht veld onbekend": (
        spoor(begint=(Begin("vraag_aanvulling", "Awb 4:15", verwacht="ooit"),)),
        "spoor_veld_onbekend",
        "ooit",
    ),
    "zonder begin": (spoor(begint=()), "spoor_zonder_begin", "aanvulling"),
    "eindigt nooit": (spoor(eindigt=(), eindigt_bij=None, stapelt=True), "spoor_eindigt_nooit", "aanvulling"),
    "zonder eindactie": (spoor(eindigt=()), "spoor_zonder_eindactie", "aanvulling"),
    "eindigt te vroeg": (
        spoor(eindigt=(Eind("dien_in"),), eindigt_bij=None),
        "spoor_eindigt_nooit",
        "aanvulling",
    ),
    "buiten waar": (spoor(waar=("beoordeeld",)), "spoor_buiten_waar", "ontvangen"),
    "schort een vreemde termijn op": (spoor(schort_op=(LOS,)), "termijn_nooit_gestart", "D.LOS"),
    "eindigt bij een vreemde termijn": (spoor(eindigt_bij=LOS_VERVALT), "termijn_nooit_gestart", "D.LOS"),
    "verzameling zonder actie": (verzameling(actie="droom"), "actie_onbekend", "droom"),
    "verzameling door het systeem": (
        met(verzamelingen=(ADVIEZEN, Verzameling("klaar", "Klaar", "adviezen_klaar"))),
        "verzameling_zonder_mens",
        "adviezen_klaar",
    ),
    "verzameling meteen gereed": (verzameling(gereed=()), "verzameling_meteen_gereed", "adviezen"),
    "verzameling vervalt half": (verzameling(vervallen_veld=""), "verzameling_vervalt_half", "adviezen"),
    "verzameling vervalt door niets": (verzameling(vervalt_door="droom"), "actie_onbekend", "droom"),
}
