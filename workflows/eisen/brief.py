"""The conditions of a letter on its way out: the bytes that were read are the bytes that leave, on facts that still stand."""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from kernproces.taal.beletsel import andere_weg, eerst, vanaf
from kernproces.taal.eis import Bezwaarpunt, eis
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Stand
from workflows.eisen.ondertekening import andere_bytes

Punten = Iterator[Bezwaarpunt]
VERZONDEN = "verzonden"
TERMIJN = "termijn."
CORRECTIES = "correcties"


def bronstand(stand: Stand, wat: str) -> str:
    """How a fact of the hoofdzaak stands: of a step its number and open content, of a term its end, else the corrections."""
    if wat.startswith(TERMIJN):
        termijn = stand["termijnen"].get(wat.removeprefix(TERMIJN), {})
        return str(termijn.get("uiterlijk", "geen"))[:10]
    if wat == CORRECTIES:
        return str(stand.get("correcties", 0))
    gedaan: dict[str, Any] = stand["gedaan"].get(wat, {})
    inhoud = json.dumps(gedaan.get("gegevens", {}), sort_keys=True)
    return f"{gedaan.get('nr', 0)}-{sha256(inhoud.encode()).hexdigest()[:12]}"


def gewijzigd(s: Situatie, bronnen: Any) -> list[str]:
    """The facts that are no longer what they were when the letter was made."""
    hoofd = s.hoofdzaak
    return (
        [] if hoofd is None else [b["wat"] for b in bronnen or () if bronstand(hoofd, b["wat"]) != b["stand"]]
    )


@eis("Awb 3:41")
def ontvanger_gekozen(s: Situatie) -> Punten:
    """Er staat aan wie de brief gaat."""
    if not s.gegevens.ontvangers:
        yield "Er is geen ontvanger gekozen.", andere_weg(s.actie, "Kies aan wie de brief gaat.")


@eis("Awb 3:41")
def dagtekening_niet_voorbij(s: Situatie) -> Punten:
    """De dag die de brief draagt, is vandaag of later."""
    if s.gegevens.dagtekening < s.vandaag:
        yield "De dagtekening ligt in het verleden.", andere_weg(s.actie, "Kies vandaag of een latere dag.")


@eis("Awb 3:46")
def feiten_staan_nog(s: Situatie) -> Punten:
    """De feiten in de brief zijn die van de zaak van nu."""
    if anders := gewijzigd(s, [{"wat": b.wat, "stand": b.stand} for b in s.gegevens.bronnen]):
        zin = f"De zaak is intussen gewijzigd: {', '.join(a.replace('_', ' ') for a in anders)}."
        yield zin, andere_weg(s.actie, "Bekijk de brief opnieuw; hij wordt gemaakt met de feiten van nu.")


@eis("3.2.6")
def zelfde_brief_als_voorgelegd(s: Situatie) -> Punten:
    """Wat wordt goedgekeurd, is byte voor byte wat is voorgelegd."""
    hulp = "Keur de brief goed die is voorgelegd, of geef hem terug."
    yield from andere_bytes(s, "leg_voor", "Dit is niet de brief die is voorgelegd.", hulp)


@eis("3.2.6")
def zelfde_brief_als_goedgekeurd(s: Situatie) -> Punten:
    """Wat de deur uit gaat, is byte voor byte wat een ander heeft goedgekeurd."""
    hulp = "Verzend de goedgekeurde brief, of wijzig hem en laat hem opnieuw lezen."
    yield from andere_bytes(s, "keur_goed", "Dit is niet de brief die is goedgekeurd.", hulp)


@eis("3.2.6, Awb 3:46")
def goedkeuring_geldt_nog(s: Situatie) -> Punten:
    """Na de goedkeuring is niets veranderd waar de brief op rust."""
    if anders := gewijzigd(s, s.gegeven("leg_voor", "bronnen")):
        zin = f"De goedkeuring is vervallen: in de zaak is gewijzigd {', '.join(a.replace('_', ' ') for a in anders)}."
        yield (
            zin,
            eerst("wijzig", "Wijzig de brief; hij krijgt de feiten van nu, en een ander leest hem opnieuw."),
        )


@eis("Awb 3:41, 6:8")
def op_de_dagtekening(s: Situatie) -> Punten:
    """De brief gaat weg op de dag die hij draagt; de termijnen in de brief tellen vanaf die dag."""
    dag = s.gegeven("leg_voor", "dagtekening")
    if dag is None or s.dag.isoformat() == dag:
        return
    zin = f"De brief draagt de dag {dag[8:]}-{dag[5:7]}-{dag[:4]}; verzenden op een andere dag maakt zijn data onjuist."
    if s.dag.isoformat() < dag:
        yield zin, vanaf(type(s.dag).fromisoformat(dag))
    else:
        yield (
            zin,
            eerst("wijzig", "Wijzig de brief: hij krijgt een nieuwe dag, en een ander leest hem opnieuw."),
        )


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


def anders_dan_besloten(s: Situatie, besluit: str | None, anders: str) -> Punten:
    """What is made known is the document of the decision; without one, a letter that was read and sent with these bytes."""
    genomen = s.gegeven(besluit, "besluit_hash") if besluit else None
    if besluit and genomen is None and verzonden_besluit(s) is None and _ander_verzonden(s):
        zin = "Dit stuk is niet de brief met het besluit die bij deze zaak is verzonden."
        yield zin, andere_weg(s.actie, "Kies de verzonden brief.")
    elif besluit and genomen is None and verzonden_besluit(s) is None:
        hulp = "Stel bij deze zaak een brief op met het besluit; laat hem lezen en verzend hem."
        yield "Het besluit is nog niet als brief gelezen en verzonden.", andere_weg(s.actie, hulp)
    if genomen is not None and genomen != s.gegevens.besluit_hash:
        yield anders, andere_weg(s.actie, "Verzend het besluit zoals het is genomen.")
