"""Opstellen: what a message says, gathered from the history as it stood at the moment of sending.

The same moment gives the same words years later: that is how the postvak shows what was said without keeping the text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from kernproces.gebeurtenissen import ACCOUNT_GEWIJZIGD, DAGOVERZICHT, dossierstroom, zaakstroom
from kernproces.gebruik.archief import Archief, stand_van
from kernproces.gebruik.bron import Bron
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.register import Register
from kernproces.opslag.rijen import Lezer
from kernproces.taal.kring import GEWOON, Kring
from kernproces.taal.overgang import Overgang
from kernproces.taal.termijn import Aard
from kernproces.taal.workflow import Workflow
from kernproces.tijdstip import AMSTERDAM, dag_van, tijdstip
from kernproces.zaak.dwangsom import dwangsomstand
from kernproces.zaak.situatie import Registers
from kernproces.zaak.stand import Entry, Stand, vouw
from notificaties.accountmelding import VORIG, vorig_adres
from notificaties.bundel import gebundelde, groepen_van
from notificaties.gegevens import (
    Beurt,
    Dwangsomregel,
    Lijstregel,
    Organisatie,
    Overzichtgroep,
    Termijnregel,
    Zaakfeiten,
)
from notificaties.outbox import Outboxrij
from notificaties.taal import dag_lang, moment_lang, nog
from notificaties.uitnodiging import GEEN, Uitnodigingen
from notificaties.uitnodiging import SJABLOON as UITNODIGING

ORGANISATIE = "organisatie"  # in the place of a dossier, for what concerns none


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What the history says about one message at one moment."""

    rij: Outboxrij
    entry: Entry
    zaak: Stand
    dossier: Stand
    registers: Registers
    feiten: Zaakfeiten
    kring: Kring = GEWOON
    adres: str | None = None  # in the place of the one in the register
    gevraagd: frozenset[str] = frozenset()  # for whom by name the zaak waits, when it is about that

    @property
    def dossiernaam(self) -> str:
        """Whose key makes the hash of the bytes; what concerns no dossier has one of the organisation."""
        return str(self.dossier.get("dossier", ORGANISATIE))

    @property
    def bundel(self) -> list[str]:
        """The messages of which this is the notice, when it is an overview of the day."""
        return gebundelde(self.entry) if self.entry["soort"] == DAGOVERZICHT else []

    @property
    def spoed(self) -> bool:
        """Whether the declaration says that it touches the law: then it never waits."""
        open_, rij = self.entry["open"], self.rij
        beloofd = open_.get("berichten", (open_,))
        return any(b.get("spoed") for b in beloofd if b["sjabloon"] == rij.sjabloon and rij.rol in b["aan"])


class Opsteller:
    """Reads the facts for a message."""

    def __init__(
        self,
        archief: Archief,
        bron: Bron,
        register: Register,
        organisatie: Organisatie,
        uitnodigingen: Uitnodigingen = GEEN,
    ) -> None:
        self._archief = archief
        self._uitnodigingen = uitnodigingen
        self._bron = bron
        self._register = register
        self.organisatie = organisatie

    def lees(self, lezer: Lezer, rij: Outboxrij, nu: datetime) -> Gelezen:
        """Everything about a message as it stood at `nu`, with all that was recorded together with its event."""
        tot = max(tijdstip(nu), rij.aangemaakt)  # also when the machine's clock went back
        entries = [e for e in self._archief.lees(lezer, rij.stroom) if e["vastgelegd"] <= tot]
        entry = next((e for e in entries if e["nr"] == rij.nr), None)
        if entry is None:
            raise OnbekendError(f"Bericht {rij.id}: gebeurtenis {rij.nr} van {rij.stroom} is er niet.")
        zaak = vouw(entries) if rij.zaak else {}
        kop = lezer.stroom(dossierstroom(zaak["dossier"])) if zaak else None
        dossier = {} if kop is None else stand_van(kop)
        registers = self._bron.registers(lezer)
        dag = dag_van(nu)
        feiten = self._feiten(entries, entry, zaak, _school(zaak, registers, dag), dag)
        adres = None
        if entry["soort"] == ACCOUNT_GEWIJZIGD:
            pad = self._uitnodigingen.pad(entry) if rij.sjabloon == UITNODIGING else "/account"
            feiten = replace(feiten, link=f"{self.organisatie.adres}{pad}")
            adres = vorig_adres(self._archief, entry) if rij.sjabloon == VORIG else None
        if entry["soort"] == DAGOVERZICHT:
            feiten = self._overzicht(feiten, groepen_van(lezer, entry))
        kring = self._register.kringen.get(zaak.get("workflow", ""), GEWOON)
        gevraagd = (
            self._register.van(zaak).workflow.gevraagd(zaak) if zaak and not rij.termijn else frozenset()
        )
        return Gelezen(rij, entry, zaak, dossier, registers, feiten, kring, adres, gevraagd)

    def dossier_van(self, lezer: Lezer, rij: Outboxrij) -> str:
        """Whose key made the hash of the bytes of this message."""
        kop = lezer.stroom(rij.stroom) if rij.zaak else None
        return ORGANISATIE if kop is None else str(stand_van(kop)["dossier"])

    def zaken_van(self, lezer: Lezer, gelezen: Gelezen) -> list[Stand]:
        """The current facts of every zaak of the dossier."""
        stromen = [zaakstroom(z["zaak"]) for z in gelezen.dossier.get("zaken", ())]
        return [stand_van(rij) for rij in lezer.stromen(stromen).values()]

    def _feiten(self, entries: list[Entry], entry: Entry, zaak: Stand, school: str, dag: date) -> Zaakfeiten:
        open_ = entry["open"]
        workflow = self._register.van(zaak).workflow if zaak else None
        termijnen = {} if workflow is None else _termijnen(workflow, zaak, entries, dag)
        termijn = termijnen.get(open_.get("termijn", ""))
        kenmerk, adres = zaak.get("zaak", ""), self.organisatie.adres
        return Zaakfeiten(
            kenmerk=kenmerk,
            procedure="" if workflow is None else workflow.titel,
            stap=_stap(workflow, entry, termijn),
            gebeurd_op=dag_lang(date.fromisoformat(entry["werkt_op"])),
            toestand="" if workflow is None else workflow.toestanden[zaak["toestand"]],
            school=school,
            link=_link(adres, kenmerk, open_),
            termijn=termijn,
            termijnen=termijnen,
            feiten=open_.get("gegevens") or {"aantal": open_.get("aantal", 0)},
            eerder={actie: gedaan["gegevens"] for actie, gedaan in zaak.get("gedaan", {}).items()},
            beurt=None if workflow is None else _beurt(workflow, zaak),
            lijst=tuple(self._lijst(open_.get("termijnen", ()))),
            organisatie=self.organisatie,
        )

    def _overzicht(self, feiten: Zaakfeiten, groepen: tuple[Overzichtgroep, ...]) -> Zaakfeiten:
        """The facts of an overview of the day."""
        aantal = sum(len(g.onderwerpen) for g in groepen)
        link = f"{self.organisatie.adres}/berichten"
        return replace(feiten, link=link, feiten={"aantal": aantal}, overzicht=groepen)

    def _lijst(self, regels: Iterable[Mapping[str, Any]]) -> Iterable[Lijstregel]:
        """The lines of the weekly list: what stood open when it was made."""
        workflows = [self._register.nieuwste(naam).workflow for naam in self._register.namen()]
        soorten = {id_: soort for w in workflows for id_, soort in w.termijnen.items()}
        for r in regels:
            soort = soorten[r["termijn"]]
            kennis = "" if r["kennis"] is None else dag_lang(date.fromisoformat(r["kennis"]))
            yield Lijstregel(
                r["zaak"],
                soort.titel,
                moment_lang(r["uiterlijk"]),
                soort.aard is Aard.WETTELIJK,
                kennis,
                r["dwangsom"],
            )


