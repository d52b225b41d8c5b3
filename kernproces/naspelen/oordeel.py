"""The verdict: each recorded step put to the declaration then in force, and played again through the same engine.

First the data: is this row in the declaration, from this state, by this role, with these answers? Then the step is done
once more on the facts as they stood, and everything that it brought about (terms, steps of the system, messages) must
equal what was recorded, entry by entry.
"""

import copy
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from kernproces.correctie import CORRIGEER, nieuwe_termijnen
from kernproces.gebeurtenissen import (
    GECORRIGEERD,
    HANDELING,
    OVERGANG,
    TERMIJN_SOORTEN,
    ZAAK_GESTART,
    dossierstroom,
)
from kernproces.gebruik.register import Register
from kernproces.geheimen import voeg_samen
from kernproces.mensen import Bevoegdheid, Mensen
from kernproces.naspelen import keuring
from kernproces.naspelen.boek import Geschiedenisboek
from kernproces.naspelen.verslag import Bevinding, Stap, Uitspraak, Verslag
from kernproces.oordeel import Oordeel
from kernproces.rollen import Rol
from kernproces.situatie import Registers, Situatie
from kernproces.stand import Entry, Stand, pas_toe
from kernproces.taal.overgang import Overgang
from kernproces.voortgang import Vervolg, Voortgang
from kernproces.werkdag import werkdag_van

STAPPEN = frozenset({ZAAK_GESTART, OVERGANG, HANDELING})
LaatVerstrijken = Callable[[Voortgang, Vervolg, Situatie, bool], None]


