"""Bijlagen: the documents of a dossier as this visitor may see them, and the files that came with a form.

A file is kept as soon as it arrives in a step that may be done: when the form is refused, nobody has to look it up again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData, UploadFile

from kernproces.bestandsoort import BestandGeweigerdError
from kernproces.declaratie.veldsoort import groep_in, velden
from kernproces.gebruik.stuk import Aanbod, Keur, Stuk
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import BUITENROLLEN, Rol
from kernproces.taal.beletsel import Beletsel, andere_weg
from kernproces.taal.formulier import GEZONDHEID, PERSOON, Categorie, Groep
from kernproces.taal.overgang import Overgang
from kernproces.vertrouwelijk.geheimen import afdrukvelden
from kernproces.zaak.stand import Stand
from loket.web.actie.velden import STUKKENBRON, Keuzes
from loket.web.taal import dag_kort, uur
from loket.web.werkplek import Bezoek
from loket.web.zaak.inhoud import stuknaam
from loket.web.zaak.tijdlijn import Moment

NIET_AANBIEDEN = frozenset({Rol.AUDITOR, Rol.BEHEERDER, Rol.SYSTEEM})
BESTAND, GEZOND = ".bestand", ".gezond"


@dataclass(frozen=True, slots=True)
class Stukregel:
    """A document with all its versions, the newest first."""

    nu: Stuk
    eerder: tuple[Stuk, ...]
    dossier: str
    wie: str

    @property
    def wacht(self) -> bool:
        """In quarantine."""
        return self.nu.keur is Keur.WACHT

    @property
    def gezondheid(self) -> bool:
        """Whether it holds health data."""
        return self.nu.categorie is GEZONDHEID

    def adres(self, stuk: Stuk) -> str:
        """Where these bytes are given out."""
        return f"/dossiers/{self.dossier}/stukken/{stuk.stuk}/{stuk.versie}"


def ziet(bezoek: Bezoek, lezer: Lezer, dossier: str, stuk: Stuk) -> bool:
    """Whether this document is for these eyes."""
    return bezoek.inkijk.ziet_stuk(lezer, bezoek.registers.mensen, dossier, stuk)


def bij_stappen(bezoek: Bezoek, zaak: Stand, momenten: list[Moment]) -> list[Stukregel]:
    """Give each document that a step names its address; those of the zaak that no step names are left."""
    with bezoek.werkplek.samenstel.opslag.lezen() as lezer:
        regels = stukregels(bezoek, lezer, zaak["dossier"])
    per = {stuk.merk: r.adres(stuk) for r in regels for stuk in (r.nu, *r.eerder) if stuk.te_zien}
    genoemd = set()
    for genoemde in (stuk for moment in momenten for stuk in moment.stukken):
        genoemde.adres = per.get(genoemde.merk, "")
        genoemd.add(genoemde.merk)
    return [r for r in regels if r.nu.merk not in genoemd and r.nu.zaak == zaak["zaak"]]


def stukregels(bezoek: Bezoek, lezer: Lezer, dossier: str) -> list[Stukregel]:
    """The documents of a dossier that this visitor may see, the latest first."""
    alle = bezoek.werkplek.samenstel.stukken.van(lezer, dossier)
    per: dict[str, list[Stuk]] = {}
    for stuk in alle:
        if stuk.titel and ziet(bezoek, lezer, dossier, stuk):
            per.setdefault(stuk.stuk, []).append(stuk)
    regels = [
        Stukregel(v[-1], tuple(v[-2::-1]), dossier, bezoek.wie_deed({"actor": v[-1].actor, "rol": v[-1].rol}))
        for v in per.values()
    ]
    return sorted((r for r in regels if r.nu.keur is not Keur.BESMET), key=lambda r: -r.nu.nr)


def stukkeuzes(bezoek: Bezoek, lezer: Lezer, rij: Overgang, dossier: str) -> dict[str, Keuzes]:
    """The documents that a step may name, their hash and how they are called; none are read for a step that names none."""
    if not any(afdrukvelden(rij.gegevens)):
        return {}
    return {STUKKENBRON: _keuzes(bezoek, lezer, dossier)}


def _keuzes(bezoek: Bezoek, lezer: Lezer, dossier: str) -> Keuzes:
    """The latest first; what is called the same on the same day also says at what time."""
    stukken = [r.nu for r in stukregels(bezoek, lezer, dossier) if r.nu.afdruk and r.nu.te_zien]
    namen = [f"{s.titel} ({s.soort.titel}, {dag_kort(s.tijd)})" for s in stukken]
    return [
        (s.afdruk, f"{naam[:-1]} om {uur(s.tijd)})" if namen.count(naam) > 1 else naam)
        for s, naam in zip(stukken, namen, strict=True)
    ]


def neem_in(
    bezoek: Bezoek,
    dossier: str,
    zaak: str | None,
    rij: Overgang,
    inhoud: FormData,
    gegevens: dict[str, Any],
) -> list[Beletsel]:
    """Keep the files that came with this form; one that is not taken in is a beletsel, and its field is empty again."""
    gebreken, actie, model = [], rij.actie, rij.gegevens
    for pad, titel, gezond in _afdrukvelden(model, inhoud):
        bestand = inhoud.get(f"{pad}{BESTAND}")
        if not isinstance(bestand, UploadFile) or not bestand.filename:
            continue
        eigen = str(inhoud.get("titel") or "").strip() if actie == "voeg_stuk_toe" else ""
        categorie = GEZONDHEID if gezond or inhoud.get(f"{pad}{GEZOND}") else PERSOON
        aanbod = Aanbod(bestand.file, bestand.filename, eigen or titel, categorie, zaak)
        try:
            bied_aan(bezoek, dossier, aanbod)
        except BestandGeweigerdError as fout:
            hulp = andere_weg(actie, fout.hulp)
            _maak_leeg(gegevens, pad)
            gebreken.append(
                Beletsel(f"gegevens.{pad}", f"{titel}: {fout.reden} {fout.hulp}", "formulier", hulp)
            )
    return gebreken


def bied_aan(bezoek: Bezoek, dossier: str, aanbod: Aanbod) -> Stuk:
    """Take one document in for this visitor."""
    if bezoek.rol in NIET_AANBIEDEN:
        raise BestandGeweigerdError(
            f"De rol {bezoek.rol.titel} voegt geen stukken toe.", "Vraag de behandelaar."
        )
    return bezoek.werkplek.samenstel.stukken.voeg_toe(dossier, aanbod, bezoek.persoon, bezoek.rol, bezoek.nu)


def _afdrukvelden(model: type[Groep], inhoud: FormData, pad: str = "") -> Iterable[tuple[str, str, bool]]:
    """Per field that names a document: its path, what it is called, and whether its form is about health."""
    beschreven = velden(model)
    gezond = any(v.get("categorie") == GEZONDHEID for v in beschreven)
    for veld, info in zip(beschreven, model.model_fields.values(), strict=True):
        naam = f"{pad}{veld['naam']}"
        if (groep := groep_in(info.annotation)) is not None:
            regels = _aantal(inhoud.get(f"{naam}.aantal"))
            for i in range(regels):
                yield from _afdrukvelden(groep, inhoud, f"{naam}.{i}.")
        elif veld.get("afdruk"):
            yield naam, stuknaam(veld["titel"]), gezond


def _maak_leeg(gegevens: Any, pad: str) -> None:
    plek, _, rest = pad.partition(".")
    if rest:
        _maak_leeg(gegevens[int(plek)] if plek.isdecimal() else gegevens[plek], rest)
    else:
        gegevens.pop(plek, None)


def _aantal(waarde: Any) -> int:
    tekst = str(waarde or "0")
    return min(int(tekst), 100) if tekst.isdecimal() and len(tekst) < 4 else 0


def mag_aanbieden(bezoek: Bezoek) -> bool:
    """Whether this visitor adds documents beside a step: the staff."""
    return bezoek.rol not in NIET_AANBIEDEN | BUITENROLLEN


def categorie_van(inhoud: FormData) -> Categorie:
    """What the visitor said of it; more confidential when in doubt."""
    return PERSOON if inhoud.get("categorie") == PERSOON.value else GEZONDHEID
