"""Beheer > Mensen: who there is, in which roles and where, who stands in for whom, and how it stands with the account."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from kernproces.gebruik.fouten import GebruiksFout
from kernproces.gebruik.registerbeheer import Wijzigt
from kernproces.rollen import Rol
from loket.accounts.boek import Door
from loket.mensenbeheer import BEHEERT, Mensenbeheer, MensenFout, Persoon, keur_bekend
from loket.web.actie.hervatten import hervatbaar
from loket.web.actie.invoer import GEEN_DAG, dag_in
from loket.web.beheer.demolijst import GROEPEN
from loket.web.beheer.mensenbeeld import deelkeuzes, kan_vervangen, mens, mensenlijst
from loket.web.sessie import HERVAT
from loket.web.taal import woord
from loket.web.werkplek import Bezoek, GeenToegangError, NietGevondenError, bezoek_van, inzending, naar
from workflows.soorten.tlv import Functie

router = APIRouter(prefix="/beheer/mensen")
GEDAAN = {
    "nieuw": "De persoon staat in het register. Maak hieronder een account om aan te kunnen melden.",
    "gewijzigd": "De wijziging is vastgelegd.",
    "einde": "De laatste dag is vastgelegd.",
    "vervangen": "De vervanging is vastgelegd.",
    "terug": "Het einde van de vervanging is vastgelegd.",
    "account": "Het account is bijgewerkt.",
    "gemaild": "De link gaat per mail naar deze persoon. Komt hij niet aan, dan staat dat bij Beheer > Berichten.",
}


@dataclass(slots=True)
class Invoer:
    """What stands in the form of a person, valid or not."""

    kenmerk: str = ""
    naam: str = ""
    email: str = ""
    rollen: list[str] = field(default_factory=list)
    functies: list[str] = field(default_factory=list)
    scholen: list[str] = field(default_factory=list)
    onderdelen: list[str] = field(default_factory=list)
    van: str = ""
    reden: str = ""

    def persoon(self) -> Persoon:
        """As the register takes it; an unknown role or function is a mistake of the caller."""
        bekend = {str(r) for r in Rol} - {Rol.SYSTEEM.value}
        if not bekend.issuperset(self.rollen) or not {str(f) for f in Functie}.issuperset(self.functies):
            raise MensenFout("Kies rollen en functies uit de lijst.", "rollen")
        rollen, functies = tuple(Rol(r) for r in self.rollen), tuple(self.functies)
        return Persoon(self.naam, self.email, rollen, functies, tuple(self.scholen), tuple(self.onderdelen))


def beheert(bezoek: Bezoek = Depends(bezoek_van)) -> Bezoek:
    """The visitor, who must keep people."""
    if bezoek.rol not in BEHEERT:
        wie = " en ".join(r.titel for r in BEHEERT)
        raise GeenToegangError(f"Het register van mensen is voor: {wie}. Kies die rol als u haar hebt.")
    return bezoek


@router.get("")
def lijst(bezoek: Bezoek = Depends(beheert)) -> HTMLResponse:
    """Everybody."""
    return bezoek.bladzijde("mensen.j2", regels=mensenlijst(bezoek), hier="beheer")


@router.get("/nieuw")
def nieuw(bezoek: Bezoek = Depends(beheert)) -> HTMLResponse:
    """The form for somebody new."""
    return _nieuw(bezoek, Invoer(van=bezoek.vandaag.isoformat()))


@router.post("/nieuw")
@hervatbaar
def neem_op(bezoek: Bezoek = Depends(beheert), inhoud: FormData = Depends(inzending)) -> Response:
    """Add a person."""
    invoer = _invoer(inhoud)
    if inhoud.get("knop") == HERVAT:
        return _nieuw(bezoek, invoer)
    try:
        van = dag_uit(invoer.van, "van")
        wie = _beheer(bezoek).neem_op(invoer.persoon(), invoer.reden, kenmerk=invoer.kenmerk, van=van)
    except MensenFout as fout:
        return _nieuw(bezoek, invoer, fout)
    return naar(f"/beheer/mensen/{wie}?gedaan=nieuw")


@router.get("/{persoon}")
def een(persoon: str, bezoek: Bezoek = Depends(beheert), gedaan: str = "") -> HTMLResponse:
    """One person."""
    return _een(bezoek, persoon, gedaan=GEDAAN.get(gedaan, ""))


@router.post("/{persoon}")
@hervatbaar
def wijzig(
    persoon: str, bezoek: Bezoek = Depends(beheert), inhoud: FormData = Depends(inzending)
) -> Response:
    """Other roles, functions, schools, or another name."""
    invoer = _invoer(inhoud)
    if inhoud.get("knop") == HERVAT:
        return _een(bezoek, persoon, invoer=invoer)

    def doe(beheer: Mensenbeheer) -> None:
        beheer.wijzig(persoon, invoer.persoon(), dag_uit(invoer.van, "van"), invoer.reden)

    return _leg_vast(bezoek, persoon, "gewijzigd", doe, invoer)


@router.post("/{persoon}/einde")
def beeindig(
    persoon: str, bezoek: Bezoek = Depends(beheert), inhoud: FormData = Depends(inzending)
) -> Response:
    """The last day in every role."""

    def doe(beheer: Mensenbeheer) -> None:
        beheer.beeindig(persoon, dag_uit(_t(inhoud, "laatste"), "laatste"), _t(inhoud, "reden"))

    return _leg_vast(bezoek, persoon, "einde", doe, getypt=_getypt(inhoud, "einde"))


@router.post("/{persoon}/vervanging")
def vervang(
    persoon: str, bezoek: Bezoek = Depends(beheert), inhoud: FormData = Depends(inzending)
) -> Response:
    """Somebody stands in for this person."""

    def doe(beheer: Mensenbeheer) -> None:
        van, tot = dag_uit(_t(inhoud, "van"), "van"), _t(inhoud, "tot")
        laatste = dag_uit(tot, "tot") if tot else None
        beheer.vervang(persoon, _t(inhoud, "vervanger"), van, laatste, _t(inhoud, "reden"))

    return _leg_vast(bezoek, persoon, "vervangen", doe, getypt=_getypt(inhoud, "vervanging"))


@router.post("/{persoon}/vervanging/einde")
def beeindig_vervanging(
    persoon: str, bezoek: Bezoek = Depends(beheert), inhoud: FormData = Depends(inzending)
) -> Response:
    """Who was away is back."""

    def doe(beheer: Mensenbeheer) -> None:
        afwezig, vervanger = _t(inhoud, "afwezig"), _t(inhoud, "vervanger")
        laatste = dag_uit(_t(inhoud, "laatste"), "laatste")
        beheer.beeindig_vervanging(afwezig, vervanger, laatste, _t(inhoud, "reden"))

    return _leg_vast(bezoek, persoon, "terug", doe, getypt=_getypt(inhoud, "terug"))


@router.post("/{persoon}/account")
def account(
    persoon: str, bezoek: Bezoek = Depends(beheert), inhoud: FormData = Depends(inzending)
) -> Response:
    """Make, invite, rename, reset, revoke. A link is shown on this one page, so there is no redirect."""
    if persoon not in bezoek.registers.mensen:
        raise NietGevondenError("Deze persoon staat niet in het register.")
    try:
        keur_bekend(bezoek.werkplek.samenstel, persoon)
        link = _doe_account(bezoek, persoon, inhoud)
    except GebruiksFout as fout:
        return _een(bezoek, persoon, fout=MensenFout(fout.zin, "account"))
    if link and inhoud.get("mail"):
        return naar(f"/beheer/mensen/{persoon}?gedaan=gemaild")
    if link:
        return _een(bezoek, persoon, link=f"{bezoek.werkplek.instellingen.adres}/uitnodiging/{link}")
    return naar(f"/beheer/mensen/{persoon}?gedaan=account")


def _doe_account(bezoek: Bezoek, persoon: str, inhoud: FormData) -> str:
    """What the button asks; answers the secret of the link that came of it, if any."""
    plek, knop, reden = bezoek.werkplek, inhoud.get("knop"), _t(inhoud, "reden")
    accounts, door = plek.samenstel.accounts, Door(bezoek.persoon, bezoek.rol.value, bezoek.nu)
    if mail := bool(inhoud.get("mail")):
        _heeft_adres(bezoek, persoon)
    if knop == "maak":
        return accounts.maak(persoon, _t(inhoud, "inlognaam"), door, reden, mail=mail)
    if knop == "uitnodigen":
        return accounts.nodig_uit(persoon, door, reden, mail=mail)
    if knop == "hernoem":
        accounts.hernoem(persoon, _t(inhoud, "inlognaam"), door, reden)
    if knop == "afmelden":
        plek.sessies.beeindig_alle(persoon, bezoek.nu)
    doe = {"totp_uit": accounts.totp_uit, "intrekken": accounts.trek_in, "teruggeven": accounts.geef_terug}
    if knop in doe:
        doe[str(knop)](persoon, door, reden)
    return ""


def _leg_vast(
    bezoek: Bezoek,
    persoon: str,
    gedaan: str,
    doe: Callable[[Mensenbeheer], None],
    invoer: Invoer | None = None,
    getypt: Mapping[str, str] | None = None,
) -> Response:
    """One change of one person: back to the page with what was done, or the page again with what was wrong."""
    try:
        doe(_beheer(bezoek))
    except MensenFout as fout:
        return _een(bezoek, persoon, invoer=invoer, fout=fout, getypt=getypt)
    return naar(f"/beheer/mensen/{persoon}?gedaan={gedaan}")


def _heeft_adres(bezoek: Bezoek, persoon: str) -> None:
    if not bezoek.werkplek.samenstel.persoonsgegevens([persoon]).get(persoon, {}).get("email"):
        raise MensenFout("Van deze persoon is geen e-mailadres bekend. Geef de link zelf.", "account")


def _beheer(bezoek: Bezoek) -> Mensenbeheer:
    return Mensenbeheer(bezoek.werkplek.samenstel, Wijzigt(bezoek.persoon, bezoek.rol, bezoek.nu))


def _getypt(inhoud: FormData, formulier: str) -> dict[str, str]:
    """What was typed, to give it back when it is refused. `formulier`: which of the forms of the page."""
    return {"formulier": formulier} | {k: str(v) for k, v in inhoud.items() if k != "csrf"}


def _t(inhoud: FormData, naam: str) -> str:
    return str(inhoud.get(naam, "")).strip()


def _invoer(inhoud: FormData) -> Invoer:
    kort = {n: _t(inhoud, n) for n in ("kenmerk", "naam", "email", "van", "reden")}
    lang = {n: [str(w) for w in inhoud.getlist(n)] for n in ("rollen", "functies", "scholen", "onderdelen")}
    return Invoer(**kort, **lang)  # type: ignore[arg-type]


def dag_uit(tekst: str, veld: str) -> date:
    """A day as it was typed, or a MensenFout."""
    if (dag := dag_in(tekst)) is None:
        raise MensenFout(GEEN_DAG, veld)
    return dag


def _keuzes(bezoek: Bezoek) -> dict[str, Any]:
    return {
        "groepen": [(titel, [(r.value, r.titel) for r in rollen]) for titel, rollen in GROEPEN],
        "functies": [(f.value, woord(f.value)) for f in Functie],
        "scholen": sorted(bezoek.werkplek.namen.scholen.items(), key=lambda s: s[1]),
        "onderdelen": deelkeuzes(bezoek),
    }


def _nieuw(bezoek: Bezoek, invoer: Invoer, fout: MensenFout | None = None) -> HTMLResponse:
    keuzes = _keuzes(bezoek)
    return bezoek.bladzijde(
        "mens_nieuw.j2", 422 if fout else 200, i=invoer, fout=fout, hier="beheer", **keuzes
    )


def _een(
    bezoek: Bezoek,
    persoon: str,
    *,
    gedaan: str = "",
    link: str = "",
    invoer: Invoer | None = None,
    fout: MensenFout | None = None,
    getypt: Mapping[str, str] | None = None,
) -> HTMLResponse:
    if persoon not in bezoek.registers.mensen:
        raise NietGevondenError("Deze persoon staat niet in het register.")
    m = mens(bezoek, persoon)
    if invoer is None:
        v = m.versie
        invoer = Invoer(
            persoon, m.naam, m.email, list(v.get("rollen", ())), list(v.get("functies") or ()),
            list(v.get("scholen", ())), list(v.get("onderdelen", ())), bezoek.vandaag.isoformat(),
        )  # fmt: skip
    namen = bezoek.werkplek.namen
    return bezoek.bladzijde(
        "mens.j2",
        422 if fout else 200,
        m=m,
        i=invoer,
        fout=fout,
        getypt=getypt or {},
        gedaan=gedaan,
        link=link,
        anderen=kan_vervangen(bezoek, persoon),
        naam_van=namen.persoon,
        zelf=persoon == bezoek.persoon,
        hier="beheer",
        **_keuzes(bezoek),
    )
