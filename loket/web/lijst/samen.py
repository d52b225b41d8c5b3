"""Samen: one act on several zaken of the list. Each zaak is judged and done by itself, exactly as on its own page.

First what would happen to each, allowed or refused with its reasons; then done one by one, each in its own transaction.
What fails halfway leaves the others as they were done, and the result says so.
"""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kernproces.gebruik.fouten import OnbekendError, VersieVerouderdError
from kernproces.gebruik.kern import Opdracht
from kernproces.opslag.rijen import Lezer
from kernproces.opsomming import en
from kernproces.zaak.stand import Stand
from loket.web.lijst.werkvoorraad import SAMEN
from loket.web.taal import met_hoofdletter, rolnaam
from loket.web.werkplek import Bezoek, GeenToegangError, NietGevondenError
from loket.web.zaak.beurt import te_herinneren
from loket.web.zaak.zaakbeeld import laad
from loket.web.zaak.zaaksoort import zaaksoort
from workflows.algemeen import STAF

MEESTE: Final = 100
_LOG = logging.getLogger("kernproces.loket")


@dataclass(slots=True)
class Keuze:
    """What is asked for all of them."""

    actie: str
    zaken: list[str]
    reden: str
    aan: str = ""

    @classmethod
    def uit(cls, inhoud: Mapping[str, Any], zaken: Iterable[Any]) -> "Keuze":
        """From a form; what is no zaak is left out, and each counts once."""
        actie = str(inhoud.get("actie", ""))
        gekozen = [z for z in dict.fromkeys(map(str, zaken)) if z and len(z) <= 100]
        reden = " ".join(str(inhoud.get("reden", "")).split())
        return cls(actie if actie in SAMEN else "draag_over", gekozen, reden, str(inhoud.get("aan", "")))


@dataclass(slots=True)
class Post:
    """One zaak: what will happen or happened to it, or why not."""

    zaak: str
    leerling: str = ""
    soort: str = ""
    gelukt: bool = False
    zin: str = ""
    redenen: list[tuple[str, str, str]] = field(default_factory=list)  # reason, norm, what helps
    verwacht: int = 0


def mag_samen(bezoek: Bezoek) -> bool:
    """Whether this role does any of these acts."""
    return bezoek.rol in STAF


def bekijk(bezoek: Bezoek, keuze: Keuze) -> list[Post]:
    """What would happen to each, by the same path as doing it; nothing is written."""
    kern = bezoek.werkplek.kern
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        posten = [_post(bezoek, lezer, zaak) for zaak in keuze.zaken[:MEESTE]]
        for post, stand in posten:
            if stand is None:
                continue
            if (opdracht := _opdracht(bezoek, keuze, stand, post)) is None:
                continue
            try:
                antwoord = kern.wat_als(lezer, post.zaak, opdracht, bezoek.nu)
            except OnbekendError as fout:
                post.redenen = [(str(fout), "", "")]
                continue
            post.redenen = [(b.reden, b.norm, b.remedie.zin) for b in antwoord.beletselen]
            post.gelukt = antwoord.gelukt
            post.zin = _gevolg(bezoek, keuze, opdracht) if antwoord.gelukt else ""
    return [post for post, _ in posten]


def doe(bezoek: Bezoek, keuze: Keuze, verwacht: Mapping[str, int]) -> list[Post]:
    """Do it, zaak by zaak. `verwacht`: the version of each that was looked at."""
    uit = []
    for zaak in keuze.zaken[:MEESTE]:
        with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
            post, stand = _post(bezoek, lezer, zaak)
        if stand is not None and (opdracht := _opdracht(bezoek, keuze, stand, post, verwacht.get(zaak))):
            _doe_een(bezoek, keuze, opdracht, post)
        uit.append(post)
    return uit


def _doe_een(bezoek: Bezoek, keuze: Keuze, opdracht: Opdracht, post: Post) -> None:
    try:
        antwoord = bezoek.werkplek.kern.doe(post.zaak, opdracht, bezoek.nu)
    except VersieVerouderdError as fout:
        wie = bezoek.werkplek.namen.kort(fout.wie)
        post.redenen = [
            (f"{wie} wijzigde deze zaak {fout.wanneer} ({fout.wat}).", "", "Kijk opnieuw en kies dan.")
        ]
    except Exception as fout:  # noqa: BLE001 - the others were done or come next: the result must tell of each
        _LOG.error("Samen: %s in %s mislukt: %s", opdracht.actie, post.zaak, type(fout).__name__)
        post.redenen = [("Dit lukte niet en er is niets vastgelegd.", "", "Probeer deze zaak opnieuw.")]
    else:
        post.redenen = [(b.reden, b.norm, b.remedie.zin) for b in antwoord.beletselen]
        post.gelukt = antwoord.gelukt
        post.zin = _gevolg(bezoek, keuze, opdracht) if antwoord.gelukt else ""


def _post(bezoek: Bezoek, lezer: Lezer, zaak: str) -> tuple[Post, Stand | None]:
    """The zaak as it is shown; for who may not see it, it is not there."""
    try:
        g = laad(bezoek, lezer, zaak)
    except (NietGevondenError, GeenToegangError):
        return Post(zaak, redenen=[("Deze zaak is er niet, of is niet voor u.", "", "")]), None
    workflow = bezoek.werkplek.kern.register.van(g.zaak).workflow
    leerling = met_hoofdletter(bezoek.leerling(lezer, g.zaak["dossier"]))
    soort = zaaksoort(g.zaak, workflow.titel)
    return Post(zaak, leerling, soort, verwacht=g.zaak["beslisversie"]), g.zaak


def _opdracht(
    bezoek: Bezoek, keuze: Keuze, stand: Stand, post: Post, verwacht: int | None = None
) -> Opdracht | None:
    """What is asked of this zaak; None when there is nobody to remind."""
    gegevens: dict[str, Any] = {"reden": keuze.reden}
    if keuze.actie == "draag_over":
        gegevens["aan"] = keuze.aan
    elif keuze.actie == "herinner":
        workflow = bezoek.werkplek.kern.register.van(stand).workflow
        gegevens["functies"] = te_herinneren(bezoek, workflow, stand)
        if not gegevens["functies"]:
            post.redenen = [("Niemand is hier aan de beurt die wij kunnen herinneren.", "", "")]
            return None
    return Opdracht(keuze.actie, bezoek.persoon, bezoek.rol, gegevens, verwacht=verwacht)


def _gevolg(bezoek: Bezoek, keuze: Keuze, opdracht: Opdracht) -> str:
    if keuze.actie == "draag_over":
        return f"Gaat naar {bezoek.werkplek.namen.persoon(keuze.aan)}."
    if keuze.actie == "geef_vrij":
        return "Staat daarna op niemands naam."
    assert isinstance(opdracht.gegevens, Mapping)  # noqa: S101 - made just above
    return f"Bericht aan {en([rolnaam(f) for f in opdracht.gegevens['functies']])}."
