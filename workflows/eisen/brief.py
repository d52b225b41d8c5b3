"""The conditions of a letter on its way out: the bytes that were read are the bytes that leave, on facts that still stand."""

import json
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from kernproces.datum import voluit
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


@eis("3.2.6, Awb 3:46", vooraf=True)
def feiten_als_voorgelegd(s: Situatie) -> Punten:
    """Wie goedkeurt, leest een brief met de feiten van nu."""
    if anders := gewijzigd(s, s.gegeven("leg_voor", "bronnen")):
        zin = f"De zaak is gewijzigd sinds de brief is voorgelegd: {', '.join(a.replace('_', ' ') for a in anders)}."
        yield zin, eerst("wijzig", "Wijzig de brief; hij krijgt de feiten van nu.")


@eis("3.2.6, Awb 3:46", vooraf=True)
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
    draagt = date.fromisoformat(dag)
    zin = f"De brief draagt de dag {voluit(draagt)}; verzenden op een andere dag maakt zijn data onjuist."
    if s.dag < draagt:
        yield zin, vanaf(draagt)
    else:
        yield (
            zin,
            eerst("wijzig", "Wijzig de brief: hij krijgt een nieuwe dag, en een ander leest hem opnieuw."),
        )
