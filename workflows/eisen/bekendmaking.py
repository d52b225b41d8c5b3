"""The conditions of making a decision known: the document of the decision, read and sent, and not before it (Awb 2:11, 3:40, 3:41)."""

from collections.abc import Iterator
from typing import Final

from kernproces.datum import voluit
from kernproces.rollen import Rol
from kernproces.taal.beletsel import andere_weg, eerst
from kernproces.taal.eis import Bezwaarpunt, eis
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand
from workflows.eisen.brief import VERZONDEN
from workflows.gegevens.bekendmaking import beslisactie

Punten = Iterator[Bezwaarpunt]
ONMISBAAR: Final = {
    Rol.SECRETARIAAT: "Alleen het secretariaat maakt besluiten bekend; bij afwezigheid geldt de vervanging.",
    "zelfde_besluit": "Het genomen besluit is er altijd; dat gaat de deur uit.",
    "besluitbrief_is_verzonden": "Een brief kan altijd worden gelezen en verzonden, of een ander stuk gaat uit.",
}
ONMISBAAR_OPNIEUW: Final = ONMISBAAR | {
    "niet_voor_het_besluit": "Bekendmaken kan vandaag, en vandaag ligt nooit voor het besluit.",
    "eenmaal_of_herzending": "Opnieuw verzenden kan altijd, met de reden erbij.",
}


@eis("3.2.6, Awb 3:41")
def besluitbrief_is_verzonden(s: Situatie) -> Punten:
    """Is het besluit als brief gemaakt, dan is precies die brief gelezen, goedgekeurd en verzonden."""
    for brief in s.van_workflow("brief"):
        voorgelegd = brief["gedaan"].get("leg_voor", {}).get("gegevens", {})
        hier = brief.get("hoofdzaak") == s.zaak["zaak"]
        if (
            hier
            and voorgelegd.get("document_hash") == s.gegevens.besluit_hash
            and brief["toestand"] != VERZONDEN
        ):
            zin = f"De brief {brief['zaak']} is nog niet gelezen, goedgekeurd en verzonden."
            yield zin, eerst("verzend", f"Rond eerst brief {brief['zaak']} af.")
            return


def verzonden_besluit(s: Situatie) -> Stand | None:
    """The last letter of this zaak that left with exactly these bytes."""
    for brief in reversed(s.van_workflow("brief")):
        weg = brief["gedaan"].get("verzend", {}).get("gegevens", {})
        hier = brief.get("hoofdzaak") == s.zaak["zaak"]
        if hier and brief["toestand"] == VERZONDEN and weg.get("document_hash") == s.gegevens.besluit_hash:
            return brief
    return None


def _ander_verzonden(s: Situatie) -> bool:
    """Whether a letter of this zaak left, whatever its bytes."""
    return any(
        b["toestand"] == VERZONDEN and b.get("hoofdzaak") == s.zaak["zaak"] for b in s.van_workflow("brief")
    )


@eis("Awb 3:41")
def zelfde_besluit(s: Situatie) -> Punten:
    """Wat wordt verzonden, is het besluit dat genomen is; zonder stuk: een brief die is gelezen en verzonden."""
    besluit = beslisactie(s)
    genomen = s.gegeven(besluit, "besluit_hash") if besluit else None
    if genomen is not None and genomen != s.gegevens.besluit_hash:
        zin = "Dit is niet het document waarover besloten is."
        yield zin, andere_weg(s.actie, "Verzend het besluit zoals het is genomen.")
    if besluit is None or genomen is not None or verzonden_besluit(s) is not None:
        return
    if _ander_verzonden(s):
        zin = "Dit stuk is niet de brief met het besluit die bij deze zaak is verzonden."
        yield zin, andere_weg(s.actie, "Kies de verzonden brief.")
    else:
        hulp = "Stel bij deze zaak een brief op met het besluit; laat hem lezen en verzend hem."
        yield "Het besluit is nog niet als brief gelezen en verzonden.", andere_weg(s.actie, hulp)


@eis("Awb 3:40")
def niet_voor_het_besluit(s: Situatie) -> Punten:
    """De bekendmaking ligt niet voor het besluit."""
    besluit = beslisactie(s)
    genomen = s.dag_van_actie(besluit) if besluit else None
    if genomen is not None and s.dag < genomen:
        hulp = f"Vul de dag van verzending in; die ligt niet voor {voluit(genomen)}."
        yield "De bekendmaking ligt voor het besluit.", andere_weg(s.actie, hulp)


@eis("Awb 2:11")
def eenmaal_of_herzending(s: Situatie) -> Punten:
    """Een tweede zending heeft een reden."""
    if s.gedaan("maak_bekend") and s.gegevens.herzending is None:
        hulp = "Vul in waarom opnieuw is verzonden; de tweede zending bepaalt dan de dag."
        yield "Dit besluit is al bekendgemaakt.", andere_weg(s.actie, hulp)


# Where making known changes the state, the engine itself asks that the day is not before the decision.
ONGEWIJZIGD: Final = (zelfde_besluit, besluitbrief_is_verzonden)
OOK_OPNIEUW: Final = (*ONGEWIJZIGD, niet_voor_het_besluit, eenmaal_of_herzending)
