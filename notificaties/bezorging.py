"""Bezorging: from a row of the outbox to people, at least once.

Read and fill in, send, then record: nothing is sent inside a transaction, and what was sent is never denied. One bad
message never stops the others; a database that does not take the record does stop the run.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from kernproces.gebeurtenissen import ACCOUNT_GEWIJZIGD, DAGOVERZICHT
from kernproces.gebruik.fouten import GebruiksFout, OnbekendError
from kernproces.gebruik.kern import Kern, keur_tijd
from kernproces.opslag.fouten import OpslagError
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.tijdstip import dag_van, tijdstip
from notificaties.accountmelding import VORIG
from notificaties.bundel import Werkdag, mag_wachten, volgend_overzicht, wachtregel
from notificaties.gegevens import Adres, Briefgegevens, Organisatie
from notificaties.kanalen.basis import Kanaal, KanaalFout, Zending
from notificaties.kanalen.keuze import Kanaalkeuze
from notificaties.kanalen.webhook import Webhookkanaal
from notificaties.ontvangers import Ontvanger, ontvangers, op_naam, plaatsvervangers
from notificaties.opmaak import Brief, maak_op
from notificaties.opstellen import Gelezen, Opsteller
from notificaties.outbox import rij_van
from notificaties.post import maak_zending
from notificaties.projectie import BUITEN, is_overleden
from notificaties.sjablonen import SjabloonFout, van_versie
from notificaties.uitnodiging import GEEN, Uitnodigingen
from notificaties.uitnodiging import SJABLOON as UITNODIGING
from notificaties.vastleggen import Uitkomst, Vastlegger
from notificaties.verloop import BESCHIKBAAR, VERZONDEN, Verloop, berichtstroom, verloop_van
from notificaties.voorkeuren import Voorkeuren, Wanneer, lees_voorkeuren
from notificaties.wachtrij import neem
from notificaties.webhooks import Webhooks, is_van_systemen

Persoonsgegevens = Callable[[Iterable[str]], Mapping[str, Mapping[str, Any]]]
NIEMAND = "Niemand heeft deze functie en er is geen beheerder. Vul de mensen aan."
NIET_NODIG = frozenset({"termijn_herinnerd", "termijn_gewaarschuwd"})


@dataclass(slots=True)
class Uitslag:
    """What one run did, in messages (not in recipients)."""

    verzonden: int = 0
    mislukt: int = 0  # to be tried again
    opgegeven: int = 0
    vervallen: int = 0

    def tel(self, status: str) -> None:
        """Count one message by the status that its outbox row has now."""
        naam = "mislukt" if status == "wacht" else status
        setattr(self, naam, getattr(self, naam) + 1)


@dataclass(frozen=True, slots=True)
class Stuk:
    """What goes to one person at this attempt."""

    ontvanger: Ontvanger
    brief: Brief
    zending: Zending
    bundel: Sequence[str] = ()  # the messages of which it is the notice


@dataclass(frozen=True, slots=True)
class Stuurgang:
    """One attempt at one message: what goes out, and what came of it."""

    uitkomst: Uitkomst
    dicht: dict[str, KanaalFout]  # shared by the run

    def stuur(self, kanaal: Kanaal, stuk: Stuk) -> None:
        """Through one channel; a channel that is shut is not knocked on for every message."""
        persoon = stuk.ontvanger.persoon
        try:
            if kanaal.naam in self.dicht:
                raise self.dicht[kanaal.naam]
            kanaal.bezorg(stuk.zending)
        except KanaalFout as fout:
            if fout.kanaal_dicht:
                self.dicht[kanaal.naam] = fout
            self.uitkomst.mislukt(persoon, kanaal.naam, fout.reden, blijvend=fout.blijvend)
            return
        bytes_ = stuk.brief.inhoud if kanaal.intern else stuk.zending.inhoud
        inhoud = {
            "persoon": persoon,
            "namens": stuk.ontvanger.namens,
            "vacant": stuk.ontvanger.vacant,
            "kanaal": kanaal.naam,
            "afdruk": self.uitkomst.merk(sha256(bytes_).hexdigest()),
            "message_id": stuk.zending.message_id,
            "onderwerp": stuk.brief.onderwerp,
        }
        self.uitkomst.gelukt(BESCHIKBAAR if kanaal.intern else VERZONDEN, **inhoud)
        via = {**inhoud, "via": self.uitkomst.rij.id}
        self.uitkomst.mee += [(bericht, (VERZONDEN, via)) for bericht in stuk.bundel]


class Bezorger:
    """Delivers what waits. Any number of them may run."""

    def __init__(
        self,
        kern: Kern,
        persoonsgegevens: Persoonsgegevens,
        kanalen: Kanaalkeuze,
        organisatie: Organisatie,
        is_werkdag: Werkdag,
        webhooks: Webhooks,
        uitnodigingen: Uitnodigingen = GEEN,
    ) -> None:
        self._kern = kern
        self._uitnodigingen = uitnodigingen
        self._webhooks = webhooks
        self._is_werkdag = is_werkdag
        self._persoonsgegevens = persoonsgegevens
        self._kanalen = kanalen
        self._opsteller = Opsteller(kern.archief, kern.bron, kern.register, organisatie, uitnodigingen)
        self._vastlegger = Vastlegger(kern)

    def verzend(self, nu: datetime, hoeveel: int = 100) -> Uitslag:
        """Try every message that is due at `nu`, oldest first, at most so many."""
        keur_tijd(nu)
        uitslag = Uitslag()
        dicht: dict[str, KanaalFout] = {}  # channels that let nothing through in this run
        genomen = neem(self._kern.opslag, nu, hoeveel)
        systemen = self._systemen(nu) if genomen else []
        for rij, keer in genomen:
            uitkomst = Uitkomst(rij, keer, nu)
            try:
                self._probeer(uitkomst, dicht, systemen)
            except Exception as fout:  # noqa: BLE001 - whatever is wrong with it, it is kept and shown
                uitkomst.mislukt(None, None, waarom(fout))
            uitslag.tel(self._vastlegger.leg_vast(uitkomst))
        return uitslag

    def _systemen(self, nu: datetime) -> list[Webhookkanaal]:
        with self._kern.opslag.lezen() as lezer:
            return self._webhooks.kanalen(lezer, nu)

    def _probeer(
        self, uitkomst: Uitkomst, dicht: dict[str, KanaalFout], systemen: Sequence[Webhookkanaal]
    ) -> None:
        rij, nu = uitkomst.rij, uitkomst.nu
        with self._kern.opslag.lezen() as lezer:
            gelezen = self._opsteller.lees(lezer, rij, nu)
            verloop = verloop_van(self._kern.archief.lees(lezer, berichtstroom(rij.id)))
            uitkomst.vervalt = self._waarom_niet(lezer, gelezen, nu)
            voorkeuren = lees_voorkeuren(lezer)
        if uitkomst.vervalt:
            return
        uitkomst.merk = self._kern.archief.merker(gelezen.dossiernaam)
        if systemen and rij.zaak and is_van_systemen(rij.id):
            self._naar_systemen(gelezen, verloop, Stuurgang(uitkomst, dicht), systemen)
        self._naar_mensen(gelezen, verloop, Stuurgang(uitkomst, dicht), voorkeuren)

    def _naar_systemen(
        self, gelezen: Gelezen, verloop: Verloop, gang: Stuurgang, systemen: Sequence[Webhookkanaal]
    ) -> None:
        gebeurtenis = self._webhooks.gebeurtenis(gelezen)
        rij = gelezen.rij
        zending = Zending(gebeurtenis.id, rij.sjabloon, rij.aangemaakt, None, gebeurtenis.inhoud)
        for kanaal in systemen:
            sleutel = (kanaal.naam, kanaal.naam)
            gang.uitkomst.al_geweigerd |= sleutel in verloop.geweigerd
            if sleutel not in verloop.klaar and kanaal.abonnement.wil(gebeurtenis.soort):
                brief = Brief(gebeurtenis.soort, "")
                gang.stuur(kanaal, Stuk(Ontvanger(kanaal.naam), brief, zending))

    def _naar_mensen(
        self, gelezen: Gelezen, verloop: Verloop, gang: Stuurgang, voorkeuren: Voorkeuren
    ) -> None:
        rij, uitkomst, nu = gelezen.rij, gang.uitkomst, gang.uitkomst.nu
        if not (wie := _lezers(gelezen, dag_van(nu))):
            uitkomst.mislukt(None, None, NIEMAND)
        mag_wachten = self._mag_wachten(gelezen, nu)
        adressen = self._adressen(wie)
        if gelezen.adres is not None:
            adressen = {p: replace(a, email=gelezen.adres) for p, a in adressen.items()}
        for ontvanger in wie:
            brief = maak_op(van_versie(rij.sjabloon, rij.versie), gegevens_voor(gelezen, ontvanger, adressen))
            zending = maak_zending(rij, adressen[ontvanger.persoon], brief, self._opsteller.organisatie, nu)
            wacht = mag_wachten and voorkeuren.wanneer(ontvanger.persoon) is Wanneer.DAGELIJKS
            for kanaal in self._kanalen(ontvanger):
                sleutel = (ontvanger.persoon, kanaal.naam)
                uitkomst.al_geweigerd |= sleutel in verloop.geweigerd
                if sleutel in verloop.klaar or (kanaal.intern and (gelezen.bundel or gelezen.adres)):
                    continue
                if wacht and not kanaal.intern:
                    moment = volgend_overzicht(nu, self._is_werkdag)
                    regel = wachtregel(rij, brief.onderwerp, moment, _vervalt_met(gelezen))
                    uitkomst.bundel(*sleutel, regel)
                else:
                    gang.stuur(kanaal, Stuk(ontvanger, brief, zending, gelezen.bundel))

    def _mag_wachten(self, gelezen: Gelezen, nu: datetime) -> bool:
        """Whether its mail may be kept for the overview: nothing that touches the law, and no list of its own."""
        rij = gelezen.rij
        if gelezen.spoed or not rij.zaak:
            return False
        return mag_wachten(nu, self._is_werkdag, buiten=rij.rol in BUITEN)

    def _waarom_niet(self, lezer: Lezer, gelezen: Gelezen, nu: datetime) -> str | None:
        """A hard stop, or a reminder of what is no longer due; checked last of all, just before sending."""
        if gelezen.rij.rol in BUITEN and any(map(is_overleden, self._opsteller.zaken_van(lezer, gelezen))):
            return "De leerling is overleden."
        if gelezen.entry["soort"] == DAGOVERZICHT and not gelezen.feiten.overzicht:
            return "Er is niets meer te melden."
        if gelezen.rij.sjabloon == VORIG and gelezen.adres is None:
            return "Het vorige adres is gewist."
        if gelezen.rij.sjabloon == UITNODIGING and not self._uitnodigingen.geldt(
            lezer, gelezen.entry, tijdstip(nu)
        ):
            return "De link is al gebruikt, vervangen of verlopen."
        termijn = gelezen.feiten.termijn
        if gelezen.entry["soort"] in NIET_NODIG and termijn is not None and termijn.stand == "gestopt":
            return "De termijn is gestopt; herinneren is niet meer nodig."
        return None

    def _adressen(self, wie: Iterable[Ontvanger]) -> dict[str, Adres]:
        ids = {p for o in wie for p in (o.persoon, o.namens) if p is not None}
        bekend = self._persoonsgegevens(ids)
        return {p: Adres(p, bekend.get(p, {}).get("naam") or p, bekend.get(p, {}).get("email")) for p in ids}

    def toon(self, bericht: str, ontvanger: Ontvanger, op: datetime) -> Brief:
        """The words of a message as they were at the moment at which it was made available."""
        with self._kern.opslag.lezen() as lezer:
            rij = rij_van(lezer, bericht)
            if rij is None:
                raise OnbekendError(f"Er is geen bericht {bericht!r}.")
            gelezen = self._opsteller.lees(lezer, rij, op)
        return maak_op(
            van_versie(rij.sjabloon, rij.versie),
            gegevens_voor(gelezen, ontvanger, self._adressen([ontvanger])),
        )

    def klopt(self, bericht: str, brief: Brief, afdruk: str) -> bool:
        """Whether these are the words that were made available: same words, same salted hash."""
        return self.klopt_bytes(bericht, brief.inhoud, afdruk)

    def klopt_bytes(self, bericht: str, inhoud: bytes, afdruk: str) -> bool:
        """Whether these are the bytes that left, such as a mail that somebody shows us."""
        with self._kern.opslag.lezen() as lezer:
            rij = rij_van(lezer, bericht)
            dossier = None if rij is None else self._opsteller.dossier_van(lezer, rij)
        return (
            dossier is not None and self._kern.archief.merker(dossier)(sha256(inhoud).hexdigest()) == afdruk
        )

    def open(self, bericht: str, persoon: str, rol: Rol, nu: datetime) -> bool:
        """Record that a person opened a message; False when it was not the first time, or not for this person."""
        keur_tijd(nu)
        return self._vastlegger.leg_opening_vast(bericht, persoon, rol, nu)


def _lezers(gelezen: Gelezen, dag: date) -> list[Ontvanger]:
    """Who reads it on this day: an overview its own person, anything else whoever holds the function."""
    rol, mensen = Rol(gelezen.rij.rol), gelezen.registers.mensen
    if gelezen.entry["soort"] == DAGOVERZICHT:
        return plaatsvervangers(gelezen.entry["open"]["persoon"], rol, mensen, dag)
    if gelezen.entry["soort"] == ACCOUNT_GEWIJZIGD:
        return [Ontvanger(gelezen.entry["open"]["persoon"])]
    genoemd = op_naam(gelezen.entry["open"], gelezen.rij.sjabloon, rol.value)
    return ontvangers(
        rol, gelezen.zaak, gelezen.dossier, mensen, dag, genoemd, gelezen.kring, gelezen.gevraagd
    )


def _vervalt_met(gelezen: Gelezen) -> str | None:
    return gelezen.rij.termijn if gelezen.entry["soort"] in NIET_NODIG else None


def gegevens_voor(gelezen: Gelezen, ontvanger: Ontvanger, adressen: Mapping[str, Adres]) -> Briefgegevens:
    """The facts with this reader."""
    rol = Rol(gelezen.rij.rol)
    return Briefgegevens(
        gelezen.feiten,
        ontvanger=adressen[ontvanger.persoon].naam,
        rol=rol.titel,
        rolcode=rol.value,
        namens=None if ontvanger.namens is None else adressen[ontvanger.namens].naam,
        vacant=ontvanger.vacant,
        buiten=rol.value in BUITEN,
    )


def waarom(fout: Exception) -> str:
    """A failure as a sentence that holds no personal data: our own errors speak, of others only the kind is named."""
    if isinstance(fout, SjabloonFout | GebruiksFout | OpslagError | KanaalFout):
        return str(fout)
    return f"Onverwachte fout bij het maken van het bericht ({type(fout).__name__})."
