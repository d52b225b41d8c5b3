"""Mensenbeheer: the register of people and that of the organisation. Each change is a version with its reason; nothing is overwritten.

Nobody widens his own rights: roles, functions, schools and substitution of oneself are for somebody else.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.fouten import GebruiksFout, OnbekendError, VernietigdError
from kernproces.gebruik.registerbeheer import KENMERK, Wijzigt
from kernproces.opslag.rijen import Schrijver
from kernproces.rechten.mensen import Mensen
from kernproces.rechten.onderdelen import VERDEELD, delen_van_school
from kernproces.rollen import BUITENROLLEN, GEZINSROLLEN, INTERNE_ROLLEN, SCHOOLROLLEN, Rol
from kernproces.tijdstip import dag_van
from kernproces.zaak.situatie import Registers
from loket.accounts.boek import Door, Gebeurd
from loket.bedrading import Samenstel

MENSEN, ORGANISATIE, SWV = "mensen", "organisatie", "swv"
BEHEERT = (Rol.BEHEERDER, Rol.DIRECTEUR_BESTUURDER)
LEEG: dict[str, Any] = {
    "rollen": [],
    "functies": None,
    "mandaten": [],
    "scholen": [],
    "onderdelen": [],
    "alle_dossiers": False,
    "competent_tot": None,
    "vervangt": [],
}
LANGSTE = 200
Verander = Callable[[dict[str, Any]], dict[str, Any]]


class MensenFout(GebruiksFout):
    """What is asked of the register cannot be. `veld`: which field it is about."""

    def __init__(self, zin: str, veld: str = "") -> None:
        super().__init__(zin)
        self.veld = veld


@dataclass(frozen=True, slots=True)
class Persoon:
    """What the register says of somebody: who he is, in which roles, where."""

    naam: str
    email: str = ""
    rollen: tuple[Rol, ...] = ()
    functies: tuple[str, ...] = ()
    scholen: tuple[str, ...] = ()
    onderdelen: tuple[str, ...] = ()

    def rechten(self) -> dict[str, Any]:
        """What gives rights, as the engine reads it."""
        functies = list(self.functies) if Rol.DESKUNDIGE in self.rollen else None
        rollen = [r.value for r in self.rollen]
        return {
            "rollen": rollen,
            "functies": functies,
            "scholen": list(self.scholen),
            "onderdelen": list(self.onderdelen),
        }


def waarom_geen_vervanger(mensen: Mensen, afwezig: str, vervanger: str, dag: date) -> str:
    """Why this person cannot stand in for that one, or nothing: a substitute gets the rights of who is away, so stands on the same side."""
    zijn, haar = (mensen.op(p, dag) or {} for p in (vervanger, afwezig))
    rollen, gevraagd = ({Rol(r) for r in v.get("rollen", ())} for v in (zijn, haar))
    if gevraagd & INTERNE_ROLLEN:
        van_buiten = rollen & BUITENROLLEN and not rollen & INTERNE_ROLLEN
        return "Wie bij een school of gezin hoort, vervangt geen medewerker." if van_buiten else ""
    if gevraagd & GEZINSROLLEN:
        return "Een ouder of leerling wordt hier niet vervangen. Leg een gemachtigde vast in de zaak."
    if gevraagd and not {*zijn.get("scholen", ())} & {*haar.get("scholen", ())}:
        return "Wie bij een school hoort, wordt vervangen door iemand van dezelfde school."
    return ""


class Mensenbeheer:
    """The people of one database, kept by one person now."""

    def __init__(self, s: Samenstel, door: Wijzigt) -> None:
        self._s = s
        self._door = door
        self._vandaag = dag_van(door.nu)

    def neem_op(self, p: Persoon, reden: str, *, kenmerk: str = "", van: date | None = None) -> str:
        """A person who was not there; answers the kenmerk."""
        self._mag()
        wie = kenmerk.strip() or f"p{secrets.token_hex(3)}"
        if not KENMERK.fullmatch(wie) or wie == Rol.SYSTEEM.value:
            zin = "Gebruik letters, cijfers en - _ . : zonder spaties, ten hoogste 80 tekens."
            raise MensenFout(f"Dit kan geen kenmerk van een persoon zijn. {zin}", "kenmerk")
        if wie in self._registers().mensen:
            raise MensenFout(f"Het kenmerk {wie} is al van iemand in het register.", "kenmerk")
        self._keur(p, reden)
        self._nog_niet(p)
        self._leg_vast(wie, LEEG | p.rechten(), p, reden, van or self._vandaag)
        return wie

    def _nog_niet(self, p: Persoon) -> None:
        """Not the same person twice: a form that is sent again would make a second one, with rights of its own."""
        zelfde = (p.naam.strip().casefold(), p.email.strip().casefold())
        for wie, g in self._s.persoonsgegevens(list(self._registers().mensen)).items():
            if all(zelfde) and tuple(str(g.get(k) or "").casefold() for k in ("naam", "email")) == zelfde:
                zin = f"{p.naam.strip()} staat al in het register, met dit e-mailadres en kenmerk {wie}."
                raise MensenFout(f"{zin} Wijzig die persoon, of gebruik een ander adres.", "naam")

    def wijzig(self, wie: str, p: Persoon, van: date, reden: str) -> None:
        """Other roles, functions, schools or parts from a day on; name and address at once."""
        self._mag()
        self._bestaat(wie)
        self._keur(p, reden)
        nu = self._registers().mensen.op(wie, van) or {}
        nieuw = p.rechten()
        anders = any((nu.get(k) or None) != (w or None) for k, w in nieuw.items())
        if anders and wie == self._door.actor:
            raise MensenFout(
                "Uw eigen rollen, functies, scholen en onderdelen wijzigt een andere beheerder of de directeur-bestuurder."
            )
        self._leg_vast(wie, nieuw, p, reden, van)

    def beeindig(self, wie: str, laatste: date, reden: str) -> None:
        """No role and no substitution any more after this day. What this person did stays under his name."""
        self._mag()
        self._bestaat(wie)
        if wie == self._door.actor:
            raise MensenFout("U beëindigt uw eigen rollen niet zelf. Vraag een andere beheerder.", "laatste")
        self._reden(reden)
        einde: dict[str, Any] = {"rollen": [], "vervangt": [], "mandaten": []}
        self._wijzig(wie, lambda oud: LEEG | oud | einde, reden, laatste + timedelta(days=1))

    def vervang(self, afwezig: str, vervanger: str, van: date, tot: date | None, reden: str) -> None:
        """Somebody stands in for who is away. Duties stay apart: what the substitute does, counts for both."""
        self._mag()
        self._bestaat(afwezig)
        self._reden(reden)
        if vervanger not in self._registers().mensen or vervanger == afwezig:
            raise MensenFout("Kies iemand anders uit het register als vervanger.", "vervanger")
        self._bestaat(vervanger)
        if vervanger == self._door.actor:
            raise MensenFout("U wijst uzelf niet aan als vervanger. Vraag een andere beheerder.", "vervanger")
        if waarom := waarom_geen_vervanger(self._registers().mensen, afwezig, vervanger, van):
            raise MensenFout(waarom, "vervanger")
        if tot is not None and tot < van:
            raise MensenFout("De laatste dag ligt voor de eerste.", "tot")
        regel = {"wie": afwezig, "van": van.isoformat(), "tot": None if tot is None else tot.isoformat()}
        if any(_raakt(v, regel) for v in self._vervangt(vervanger)):
            raise MensenFout("Deze vervanging is er in die dagen al.", "van")
        self._wijzig(
            vervanger,
            lambda oud: LEEG | oud | {"vervangt": [*oud.get("vervangt", ()), regel]},
            reden,
            min(van, self._vandaag),
        )

    def beeindig_vervanging(self, afwezig: str, vervanger: str, laatste: date, reden: str) -> None:
        """Who was away is back: the substitution ends with this day."""
        self._mag()
        self._bestaat(vervanger)
        self._reden(reden)
        dag = laatste.isoformat()
        lopend = [v for v in self._vervangt(vervanger) if v["wie"] == afwezig and (v.get("tot") or "9") > dag]
        if not lopend:
            raise MensenFout("Deze vervanging loopt dan al niet meer.", "laatste")

        def eindig(oud: dict[str, Any]) -> dict[str, Any]:
            regels = [
                {**v, "tot": dag} if v in lopend else v
                for v in oud.get("vervangt", ())
                if not (v in lopend and (v.get("van") or "") > dag)
            ]
            return oud | {"vervangt": regels}

        self._wijzig(vervanger, eindig, reden, min(laatste, self._vandaag))

    def stel_organisatie_in(self, gegevens: dict[str, Any], van: date, reden: str) -> None:
        """What the organisation is, from a day on. None takes a value away."""
        self._mag()
        self._reden(reden)
        nieuw: Verander = lambda oud: {k: w for k, w in (oud | gegevens).items() if w is not None}  # noqa: E731
        self._versie(ORGANISATIE, SWV, nieuw, van, {"reden": reden.strip()})

    # ------------------------------------------------------------ how

    def _leg_vast(self, wie: str, nieuw: dict[str, Any], p: Persoon, reden: str, van: date) -> None:
        geheim = {"naam": p.naam.strip(), "email": p.email.strip() or None, "reden": reden.strip()}
        oud_adres = self._s.persoonsgegevens([wie]).get(wie, {}).get("email") or ""
        anders = bool(oud_adres) and oud_adres != geheim["email"]

        def meld(s: Schrijver) -> list[Deel]:
            """Whoever could use another address to take over an account, cannot do it in silence."""
            door = Door(self._door.actor, self._door.rol.value, self._door.nu)
            gebeurd = Gebeurd("adres_gewijzigd", door, reden, oud_adres=oud_adres)
            return [self._s.accounts.deel(s, wie, gebeurd)] if anders else []

        self._versie(MENSEN, wie, lambda oud: LEEG | oud | nieuw, van, geheim, meld)

    def _wijzig(self, wie: str, verander: Verander, reden: str, van: date) -> None:
        bekend = self._s.persoonsgegevens([wie]).get(wie, {})
        geheim = {"naam": bekend.get("naam") or wie, "email": bekend.get("email"), "reden": reden.strip()}
        self._versie(MENSEN, wie, verander, van, geheim)

    def _versie(
        self,
        register: str,
        regel: str,
        verander: Verander,
        van: date,
        geheim: dict[str, str | None],
        erbij: Callable[[Schrijver], Sequence[Deel]] = lambda _: (),
    ) -> None:
        door = self._door
        self._s.registers.wijzig(
            register, regel, verander, door.actor, door.rol, door.nu, van=van, geheim=geheim, erbij=erbij
        )

    def _registers(self) -> Registers:
        with self._s.opslag.lezen() as lezer:
            return self._s.kern.bron.registers(lezer)

    def _vervangt(self, wie: str) -> list[dict[str, Any]]:
        """Every substitution that any version of this person names from today on."""
        registers = self._registers()
        geldig = [registers.mensen.op(wie, self._vandaag), *registers.items.get(MENSEN, {}).get(wie, ())]
        regels = [r for v in geldig if v is not None and (v.get("tot") or "9") >= self._vandaag.isoformat()
                  for r in v.get("vervangt", ())]  # fmt: skip
        return [r for i, r in enumerate(regels) if r not in regels[:i]]

    def _bestaat(self, wie: str) -> None:
        try:
            keur_bekend(self._s, wie)
        except VernietigdError as fout:
            raise MensenFout(fout.zin) from fout

    def _mag(self) -> None:
        if self._door.rol not in (*BEHEERT, Rol.SYSTEEM):
            wie = " of ".join(r.titel for r in BEHEERT)
            raise MensenFout(f"De rol {self._door.rol.titel} houdt dit register niet bij. Dat doet: {wie}.")

    def _reden(self, reden: str) -> None:
        if not reden.strip():
            raise MensenFout("Zeg erbij waarom. De reden komt in de geschiedenis.", "reden")

    def _keur(self, p: Persoon, reden: str) -> None:
        self._reden(reden)
        if not 2 <= len(p.naam.strip()) <= LANGSTE or not p.naam.isprintable():
            raise MensenFout("Vul een naam in van 2 tot 200 tekens.", "naam")
        if p.email and ("@" not in p.email.strip("@") or len(p.email) > LANGSTE or not p.email.isprintable()):
            raise MensenFout("Vul een e-mailadres in, zoals naam@uw-swv.nl, of laat het leeg.", "email")
        if not p.rollen or Rol.SYSTEEM in p.rollen:
            raise MensenFout("Kies ten minste één rol.", "rollen")
        if SCHOOLROLLEN & {*p.rollen} and not p.scholen:
            raise MensenFout("Kies bij een rol van een school ook de school.", "scholen")
        registers = self._registers()
        if any(s not in registers.items.get("scholen", {}) for s in p.scholen):
            raise MensenFout("Kies scholen uit het register.", "scholen")
        bekend = onderdelen(registers, self._vandaag)
        if vreemd := [d for d in p.onderdelen if d not in bekend]:
            zin = (
                "Een onderdeel is een school, een bestuur, een samenwerkingsverband, een kamer of een regio."
            )
            raise MensenFout(
                f"Bij geen school in het register staat: {', '.join(vreemd)}. {zin}", "onderdelen"
            )
        if p.onderdelen and not VERDEELD & {*p.rollen}:
            rollen = ", ".join(r.titel for r in sorted(p.rollen))
            raise MensenFout(f"Deze rol geldt altijd voor de hele organisatie: {rollen}.", "onderdelen")


def onderdelen(registers: Registers, dag: date) -> frozenset[str]:
    """Every part of the organisation that a school belongs to, from this day on or before it."""
    versies = ((s, v) for s, vs in registers.items.get("scholen", {}).items() for v in vs)
    return frozenset().union(
        *(delen_van_school(s, v) for s, v in versies if (v.get("tot") or "9") >= dag.isoformat())
    )


def _raakt(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """The same person is replaced on a day that both name."""
    samen = (a.get("van") or "") <= (b["tot"] or "9") and (b["van"] or "") <= (a.get("tot") or "9")
    return bool(a["wie"] == b["wie"]) and samen


def keur_bekend(s: Samenstel, persoon: str) -> None:
    """OnbekendError unless the person is in the register, VernietigdError when it does not know who it is any more."""
    with s.opslag.lezen() as lezer:
        if persoon not in s.kern.bron.registers(lezer).mensen:
            raise OnbekendError(f"{persoon!r} staat niet in het register van mensen.")
        if persoon in s.vernietigde_mensen(lezer):
            raise VernietigdError(persoon)