class Naspeler:
    """Replays zaken from a book of history."""

    def __init__(self, boek: Geschiedenisboek, register: Register, laat_verstrijken: LaatVerstrijken) -> None:
        self._boek = boek
        self._register = register
        self._laat_verstrijken = laat_verstrijken

    def speel_na(self, zaak: str, tot: str | None = None) -> Verslag:
        """Replay a zaak, up to an instant when one is given (as the history writes it)."""
        stroom = self._boek.stroom(f"zaak/{zaak}")
        entries = [e for e in stroom.entries if tot is None or e["vastgelegd"] <= tot]
        stand: Stand = {}
        verwacht: list[Entry] = []
        stappen = []
        for i, entry in enumerate(entries):
            stap = _stap(entry, stroom.afdrukken.get(entry["nr"], ""))
            if stroom.breuk is not None and stroom.breuk.nr == entry["nr"]:
                stap.bevindingen.append(Bevinding("keten", str(stroom.breuk), "keten"))
            self._beoordeel(entry, entries[i + 1 :], stand, verwacht, stap)
            pas_toe(stand, entry)
            stappen.append(stap)
        if verwacht and tot is None and stappen:
            wat = verwacht[0]["soort"]
            stappen[-1].bevindingen.append(
                Bevinding("ontbreekt", f"Hierna hoort nog te staan: {wat}.", "historie")
            )
        naam = f"{stand.get('workflow', '?')} {stand.get('versie', '')}".strip()
        return Verslag(zaak, naam, stappen, stand.get("toestand"), stroom.breuk is None)

    def _beoordeel(
        self, entry: Entry, rest: list[Entry], stand: Stand, verwacht: list[Entry], stap: Stap
    ) -> None:
        if verwacht:
            hoort = verwacht.pop(0)
            if anders := keuring.verschil(hoort, entry):
                stap.bevindingen.append(Bevinding("gevolg", anders, "historie"))
                verwacht.clear()
            else:
                return
        soort = entry["soort"]
        if soort in STAPPEN and entry["rol"] != Rol.SYSTEEM.value:
            self._mensenstap(entry, rest, stand, verwacht, stap)
        elif soort in TERMIJN_SOORTEN or entry["rol"] == Rol.SYSTEEM.value:
            self._klokstap(entry, stand, verwacht, stap)
        elif soort == GECORRIGEERD:
            self._correctiestap(entry, stand, verwacht, stap)
        else:
            stap.bevindingen.append(Bevinding("soort", f"Onbekend soort gebeurtenis: {soort}.", "historie"))

    # ------------------------------------------------------------ steps by people

    def _mensenstap(
        self, entry: Entry, rest: list[Entry], stand: Stand, verwacht: list[Entry], stap: Stap
    ) -> None:
        voortgang = self._declaratie(entry, stand, stap)
        if voortgang is None:
            return
        s = self._situatie(entry, stand)
        rij = keuring.rij_van(voortgang.workflow, entry, stand, stap)
        if rij is None:
            return
        keuring.keur_stap(voortgang.workflow, rij, entry, stand, s, stap)
        gegevens = self._formulier(rij, entry, stap)
        if gegevens is None:
            return
        s.gegevens = gegevens
        s.op_dag(date.fromisoformat(entry["werkt_op"]))
        if (dag := werkdag_van(gegevens)) is not None and dag.isoformat() != entry["werkt_op"]:
            stap.bevindingen.append(
                Bevinding(
                    "werkdag", "De dag waarop de stap werkt, is niet die van het formulier.", "Awb 2:20"
                )
            )
        keuring.keur_eisen(rij, s, stap)
        verwacht += self._opnieuw(voortgang, rij, entry, s, gegevens, stap)
        if rij.actie == CORRIGEER and (not rest or rest[0]["soort"] != GECORRIGEERD):
            stap.bevindingen.append(
                Bevinding("ontbreekt", "Hierna hoort de correctie zelf te staan.", "historie")
            )

    def _correctiestap(self, entry: Entry, stand: Stand, verwacht: list[Entry], stap: Stap) -> None:
        """A correction follows the act that asked for it; what it does to the terms is worked out again."""
        voortgang = self._declaratie(entry, stand, stap)
        vraag = stand.get("gedaan", {}).get(CORRIGEER)
        if (
            voortgang is None
            or vraag is None
            or vraag["nr"] != entry["nr"] - 1
            or vraag["laatst"][0] != entry["actor"]
        ):
            stap.bevindingen.append(
                Bevinding("correctie", "Hier is niet om gevraagd door wie het deed.", "historie")
            )
            return
        s = self._situatie(entry, stand)
        s.op_dag(date.fromisoformat(entry["werkt_op"]))
        stroom = self._boek.stroom(entry["stroom"]).entries
        doel = next((e for e in stroom if e["nr"] == vraag["gegevens"]["nr"]), None)
        gegeven, open_ = vraag["gegevens"]["gegeven"], entry["open"]
        waarde = open_["wordt"].get(gegeven)
        try:
            hoort = (
                nieuwe_termijnen(voortgang.workflow, s.zaak, doel["open"]["actie"], gegeven, waarde)
                if doel
                else None
            )
        except KeyError:
            hoort = None
        if hoort is None or open_["nr"] != vraag["gegevens"]["nr"] or open_["gegeven"] != gegeven:
            stap.bevindingen.append(
                Bevinding("correctie", "De correctie past niet bij de stap die zij herstelt.", "historie")
            )
            return
        if open_.get("gevolgen", []) != hoort:
            stap.bevindingen.append(
                Bevinding("correctie", "De gevolgen voor de termijnen kloppen niet.", "historie")
            )
        v = Vervolg(entry["stroom"], s.zaak, entry["vastgelegd"], entry["workflow"])
        pas_toe(v.stand, entry)
        voortgang.verreken(v, s, hoort)
        verwacht += v.entries

    def _opnieuw(
        self,
        voortgang: Voortgang,
        rij: Overgang,
        entry: Entry,
        s: Situatie,
        gegevens: Any,
        stap: Stap,
    ) -> list[Entry]:
        """Do the step once more; what follows it must be what was recorded."""
        v = Vervolg(entry["stroom"], s.zaak, entry["vastgelegd"], entry["workflow"])
        oordeel = Oordeel(rij.actie, overgang=rij, naar=entry["open"].get("naar", ""), gegevens=gegevens)
        oordeel.eisen = [e.naam for e in rij.eisen]
        extra = {k: entry["open"][k] for k in ("nummer",) if k in entry["open"]}
        try:
            if entry["soort"] == ZAAK_GESTART:
                feiten = ("zaak", "dossier", "school", "workflow", "versie", "hoofdzaak")
                voortgang.begin(v, s, oordeel, {k: entry["open"].get(k) for k in feiten})
            else:
                voortgang.doe(v, s, oordeel, extra)
        except Exception as fout:  # noqa: BLE001 - whatever a mangled entry breaks is a finding, not a crash
            stap.bevindingen.append(
                Bevinding("naspelen", f"De stap is niet na te spelen ({type(fout).__name__}).", "historie")
            )
            return []
        if anders := keuring.verschil(v.entries[0], entry):
            stap.bevindingen.append(Bevinding("stap", anders, "historie"))
        return v.entries[1:]

    def _formulier(self, rij: Overgang, entry: Entry, stap: Stap) -> Any:
        """The form as it was filled in: open part, and what can still be unlocked. Hashes stay commitments."""
        geheim = self._boek.ontsluit(entry)
        waarden = voeg_samen(entry["open"]["gegevens"], geheim)
        try:
            return rij.gegevens.model_validate(waarden)
        except ValidationError as fout:
            if set(entry["geheim"]) - set(geheim):
                zin = "De vertrouwelijke inhoud is gewist of ontbreekt; het formulier is niet meer te beoordelen."
                stap.bevindingen.append(
                    Bevinding("gewist", zin, "WPO 18a lid 13", Uitspraak.NIET_TE_BEOORDELEN)
                )
            else:
                veld = ".".join(str(d) for d in fout.errors()[0]["loc"])
                stap.bevindingen.append(
                    Bevinding("formulier", f"Het formulier is niet geldig: {veld}.", "formulier")
                )
            return None

    # ------------------------------------------------------------ what the clock and the system did

    def _klokstap(self, entry: Entry, stand: Stand, verwacht: list[Entry], stap: Stap) -> None:
        """An entry of the system that no step before it called for: it must be what the clock brought about then."""
        if entry["open"].get("vanuit"):
            return  # brought about by a deelzaak; judged there
        voortgang = self._declaratie(entry, stand, stap)
        if voortgang is None:
            return
        for alleen_gevolgen in (False, True):
            v = self._klok(entry, stand, voortgang, alleen_gevolgen, stap)
            if v and not keuring.verschil(v[0], entry):
                verwacht += v[1:]
                return
        zin = (
            "Dit volgt niet uit de klok of uit een stap: het systeem had hier niets te doen, of iets anders."
        )
        stap.bevindingen.append(Bevinding("klok", zin, "historie"))

    def _klok(
        self, entry: Entry, stand: Stand, voortgang: Voortgang, alleen_gevolgen: bool, stap: Stap
    ) -> list[Entry]:
        """What the clock brings about at that instant: all of it, or only what a person's step needs first."""
        s = self._situatie(entry, stand)
        v = Vervolg(entry["stroom"], s.zaak, entry["vastgelegd"], stand.get("vingerafdruk"))
        try:
            self._laat_verstrijken(voortgang, v, s, alleen_gevolgen)
        except Exception as fout:  # noqa: BLE001 - see _opnieuw
            stap.bevindingen.append(
                Bevinding("klok", f"De klok is niet na te rekenen ({type(fout).__name__}).", "historie")
            )
        return v.entries

    # ------------------------------------------------------------ the facts then

    def _declaratie(self, entry: Entry, stand: Stand, stap: Stap) -> Voortgang | None:
        afdruk = entry["workflow"]
        if stand and afdruk != stand.get("vingerafdruk"):
            stap.bevindingen.append(
                Bevinding("versie", "Deze stap noemt een andere procedure dan de zaak.", "versie")
            )
        voortgang = self._register.op_afdruk(str(stand.get("vingerafdruk", afdruk)))
        if voortgang is None:
            stap.bevindingen.append(
                Bevinding("versie", "De procedure van deze stap is niet gepubliceerd.", "versie")
            )
        return voortgang

    def _situatie(self, entry: Entry, stand: Stand) -> Situatie:
        zaak = copy.deepcopy(stand) if stand else _nog_geen_zaak(entry)
        gelezen = dict(entry["open"].get("gelezen", {}))
        registers = self._registers(gelezen, entry["vastgelegd"])
        rol = Rol(entry["rol"]) if entry["rol"] in set(Rol) else Rol.SYSTEEM
        dossier = self._boek.stand_toen(
            dossierstroom(entry["open"].get("dossier") or zaak.get("dossier", "")), entry["vastgelegd"]
        )
        zaken = {
            n.partition("/")[2]: self._boek.stand_op(n, nr)
            for n, nr in gelezen.items()
            if n.startswith("zaak/")
        }
        nu = datetime.fromisoformat(entry["vastgelegd"])
        s = Situatie(nu, entry["actor"], rol, entry["open"].get("actie", ""), zaak, dossier, registers, zaken)
        if rol is not Rol.SYSTEEM:
            bekend = registers.mensen.bevoegdheid(entry["actor"], rol, s.vandaag)
            s.bevoegdheid = bekend or Bevoegdheid(entry["actor"], rol, tuple(entry["open"].get("keten", ())))
        return s

    def _registers(self, gelezen: dict[str, int], tijdstip: str) -> Registers:
        """The registers as the step read them; a step of the clock reads them as they stood then."""
        namen = ("mensen", "scholen", "organisatie", "aanbod", "capaciteit")
        items = {}
        for naam in namen:
            stroom = f"register/{naam}"
            stand = (
                self._boek.stand_op(stroom, gelezen[stroom])
                if stroom in gelezen
                else self._boek.stand_toen(stroom, tijdstip)
            )
            items[naam] = stand.get("items", {})
        return Registers(Mensen(items["mensen"]), items, gelezen)


def _nog_geen_zaak(entry: Entry) -> Stand:
    leeg: Stand = {"gedaan": {}, "verzameld": {}, "sporen": {}, "termijnen": {}, "klaar": False}
    return {**leeg, "hoofdzaak": entry["open"].get("hoofdzaak")}


def _stap(entry: Entry, afdruk: str) -> Stap:
    open_ = entry["open"]
    return Stap(
        nr=entry["nr"],
        soort=entry["soort"],
        actie=open_.get("actie") or open_.get("trede") or open_.get("termijn") or entry["soort"],
        vastgelegd=entry["vastgelegd"],
        werkt_op=entry["werkt_op"],
        actor=entry["actor"],
        namens=entry["namens"],
        rol=entry["rol"],
        van=open_.get("van"),
        naar=open_.get("naar"),
        afdruk=afdruk,
    )