def _link(adres: str, kenmerk: str, open_: Mapping[str, Any]) -> str:
    """Where to read on: the zaak, the dossier, or what is overdue."""
    if kenmerk:
        return f"{adres}/zaken/{kenmerk}"
    return f"{adres}/dossiers/{open_['dossier']}" if "dossier" in open_ else f"{adres}/termijnen"


def _stap(workflow: Workflow | None, entry: Entry, termijn: Termijnregel | None) -> str:
    if termijn is not None:
        return termijn.titel
    actie = entry["open"].get("actie")
    if workflow is None or actie is None:
        return str(entry["soort"]).replace("_", " ")
    return _overgang(workflow, actie).titel


def _overgang(workflow: Workflow, actie: str) -> Overgang:
    return workflow.acties[actie][0] if actie in workflow.acties else workflow.start


def _beurt(workflow: Workflow, zaak: Stand) -> Beurt | None:
    wacht = workflow.aan_zet(zaak)
    if wacht is None or not wacht.wie:
        return None
    rollen = wacht.aan_zet(zaak)
    wie = " of ".join(rol.titel for rol in rollen)
    return Beurt(wie, _overgang(workflow, wacht.doet).titel, frozenset(rol.value for rol in rollen))


def _school(zaak: Stand, registers: Registers, dag: date) -> str:
    school = zaak.get("school")
    return "" if school is None else str((registers.op("scholen", school, dag) or {}).get("naam", school))


def _termijnen(workflow: Workflow, zaak: Stand, entries: list[Entry], dag: date) -> dict[str, Termijnregel]:
    """Every term of the zaak in words; its derivation is in the entry that computed it."""
    per_nr = {e["nr"]: e["open"] for e in entries}
    regels = {}
    for naam, t in zaak["termijnen"].items():
        if (soort := workflow.termijnen.get(naam)) is None:
            continue
        dagen = (_dag(t["uiterlijk"]) - dag).days
        regels[naam] = Termijnregel(
            titel=soort.titel,
            uiterlijk=moment_lang(t["uiterlijk"]) + (" (voorlopig)" if t.get("voorlopig") else ""),
            dagen=dagen,
            nog=nog(dagen),
            grondslag=soort.grondslag,
            stand=t["stand"],
            na_afloop=soort.na_afloop,
            afleiding=tuple(_afleiding(per_nr[t["nr"]]["na"]["afleiding"])),
            dwangsom=_dwangsom(t, dag),
        )
    return regels


def _dwangsom(t: Mapping[str, Any], dag: date) -> Dwangsomregel | None:
    if (som := dwangsomstand(t, dag)) is None:
        return None
    return Dwangsomregel(
        som.bedrag, som.per_dag, som.maximum, dag_lang(som.laatste_dag), dag_lang(som.vaststellen)
    )


def _dag(iso: str) -> date:
    return datetime.fromisoformat(iso).astimezone(AMSTERDAM).date() if "T" in iso else date.fromisoformat(iso)


def _afleiding(stappen: Iterable[Mapping[str, str]]) -> Iterable[str]:
    for s in stappen:
        yield f"{moment_lang(s['dag'])}: {s['stap']}" + (f" ({s['artikel']})" if s["artikel"] else "")
