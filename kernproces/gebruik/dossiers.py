"""Dossiers and registers: opening a dossier, who belongs to it, and keeping the registers, each with its history."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from kernproces.gebeurtenissen import (
    BETROKKENE_TOEGEVOEGD,
    DOSSIER_GEOPEND,
    REGISTER_BIJGEWERKT,
    Nieuw,
    dossierstroom,
    registerstroom,
)
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.fouten import OnbekendError, VernietigdError
from kernproces.gebruik.kern import Kern, keur_tijd
from kernproces.opslag.fouten import SleutelOntbreektError
from kernproces.opslag.rijen import Schrijver
from kernproces.rechten.geldigheid import stukken
from kernproces.rollen import Rol
from kernproces.taal.formulier import PERSOON
from kernproces.tijdstip import dag_van, tijdstip
from kernproces.zaak.voortgang import Vervolg

ORGANISATIE = "ORG-"


def organisatiedossier(schooljaar: int) -> str:
    """The dossier of the organisation itself, one a school year: what is about no pupil (a steekproef)."""
    return f"{ORGANISATIE}{schooljaar}"


class Dossiers:
    """Opening and keeping dossiers."""

    def __init__(self, kern: Kern) -> None:
        self._kern = kern

    def open(
        self,
        actor: str,
        rol: Rol,
        nu: datetime,
        *,
        leerling: str = "",
        school: str | None = None,
        dossier: str | None = None,
    ) -> str:
        """Open a dossier for one leerling or klant; answers its number. An existing number is an error."""
        keur_tijd(nu)
        jaar = dag_van(nu).year
        with self._kern.opslag.schrijven() as schrijver:
            naam = dossier or f"D-{jaar}-{schrijver.volgnummer(f'dossier-{jaar}'):04d}"
            if schrijver.stroom(dossierstroom(naam)) is not None:
                raise OnbekendError(f"Dossier {naam!r} bestaat al.")
            geheim = {PERSOON.value: {"leerling": leerling}} if leerling else {}
            open_ = {"dossier": naam, "school": school}
            v = Vervolg(dossierstroom(naam), {}, tijdstip(nu))
            v.voeg_toe(
                Nieuw(DOSSIER_GEOPEND, open_, actor, rol.value, dag_van(nu).isoformat(), geheim=geheim)
            )
            self._kern.boekhouding.boek(schrijver, [Deel(v, None)])
        return naam

    def open_als_nodig(self, dossier: str, actor: str, rol: Rol, nu: datetime) -> None:
        """Open a dossier of the organisation itself, unless it is there."""
        with self._kern.opslag.lezen() as lezer:
            bestaat = lezer.stroom(dossierstroom(dossier)) is not None
        if not bestaat:
            self.open(actor, rol, nu, dossier=dossier)

    def voeg_betrokkene_toe(
        self, dossier: str, persoon: str, als: str, actor: str, rol: Rol, nu: datetime
    ) -> None:
        """Record that a person belongs to the dossier (ouder, leerling, ...) or carries it (regisseur)."""
        keur_tijd(nu)

        def werk(schrijver: Schrijver) -> None:
            kop = schrijver.stroom(dossierstroom(dossier))
            if kop is None:
                raise OnbekendError(f"Er is geen dossier {dossier!r}.")
            v = Vervolg(dossierstroom(dossier), stand_van(kop), tijdstip(nu))
            open_ = {"persoon": persoon, "rol": als}
            v.voeg_toe(Nieuw(BETROKKENE_TOEGEVOEGD, open_, actor, rol.value, dag_van(nu).isoformat()))
            self._kern.boekhouding.boek(schrijver, [Deel(v, kop)])

        self._kern.herhaal(werk)


class Registers:
    """Keeping a register: each change is an entry with a period of validity."""

    def __init__(self, kern: Kern) -> None:
        self._kern = kern

    def werk_bij(
        self,
        register: str,
        regels: Mapping[str, Mapping[str, Any]],
        actor: str,
        rol: Rol,
        nu: datetime,
        *,
        van: date | None = None,
        tot: date | None = None,
        geheim: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        """Record new versions of one or more items, all in one transaction."""
        keur_tijd(nu)
        self._kern.herhaal(
            lambda schrijver: self._boek(schrijver, register, regels, actor, rol, nu, van, tot, geheim or {})
        )

    def wijzig(
        self,
        register: str,
        item: str,
        verander: Callable[[dict[str, Any]], dict[str, Any] | None],
        actor: str,
        rol: Rol,
        nu: datetime,
        *,
        van: date,
        tot: date | None = None,
        geheim: Mapping[str, Any] | None = None,
        erbij: Callable[[Schrijver], Sequence[Deel]] = lambda _: (),
    ) -> bool:
        """Change an item from a day on, in every version that holds then; all in one transaction, with what is `erbij`.

        `verander` gets what holds (empty: nothing) and answers what is to hold, or None to leave it. False: nothing changed.
        """
        keur_tijd(nu)

        def werk(schrijver: Schrijver) -> bool:
            kop = schrijver.stroom(registerstroom(register))
            stand = {} if kop is None else stand_van(kop)
            v = Vervolg(registerstroom(register), stand, tijdstip(nu))
            versies = list(stand.get("items", {}).get(item, ()))
            for begin, einde, oud in stukken(versies, van, tot):
                waarden = {k: w for k, w in (oud or {}).items() if k not in ("van", "tot", "nr")}
                nieuw = verander(dict(waarden))
                if nieuw is None or (oud is not None and nieuw == waarden and not geheim):
                    continue
                open_ = {"id": item, "waarden": nieuw, "van": begin.isoformat(), "tot": None}
                open_["tot"] = None if einde is None else einde.isoformat()
                vertrouwelijk = {PERSOON.value: dict(geheim)} if geheim else {}
                dag = dag_van(nu).isoformat()
                v.voeg_toe(Nieuw(REGISTER_BIJGEWERKT, open_, actor, rol.value, dag, geheim=vertrouwelijk))
            if v.entries:
                self._leg_vast(schrijver, [Deel(v, kop), *erbij(schrijver)])
            return bool(v.entries)

        return self._kern.herhaal(werk)

    def _boek(
        self,
        schrijver: Schrijver,
        register: str,
        regels: Mapping[str, Mapping[str, Any]],
        actor: str,
        rol: Rol,
        nu: datetime,
        van: date | None,
        tot: date | None,
        geheim: Mapping[str, Mapping[str, Any]],
    ) -> None:
        kop = schrijver.stroom(registerstroom(register))
        v = Vervolg(registerstroom(register), {} if kop is None else stand_van(kop), tijdstip(nu))
        for item, waarden in regels.items():
            open_ = {
                "id": item,
                "waarden": dict(waarden),
                "van": van.isoformat() if van else None,
                "tot": tot.isoformat() if tot else None,
            }
            vertrouwelijk = {PERSOON.value: dict(geheim[item])} if item in geheim else {}
            v.voeg_toe(
                Nieuw(
                    REGISTER_BIJGEWERKT,
                    open_,
                    actor,
                    rol.value,
                    dag_van(nu).isoformat(),
                    geheim=vertrouwelijk,
                )
            )
        self._leg_vast(schrijver, [Deel(v, kop)])

    def _leg_vast(self, schrijver: Schrijver, delen: list[Deel]) -> None:
        """Whose key was destroyed, also a moment ago by somebody else, gets no content under that name again."""
        try:
            self._kern.boekhouding.boek(schrijver, delen)
        except SleutelOntbreektError as fout:
            kop = f"{delen[0].vervolg.stroom}/"
            if not fout.houder.startswith(kop):
                raise
            raise VernietigdError(fout.houder.removeprefix(kop)) from fout
