"""Werkplek: what every page needs (the engine, names, templates, the clock), and Bezoek: one visit of one person."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kernproces.beurt import Wie, wie_van
from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.inkijk import Inkijk
from kernproces.opslag.rijen import Lezer
from kernproces.rechten.inzage import ZONDER_INHOUD, Inzage, kijker
from kernproces.rollen import BUITENROLLEN, Rol
from kernproces.tijdstip import dag_van
from kernproces.zaak.situatie import Registers
from kernproces.zaak.stand import Entry, Stand
from loket.accounts.sessies import formuliertoken
from loket.bedrading import Samenstel
from loket.instellingen import Instellingen
from loket.overzichten.rekenaar import Rekenaar, Som, WordtBerekendError
from loket.ronde.kalenderwacht import kalenderzin
from loket.web.beheer.bewaking import stilstand
from loket.web.menu import menu_van
from loket.web.namen import Namen
from loket.web.sessie import HERVAT, Koek, Sessie, zelfde
from loket.web.sjablonen import omgeving
from loket.web.veiligheid import te_groot
from loket.web.wachten import WACHTTE, NogBezigError

if TYPE_CHECKING:
    from loket.accounts.oidc import Aanbieder

Klok = Callable[[], datetime]
OPNIEUW = "opnieuw"  # in an address: with newer figures than of that moment
DEMO = "demo"  # how a session began: by choosing a person from the list


class NietAangemeldError(Exception):
    """Nobody is logged in, or the role is no longer held."""


class GeenToegangError(Exception):
    """This person may not; the sentence says who may."""


class NietGevondenError(Exception):
    """There is nothing here for this person."""


class FormulierVerlopenError(Exception):
    """The form did not return the token of its session. `eerder`: it is of the session before this one."""

    def __init__(self, *, eerder: bool = False) -> None:
        super().__init__()
        self.eerder = eerder


class Werkplek:
    """Made once per application."""

    def __init__(self, samenstel: Samenstel, instellingen: Instellingen, klok: Klok | None = None) -> None:
        self.samenstel = samenstel
        self.kern = samenstel.kern
        self.klok: Klok = klok or (lambda: datetime.now(UTC))
        self.proef = samenstel.is_proef
        self.namen = Namen(self.kern.archief)
        self.demo = self.proef and instellingen.demo_aanmelden  # choosing a person, without a password
        self.koek = Koek(veilig=instellingen.adres.startswith("https:"))
        self.sessies = samenstel.sessies
        self.rekenaar = Rekenaar(samenstel)
        self.instellingen = instellingen
        self.aanbieder = _aanbieder(samenstel, instellingen)

    def bladzijde(self, naam: str, status: int = 200, **inhoud: Any) -> HTMLResponse:
        """A page from a template."""
        nu = self.klok()
        basis = {
            "proef": self.proef,
            "demo": self.demo,
            "oidc": self.instellingen.oidc,
            "nu": nu,
            "vandaag": dag_van(nu),
            "bezoek": None,
            "hier": "",
            "token": "",
            "stilstand": stilstand(self.samenstel, nu),
            "kalender": "",
        }
        tekst = omgeving().get_template(naam).render(basis | inhoud)
        return HTMLResponse(tekst, status)


def _aanbieder(samenstel: Samenstel, instellingen: Instellingen) -> "Aanbieder | None":
    """Where people of the organisation log in, when the settings name it."""
    if instellingen.oidc is None:
        return None
    from loket.accounts.oidc import Aanbieder

    return Aanbieder(instellingen.oidc, instellingen.adres, samenstel.kluis)


@dataclass
class Bezoek:
    """One request of somebody who is logged in."""

    werkplek: Werkplek
    sessie: Sessie
    persoon: str
    rol: Rol
    rollen: tuple[Rol, ...]
    naam: str
    nu: datetime
    registers: Registers
    hervat: bool = False  # a form that stands there again after its session had ended
    adres: str = "/"  # of this page, with what it asks
    nieuwer_dan: str = ""  # figures of that moment are too old: somebody asked to work them out again
    stand_van: datetime | None = None  # of which moment the figures on this page are; None: of now
    nood_tot: str = ""  # what this page shows was opened with a reason, until this instant
    doelen: dict[str, str] = field(default_factory=dict)  # what the goals that this page names say
    _inzage: dict[str, Inzage] = field(default_factory=dict)  # by stream, of the zaken of this page

    @property
    def vandaag(self) -> date:
        """Today in Amsterdam."""
        return dag_van(self.nu)

    @property
    def menu(self) -> tuple[tuple[str, str, str], ...]:
        """Key, address and name of every entry of the main menu in this role."""
        return menu_van(self.rol)

    @property
    def ziet_namen(self) -> bool:
        """Whether the names of pupils and parents are shown."""
        return self.rol not in ZONDER_INHOUD

    @property
    def buiten(self) -> bool:
        """A school or a family: they see their own, without internal work."""
        return self.rol in BUITENROLLEN

    @cached_property
    def principaal(self) -> str:
        """Whose role it is: the person, or the one at the end of the chain of substitution."""
        bevoegd = self.registers.mensen.bevoegdheid(self.persoon, self.rol, self.vandaag)
        return bevoegd.keten[-1] if bevoegd and bevoegd.keten else self.persoon

    @property
    def namens(self) -> str:
        """For whom this person stands in here; empty when the role is his own."""
        return "" if self.principaal == self.persoon else self.werkplek.namen.persoon(self.principaal)

    @cached_property
    def waargenomen(self) -> tuple[str, ...]:
        """Whose work in this role is yours besides your own: everybody you stand in for today."""
        voor = self.registers.mensen.spreekt_voor(self.persoon, self.rol, self.vandaag)
        return tuple(p for p in voor if p != self.persoon)

    @cached_property
    def aan_de_beurt(self) -> Wie:
        """This person, as far as it concerns what waits for him."""
        return wie_van(self.inkijk.k, self.registers.mensen, self.vandaag)

    @cached_property
    def inkijk(self) -> Inkijk:
        """The rule of who may see what, for these eyes."""
        kringen = self.werkplek.kern.register.kringen
        if (k := kijker(self.registers.mensen, self.persoon, self.rol, self.nu, kringen)) is None:
            raise NietAangemeldError
        return Inkijk(k, kringen)

    def leerling(self, lezer: Lezer, dossier: str) -> str:
        """The pupil of a dossier, as far as the name is for these eyes."""
        return self.werkplek.namen.leerlingen(lezer, [dossier], self.inkijk)[dossier]

    def reken(self, som: Som, *args: Any, groot: bool | None = None) -> Any:
        """A figure over the whole history: of now, or dated (see loket.overzichten.rekenaar). NogBezigError: there is none yet."""
        try:
            uitkomst = self.werkplek.rekenaar.geef(som, args, self.nu, self.nieuwer_dan, groot=groot)
        except WordtBerekendError as wacht:
            raise NogBezigError(self, wacht.bezig) from None
        if uitkomst.gemaakt is not None:
            self.stand_van = min(filter(None, (self.stand_van, uitkomst.gemaakt)))
        return uitkomst.waarde

    @property
    def opnieuw(self) -> str:
        """The address of this page with newer figures than it shows."""
        return self.met(OPNIEUW, self.stand_van.isoformat() if self.stand_van else "")

    def met(self, naam: str, waarde: str) -> str:
        """The address of this page, asking this too."""
        return f"{self.adres}{'&' if '?' in self.adres else '?'}{urlencode({naam: waarde})}"

    def inzage(self, lezer: Lezer, zaak: Stand) -> Inzage:
        """What of this zaak is for these eyes, and why."""
        self._inzage[zaakstroom(zaak["zaak"])] = antwoord = self.inkijk.zaak(lezer, zaak)
        return antwoord

    def leest(self, entry: Entry) -> frozenset[str] | None:
        """The confidential categories of a step that are for these eyes; None: nothing of what was filled in."""
        return self.inkijk.k.leest(entry, self.registers.mensen, self._inzage.get(entry["stroom"]))

    def wie_deed(self, entry: dict[str, Any]) -> str:
        """The person behind an entry; who stands outside sees the role of staff, not who it was."""
        if self.buiten and entry["rol"] not in {*map(str, BUITENROLLEN), Rol.SYSTEEM.value}:
            return ""
        return self.werkplek.namen.kort(entry["actor"])

    def noem(self, veld: str, code: str) -> str:
        """What a code in a filled form is called; who stands outside does not read names of staff."""
        return self.doelen.get(code) or self.werkplek.namen.van_code(veld, code, personen=not self.buiten)

    def bladzijde(self, naam: str, status: int = 200, **inhoud: Any) -> HTMLResponse:
        """A page for this visitor."""
        kalender = kalenderzin(self.vandaag) if self.rol is Rol.BEHEERDER else ""
        return self.werkplek.bladzijde(
            naam, status, bezoek=self, token=self.sessie.token, kalender=kalender, **inhoud
        )


def werkplek_van(request: Request) -> Werkplek:
    """The Werkplek of this application."""
    plek: Werkplek = request.app.state.werkplek
    return plek


def bezoek_van(request: Request) -> Bezoek:
    """Who is visiting. Raises NietAangemeldError when nobody is, no longer, or not yet wholly."""
    plek = werkplek_van(request)
    token, nu = plek.koek.lees(request), plek.klok()
    with plek.samenstel.opslag.lezen() as lezer:
        s = plek.sessies.geldig(lezer, token, nu)
        if s is None or s.stap or (s.manier == DEMO and not plek.demo):
            raise NietAangemeldError
        registers = plek.kern.bron.registers(lezer)
        plek.namen.ververs(lezer)
    rollen = registers.mensen.rollen(s.persoon, dag_van(nu))
    if s.rol not in rollen:
        raise NietAangemeldError
    plek.sessies.raak(s, nu)
    sessie = Sessie(formuliertoken(token), s.persoon, Rol(s.rol), s.id, s.manier)
    return Bezoek(
        plek,
        sessie,
        s.persoon,
        Rol(s.rol),
        rollen,
        plek.namen.persoon(s.persoon),
        nu,
        registers,
        hervat=bool(request.scope.get(HERVAT)),
        adres=str(request.url.remove_query_params([OPNIEUW, WACHTTE]).replace(scheme="", netloc="")),
        nieuwer_dan=request.query_params.get(OPNIEUW, ""),
    )


async def ingevuld(request: Request) -> AsyncIterator[FormData]:
    """What was posted, no larger than we read. By itself only for who has no session; all others ask `inzending`."""
    if te_groot(request):
        raise HTTPException(413)
    async with request.form(max_files=60, max_fields=3000) as formulier:
        yield formulier


async def inzending(request: Request, formulier: FormData = Depends(ingevuld)) -> FormData:
    """What was posted, after the token was checked. Every route that changes something depends on this."""
    plek = werkplek_van(request)
    token = plek.koek.lees(request)
    if not zelfde(token, formulier.get("csrf")):
        eerder = await run_in_threadpool(_eerdere_sessie, plek, token, formulier.get("csrf"))
        raise FormulierVerlopenError(eerder=eerder)
    return formulier


def _eerdere_sessie(plek: Werkplek, token: str, gegeven: object) -> bool:
    """Whether this form is of the session that this browser had before it logged in again or changed role."""
    with plek.samenstel.opslag.lezen() as lezer:
        s = plek.sessies.geldig(lezer, token, plek.klok())
    return s is not None and isinstance(gegeven, str) and bool(s.vorige) and s.vorige == gegeven


def naar(adres: str) -> Response:
    """On to another page after something was done."""
    return RedirectResponse(adres, 303)


def lokaal(adres: str) -> str:
    """Only a path within this site; anything else leads to the worklist. A browser drops tabs and line ends before it looks."""
    binnen = adres.startswith("/") and not adres.startswith(("//", "/\\"))
    return adres if binnen and adres.isprintable() else "/"
