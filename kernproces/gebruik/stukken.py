"""Stukken: the documents of a dossier. The bytes lie encrypted in their own store; the history holds what they are.

What they are called and their plain hash are confidential like the document itself; the open part names kind, size, category
and the commitment by which a step names a document. Nothing that waits for a scan is shown or given out.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from kernproces.bestandsoort import BestandGeweigerdError, Soort, nette_naam, soort_van
from kernproces.gebeurtenissen import (
    STUK_GEKEURD,
    STUK_GEWEIGERD,
    STUK_OPGEHAALD,
    STUK_TOEGEVOEGD,
    STUKKEN,
    Nieuw,
    dossierstroom,
    stukkenstroom,
    zaakstroom,
)
from kernproces.gebruik import quarantaine
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.dagmaat import GRENZELOOS, Dagmaat
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.kern import Kern, keur_tijd
from kernproces.gebruik.quarantaine import Tegengehouden
from kernproces.gebruik.stuk import Aanbod, Keur, Keurder, Stuk, stuk_van, versies_van, wacht
from kernproces.gebruik.stukbytes import Deelstroom, meet
from kernproces.opslag.fouten import OntsleutelError, OpslagError, SleutelOntbreektError
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.opslag.stukkenkast import Stukkenkast
from kernproces.rollen import Rol
from kernproces.taal.formulier import OPEN
from kernproces.tijdstip import dag_van, tijdstip
from kernproces.vertrouwelijk.vak import sleutelnaam, vak_op
from kernproces.zaak.stand import Stand
from kernproces.zaak.voortgang import Vervolg

WEES_NA = timedelta(days=1)
LANGSTE_TITEL = 200
PER_KEER = 500  # dossiers looked at in one question


class Stukken:
    """The documents of one database."""

    def __init__(self, kern: Kern, keurder: Keurder, grootste: int, maat: Dagmaat = GRENZELOOS) -> None:
        """`grootste`: in bytes."""
        self._kern = kern
        self._keurder = keurder
        self._kast = Stukkenkast(kern.opslag)
        self.grootste = grootste
        self._maat = maat

    # ------------------------------------------------------------ taking in

    def voeg_toe(self, dossier: str, aanbod: Aanbod, actor: str, rol: Rol, nu: datetime) -> Stuk:
        """Take a document in, or BestandGeweigerdError with the reason and what helps. The same bytes twice are one stuk."""
        keur_tijd(nu)
        if aanbod.categorie is OPEN:
            raise ValueError("een stuk is nooit open")
        grootte, som = meet(aanbod.bron)
        if grootte > self.grootste:
            zin = f"Dit bestand is groter dan {self.grootste >> 20} MB."
            raise BestandGeweigerdError(zin, "Maak het kleiner, of splits het.")
        soort = self._soort(dossier, aanbod, grootte, (actor, rol), nu)
        if (er_is := self._zelfde(dossier, som, aanbod.stuk)) is not None:
            return er_is
        self._maat.tel(self._kern, actor, rol, grootte, nu)
        aanbod.bron.seek(0)
        keur = self._keurder(aanbod.bron)
        if keur is Keur.BESMET:
            self._weiger(dossier, aanbod, keur.value, (actor, rol), nu)
            zin = "De virusscanner vond iets schadelijks in dit bestand."
            raise BestandGeweigerdError(zin, "Het is niet bewaard.")
        open_ = self._bewaar(dossier, aanbod, grootte, nu)
        open_ |= {
            "merk": self._kern.archief.merker(dossier)(som),
            "grootte": grootte,
            "soort": soort.code,
            "categorie": aanbod.categorie.value,
            "keur": keur.value,
        }
        geheim = {"titel": aanbod.titel.strip()[:LANGSTE_TITEL], "naam": nette_naam(aanbod.naam, soort)}
        nieuw = Nieuw(STUK_TOEGEVOEGD, open_, actor, rol.value, dag_van(nu).isoformat())
        nieuw.geheim = {aanbod.categorie.value: geheim | {"afdruk": som}}
        return self._kern.herhaal(lambda s: self._leg_vast(s, dossier, nieuw, nu), meer=True)

    def _bewaar(self, dossier: str, aanbod: Aanbod, grootte: int, nu: datetime) -> dict[str, Any]:
        """The bytes first, locked; an entry says next where they lie and under which key."""
        houder = _houder(dossier, aanbod.zaak)
        naam = sleutelnaam(houder, aanbod.categorie.value, vak_op(dag_van(nu).isoformat()))
        sleutel = self._kern.archief.kluis.maak_sleutel(houder, naam)
        aanbod.bron.seek(0)
        inhoud = self._kast.bewaar(aanbod.bron, grootte, sleutel, tijdstip(nu))
        stuk = aanbod.stuk or f"stuk-{os.urandom(6).hex()}"
        return {"stuk": stuk, "houder": houder, "sleutel": naam, "zaak": aanbod.zaak, "inhoud": inhoud}

    def _leg_vast(self, schrijver: Schrijver, dossier: str, nieuw: Nieuw, nu: datetime) -> Stuk:
        v, kop = self._vervolg(schrijver, dossier, nu)
        stuk = nieuw.open["stuk"]
        versies = v.stand.get("stukken", {}).get(stuk, [])
        if versies and versies[0]["houder"] != nieuw.open["houder"]:
            raise OnbekendError("Een nieuwe versie hoort bij dezelfde zaak als het stuk zelf.")
        entry = v.voeg_toe(replace(nieuw))
        delen = [Deel(v, kop)]
        if nieuw.open["keur"] == Keur.WACHT.value:
            wie = (nieuw.actor, nieuw.rol, entry["vastgelegd"], stuk, entry["nr"])
            wacht = Tegengehouden(dossier, nieuw.open["zaak"], Keur.WACHT.value, *wie)
            delen.append(quarantaine.deel(schrijver, wacht, nu))
        self._kern.boekhouding.boek(schrijver, delen)
        self._kast.leg_vast(schrijver, nieuw.open["inhoud"], v.stroom)
        regel = v.stand["stukken"][stuk][-1]
        return stuk_van(regel, len(v.stand["stukken"][stuk]), _samen(entry["geheim"]))

    def _vervolg(self, schrijver: Schrijver, dossier: str, nu: datetime) -> tuple[Vervolg, Any]:
        kop = schrijver.stroom(stukkenstroom(dossier))
        return Vervolg(stukkenstroom(dossier), {} if kop is None else stand_van(kop), tijdstip(nu)), kop

    def _soort(self, dossier: str, aanbod: Aanbod, grootte: int, wie: tuple[str, Rol], nu: datetime) -> Soort:
        """The kind of file; one that is not taken in, or is not what its name says, is on record as refused."""
        try:
            return soort_van(aanbod.bron, aanbod.naam)
        except BestandGeweigerdError:
            if grootte:
                self._weiger(dossier, aanbod, quarantaine.SOORT, wie, nu)
            raise

    def _weiger(self, dossier: str, aanbod: Aanbod, keur: str, wie: tuple[str, Rol], nu: datetime) -> None:
        """That something was offered that is not taken in, stays on record; nothing of its content does."""
        open_ = {"zaak": aanbod.zaak, "keur": keur}
        t = Tegengehouden(dossier, aanbod.zaak, keur, wie[0], wie[1].value, tijdstip(nu))

        def werk(schrijver: Schrijver) -> None:
            if schrijver.stroom(dossierstroom(dossier)) is None:
                raise OnbekendError(f"Er is geen dossier {dossier!r}.")
            self._noteer(schrijver, dossier, STUK_GEWEIGERD, open_, wie, nu, t)

        self._kern.herhaal(werk)

    def _noteer(
        self,
        schrijver: Schrijver,
        dossier: str,
        soort: str,
        open_: dict[str, Any],
        door: tuple[str, Rol],
        nu: datetime,
        stopt: Tegengehouden | None = None,
    ) -> None:
        """An entry about a document, with nothing confidential; `stopt`: what it says in the list of what was stopped."""
        v, kop = self._vervolg(schrijver, dossier, nu)
        v.voeg_toe(Nieuw(soort, open_, door[0], door[1].value, dag_van(nu).isoformat()))
        bij = [] if stopt is None else [quarantaine.deel(schrijver, stopt, nu)]
        self._kern.boekhouding.boek(schrijver, [Deel(v, kop), *bij])

    def _zelfde(self, dossier: str, som: str, stuk: str | None) -> Stuk | None:
        """The document with exactly these bytes, when the dossier has it: a form that is sent twice adds nothing."""
        with self._kern.opslag.lezen() as lezer:
            if lezer.stroom(dossierstroom(dossier)) is None:
                raise OnbekendError(f"Er is geen dossier {dossier!r}.")
            merk = self._kern.archief.merker(dossier, maakt=False)(som)
            er_zijn = [
                s for s in self.van(lezer, dossier) if s.merk == merk and (stuk is None or s.stuk == stuk)
            ]
        return er_zijn[-1] if er_zijn else None

    # ------------------------------------------------------------ giving out

    def van(self, lezer: Lezer, dossier: str) -> list[Stuk]:
        """Every version of every document of the dossier, in the order in which they came."""
        kop = lezer.stroom(stukkenstroom(dossier))
        if kop is None:
            return []
        archief = self._kern.archief
        geheim: dict[int, dict[str, Any]] = {}
        for entry in archief.lees(lezer, kop.stroom):
            if entry["soort"] == STUK_TOEGEVOEGD:
                geheim[entry["nr"]] = _samen(archief.ontsluit(entry, set(entry["geheim"])))
        stand: Stand = stand_van(kop)
        alle = [
            stuk_van(regel, i, geheim.get(regel["nr"], {}))
            for versies in stand.get("stukken", {}).values()
            for i, regel in enumerate(versies, 1)
        ]
        return sorted(alle, key=lambda s: s.nr)

    def een(self, lezer: Lezer, dossier: str, stuk: str, versie: int | None = None) -> Stuk:
        """One version; the last when none is named."""
        versies = [s for s in self.van(lezer, dossier) if s.stuk == stuk and versie in (None, s.versie)]
        if not versies:
            raise OnbekendError(f"Er is geen stuk {stuk!r} in dossier {dossier!r}.")
        return versies[-1]

    def inhoud(self, dossier: str, stuk: Stuk) -> Iterator[bytes]:
        """The bytes of a document that may be shown; checked against its hash when the last part is given out."""
        if not stuk.te_zien:
            raise OnbekendError("Dit stuk wacht op de virusscanner en is nog niet te openen.")
        yield from self._bytes(stuk, _houder(dossier, stuk.zaak))

    def _bytes(self, stuk: Stuk, houder: str) -> Iterator[bytes]:
        sleutel = self._kern.archief.kluis.sleutel(houder, stuk.sleutel)
        som = hashlib.sha256()
        for deel in self._kast.lees(stuk.inhoud, sleutel):
            som.update(deel)
            yield deel
        if stuk.afdruk and som.hexdigest() != stuk.afdruk:
            raise OntsleutelError("De inhoud van dit stuk is niet wat is aangeboden.")

    def wis(self, dossier: str) -> None:
        """Remove the bytes whose key was destroyed; what the history says of them stays."""
        kluis = self._kern.archief.kluis
        with self._kern.opslag.schrijven(meer=True) as schrijver:
            kop = schrijver.stroom(stukkenstroom(dossier))
            versies = [] if kop is None else versies_van(stand_van(kop))
            for houder in {v["houder"] for v in versies}:
                er_zijn = set(kluis.namen(houder))
                for v in versies:
                    if v["houder"] == houder and v["sleutel"] not in er_zijn:
                        self._kast.verwijder(schrijver, v["inhoud"])

    # ------------------------------------------------------------ keeping

    def keur_wachtende(self, nu: datetime) -> int:
        """Offer what lies in quarantine to the scanner again; how many got an answer."""
        with self._kern.opslag.lezen() as lezer:
            dossiers = list(self._met_quarantaine(lezer))
            wacht = [(d, s) for d in dossiers for s in self.van(lezer, d) if s.keur is Keur.WACHT]
        return sum(self._keur(dossier, stuk, nu) for dossier, stuk in wacht)

    def _met_quarantaine(self, lezer: Lezer) -> Iterator[str]:
        """Dossiers of which a document waits; that is in the open, so nothing is unlocked to know it."""
        alle = self._dossiers(lezer)
        for eerste in range(0, len(alle), PER_KEER):
            deel = alle[eerste : eerste + PER_KEER]
            koppen = lezer.stromen([stukkenstroom(d) for d in deel])
            yield from (d for d in deel if wacht(stand_van(koppen[stukkenstroom(d)])))

    def _dossiers(self, lezer: Lezer) -> list[str]:
        """Those that have documents."""
        vraag = "SELECT stroom FROM stroom WHERE stroom > ? AND stroom < ? ORDER BY stroom"
        return [s.removeprefix(STUKKEN) for (s,) in lezer.rij_query(vraag, (STUKKEN, STUKKEN[:-1] + "0"))]

    def _keur(self, dossier: str, stuk: Stuk, nu: datetime) -> bool:
        try:
            keur = self._keurder(Deelstroom(self._bytes(stuk, _houder(dossier, stuk.zaak))))  # type: ignore[arg-type]
        except (SleutelOntbreektError, OntsleutelError):
            return (
                False  # erased, or damaged as `gebreken` tells: it stays shut, and the others are looked at
            )
        if keur is Keur.WACHT:
            return False

        def werk(schrijver: Schrijver) -> None:
            open_ = {"stuk": stuk.stuk, "bij": stuk.nr, "keur": keur.value}
            systeem = (Rol.SYSTEEM.value, Rol.SYSTEEM)
            t = Tegengehouden(dossier, stuk.zaak, keur.value, *systeem, tijdstip(nu), stuk.stuk, stuk.nr)
            self._noteer(schrijver, dossier, STUK_GEKEURD, open_, systeem, nu, t)
            if keur is Keur.BESMET:
                self._kast.verwijder(schrijver, stuk.inhoud)

        self._kern.herhaal(werk, meer=True)
        return True

    def haal_op(self, dossier: str, stuk: Stuk, wie: str, rol: Rol, nu: datetime) -> None:
        """Record that whom it is addressed to opened it, the first time only; before the bytes go out."""
        if wie not in stuk.opgehaald:
            open_ = {"stuk": stuk.stuk, "bij": stuk.nr}
            self._kern.herhaal(lambda s: self._noteer(s, dossier, STUK_OPGEHAALD, open_, (wie, rol), nu))

    def ruim_op(self, nu: datetime) -> int:
        """Remove bytes that no entry ever named."""
        return self._kast.ruim_op(tijdstip(nu - WEES_NA))

    def gebreken(self, lezer: Lezer) -> Iterator[tuple[str, int, str]]:
        """Per document that is not what it was: stream, number and a sentence. Erased content is no defect."""
        for dossier in self._dossiers(lezer):
            for stuk in self.van(lezer, dossier):
                if stuk.keur is Keur.BESMET or not stuk.afdruk:
                    continue
                try:
                    for _ in self._bytes(stuk, _houder(dossier, stuk.zaak)):
                        pass
                except OpslagError as fout:  # also text that the database itself cannot read
                    yield stukkenstroom(dossier), stuk.nr, f"stuk {stuk.stuk}, versie {stuk.versie}: {fout}"


def _houder(dossier: str, zaak: str | None) -> str:
    """Whose keys lock it: what belongs to a zaak is erased with that zaak."""
    return zaakstroom(zaak) if zaak else dossierstroom(dossier)


def _samen(geheim: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {k: w for deel in geheim.values() for k, w in deel.items()}
