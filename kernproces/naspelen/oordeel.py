"""The verdict: each recorded step put to the declaration then in force, and played again through the same engine.

First the data: is this row in the declaration, from this state, by this role, with these answers? Then the step is done
once more on the facts as they stood, and everything that it brought about (terms, steps of the system, messages) must
equal what was recorded, entry by entry. Last the other streams: what they tell of the same step.
"""

from collections.abc import Sequence
from datetime import date

from kernproces.gebeurtenissen import (
    GECORRIGEERD,
    GEMIGREERD,
    GEWIST,
    OVERGENOMEN,
    TERMIJN_SOORTEN,
    ZAAK_GESTART,
)
from kernproces.gebruik.register import Register
from kernproces.naspelen import keuring
from kernproces.naspelen.boek import Geschiedenisboek, Stroomverslag, zet
from kernproces.naspelen.elders import Elders, van_elders
from kernproces.naspelen.feiten import STAPPEN, Feiten, lezingen
from kernproces.naspelen.herstel import keur_correctie
from kernproces.naspelen.ingevuld import Ingevuld, vul_in
from kernproces.naspelen.klok import Klokslag, LaatVerstrijken
from kernproces.naspelen.overname import keur_overgenomen_stap, keur_overname
from kernproces.naspelen.overzetten import keur_overzetting
from kernproces.naspelen.terugblik import Terugblik
from kernproces.naspelen.verslag import Stap, Uitspraak, Verslag, lege_stap, stap_van
from kernproces.naspelen.wissing import keur_wissing
from kernproces.opslag.fouten import OpslagError
from kernproces.rollen import Rol
from kernproces.taal.overgang import Overgang
from kernproces.zaak.correctie import CORRIGEER
from kernproces.zaak.machine import GeenOvergangError
from kernproces.zaak.oordeel import Oordeel, persoon_beletselen
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Entry, Stand
from kernproces.zaak.voortgang import Vervolg, Voortgang

VOORUIT = 40  # entries of one moment of the clock that are looked at together


class Naspeler:
    """Replays zaken from a book of history."""

    def __init__(self, boek: Geschiedenisboek, register: Register, laat_verstrijken: LaatVerstrijken) -> None:
        self._boek = boek
        self._register = register
        self._feiten = Feiten(boek)
        self._klok = Klokslag(boek, self._feiten, laat_verstrijken)
        self._elders = Elders(boek, register, self._feiten)
        self.terugblik = Terugblik(boek, register, self._feiten)

    def speel_na(self, zaak: str, tot: str | None = None) -> Verslag:
        """Replay a zaak, up to an instant when one is given (as the history writes it)."""
        stroom = self._boek.stroom(f"zaak/{zaak}")
        entries = [e for e in stroom.entries if tot is None or e["vastgelegd"] <= tot]
        gelezen = lezingen(entries)
        stand: Stand = {}
        verwacht: list[Entry] = []
        stappen: list[Stap] = []
        for i, entry in enumerate(entries):
            stappen += _gaten(stroom, stappen, entry["nr"])
            stap = stap_van(entry, stroom.afdrukken.get(entry["nr"], ""))
            if (breuk := stroom.breuken.get(entry["nr"])) is not None:
                stap.meld("keten", breuk.reden, "keten")
            self._feiten.keur_gelezen(entry, *gelezen[i], stap)
            try:
                self._beoordeel(entry, entries[i + 1 : i + 1 + VOORUIT], stand, verwacht, stap)
            except OpslagError:
                raise  # no key, no database: that is not the entry's fault
            except Exception as fout:  # noqa: BLE001 - whatever a mangled entry breaks is a finding, not a crash
                stap.meld("naspelen", f"De stap is niet na te spelen ({type(fout).__name__}).", "historie")
            if not zet(stand, entry):
                stap.meld("naspelen", "De stap is niet toe te passen op de zaak.", "historie")
            stappen.append(stap)
        if tot is None:
            stappen += _gaten(stroom, stappen, max(stroom.afdrukken, default=0) + 1)
        if verwacht and tot is None and stappen:
            stappen[-1].meld(
                "ontbreekt", f"Hierna hoort nog te staan: {keuring.wat(verwacht[0])}.", "historie"
            )
        naam = f"{stand.get('workflow', '?')} {stand.get('versie', '')}".strip()
        return Verslag(
            zaak, naam, stappen, stand.get("toestand"), stroom.heel, str(stand.get("vingerafdruk", ""))
        )

    def _beoordeel(
        self, entry: Entry, rest: list[Entry], stand: Stand, verwacht: list[Entry], stap: Stap
    ) -> None:
        if verwacht:
            hoort = verwacht.pop(0)
            if not (anders := keuring.verschil(hoort, entry)):
                return
            stap.meld("gevolg", f"Hier hoort {keuring.wat(hoort)}. {anders}", "historie")
            verwacht.clear()
        soort = entry["soort"]
        if soort in STAPPEN and entry["rol"] != Rol.SYSTEEM.value:
            self._mensenstap(entry, rest, stand, verwacht, stap)
        elif soort in TERMIJN_SOORTEN or entry["rol"] == Rol.SYSTEEM.value:
            self._klokstap(entry, rest, stand, verwacht, stap)
        elif soort == GECORRIGEERD:
            self._correctiestap(entry, stand, verwacht, stap)
        elif soort == OVERGENOMEN:
            keur_overname(entry, stand, self._feiten.situatie(entry, stand), stap)
        elif soort == GEMIGREERD:
            self._overzetstap(entry, stand, verwacht, stap)
        elif soort == GEWIST:
            keur_wissing(self._boek, entry, stand, self._feiten.situatie(entry, stand), stap)
        else:
            stap.meld("soort", f"Onbekend soort gebeurtenis: {soort}.", "historie")

    # ------------------------------------------------------------ steps by people

    def _mensenstap(
        self, entry: Entry, rest: list[Entry], stand: Stand, verwacht: list[Entry], stap: Stap
    ) -> None:
        voortgang = self._declaratie(entry, stand, stap)
        if voortgang is None:
            return
        self._klok.keur_gelijk(entry, stand, voortgang, stap)
        s = self._feiten.situatie(entry, stand)
        rij = keuring.rij_van(voortgang.workflow, entry, stand, stap)
        if rij is None:
            return
        keuring.keur_stap(voortgang.workflow, rij, entry, stand, s, stap)
        keur_overgenomen_stap(entry, rest, stand, stap)
        ingevuld = vul_in(self._boek, s, rij, entry, stap)
        if ingevuld is None:
            return
        rij = _gekozen(voortgang, rij, stand, s, ingevuld, stap)
        keuring.keur_dag(entry, rij, s, ingevuld.dicht, stap)
        keuring.keur_eisen(rij, s, ingevuld.dicht, stap)
        self._register_van_toen(rij, entry, stand, ingevuld, stap)
        self._elders.keur(voortgang, rij, entry, stand, s, stap)
        verwacht += self._opnieuw(voortgang, rij, entry, s, ingevuld, stap)
        onleesbaar = entry["nr"] + 1 in self._boek.stroom(entry["stroom"]).onleesbaar  # named there
        if rij.actie == CORRIGEER and not onleesbaar and (not rest or rest[0]["soort"] != GECORRIGEERD):
            stap.meld("ontbreekt", "Hierna hoort de correctie zelf te staan.", "historie")

    def _correctiestap(self, entry: Entry, stand: Stand, verwacht: list[Entry], stap: Stap) -> None:
        """A correction follows the act that asked for it; what it does to the terms is worked out again."""
        voortgang = self._declaratie(entry, stand, stap)
        if voortgang is None:
            return
        s = self._feiten.situatie(entry, stand)
        s.op_dag(date.fromisoformat(entry["werkt_op"]))
        gevolgen = keur_correctie(self._boek, voortgang.workflow, entry, stand, s, stap)
        v = Vervolg(entry["stroom"], s.zaak, entry["vastgelegd"], entry["workflow"])
        zet(v.stand, entry)
        voortgang.verreken(v, s, gevolgen)
        verwacht += v.entries

    def _overzetstap(self, entry: Entry, stand: Stand, verwacht: list[Entry], stap: Stap) -> None:
        """To another version: allowed by both declarations on the facts as they stood, and what follows under the new one."""
        oud = self._declaratie(entry, stand, stap)
        nieuw = self._register.op_afdruk(str(entry["open"].get("vingerafdruk")))
        if nieuw is None:
            stap.meld(
                "versie", "De procedure waarop de zaak verder zou gaan, is niet gepubliceerd.", "versie"
            )
        if oud is None or nieuw is None:
            return
        self._klok.keur_gelijk(entry, stand, oud, stap)
        s = self._feiten.situatie(entry, stand)
        verwacht += keur_overzetting(oud, nieuw, entry, stand, s, stap)

    def _opnieuw(
        self, voortgang: Voortgang, rij: Overgang, entry: Entry, s: Situatie, ingevuld: Ingevuld, stap: Stap
    ) -> list[Entry]:
        """Do the step once more; what follows it must be what was recorded."""
        v = Vervolg(entry["stroom"], s.zaak, entry["vastgelegd"], entry["workflow"])
        oordeel = Oordeel(rij.actie, overgang=rij, naar=rij.naar or "", gegevens=ingevuld.gegevens)
        oordeel.eisen = [e.naam for e in rij.eisen]
        if entry["soort"] == ZAAK_GESTART:
            feiten = ("zaak", "dossier", "school", "workflow", "versie", "hoofdzaak")
            elders = van_elders(rij, entry)
            voortgang.begin(v, s, oordeel, {k: entry["open"].get(k) for k in feiten} | elders)
        else:
            voortgang.doe(v, s, oordeel, van_elders(rij, entry))
        if anders := keuring.verschil(v.entries[0], entry):
            stap.meld("stap", anders, "historie")
        return v.entries[1:]

    def _register_van_toen(
        self, rij: Overgang, entry: Entry, stand: Stand, ingevuld: Ingevuld, stap: Stap
    ) -> None:
        """A step that read another version of a register than stood then, must have been lawful under that one too."""
        eerste = self._boek.stroom(entry["stroom"]).entries[0]
        if self._feiten.past_alles(entry) or not self._feiten.loopt_recht(eerste):
            return
        s = self._feiten.situatie(entry, stand, volgens_tijd=True)
        s.gegevens = ingevuld.gegevens
        s.op_dag(date.fromisoformat(entry["werkt_op"]))
        gevonden = [*persoon_beletselen(s, rij), *(b for _, b in keuring.gebreken(rij, s) if b is not None)]
        for b in gevonden:
            stap.meld("register", f"Volgens het register van dat moment: {b.reden}", b.norm)

    # ------------------------------------------------------------ what the clock and the system did

    def _klokstap(
        self, entry: Entry, rest: list[Entry], stand: Stand, verwacht: list[Entry], stap: Stap
    ) -> None:
        """An entry of the system that no step before it called for: it must be what the clock brought about then."""
        voortgang = self._declaratie(entry, stand, stap)
        if voortgang is None:
            return
        if entry["soort"] == ZAAK_GESTART and _mag_zelf_beginnen(voortgang, entry):
            self._mensenstap(entry, rest, stand, verwacht, stap)
            return
        if entry["soort"] == ZAAK_GESTART:
            verwacht += self._elders.begonnen(entry, stand, voortgang, stap)
            return
        if entry["open"].get("vanuit"):
            verwacht += self._elders.vanuit(entry, stand, voortgang, stap)
            return
        verwacht += self._klok.keur(entry, rest, stand, voortgang, stap)

    def _declaratie(self, entry: Entry, stand: Stand, stap: Stap) -> Voortgang | None:
        afdruk = entry["workflow"]
        if stand and afdruk != stand.get("vingerafdruk"):
            stap.meld("versie", "Deze stap noemt een andere procedure dan de zaak.", "versie")
        voortgang = self._register.op_afdruk(str(stand.get("vingerafdruk", afdruk)))
        if voortgang is None:
            stap.meld("versie", "De procedure van deze stap is niet gepubliceerd.", "versie")
        return voortgang


def _mag_zelf_beginnen(voortgang: Voortgang, entry: Entry) -> bool:
    """Whether the declaration lets the system begin such a zaak (a task of the calendar), without a step elsewhere."""
    return Rol.SYSTEEM in voortgang.workflow.start.door and not entry["open"].get("vanuit")


def _gekozen(
    voortgang: Voortgang, rij: Overgang, stand: Stand, s: Situatie, ingevuld: Ingevuld, stap: Stap
) -> Overgang:
    """The row that the machine chooses for this form: an action may have more than one outcome."""
    if not stand or stand.get("klaar"):
        return rij
    try:
        gekozen, _ = voortgang.beoordelaar.machine.stap(stand["toestand"], rij.actie, s)
    except GeenOvergangError:
        return rij
    if gekozen.naar != rij.naar:
        bij = Uitspraak.NIET_TE_BEOORDELEN if ingevuld.dicht else Uitspraak.ONRECHTMATIG
        zin = f"Met dit formulier leidt {rij.actie} naar {gekozen.naar or stand['toestand']}."
        stap.meld("overgang", zin, f"procedure {voortgang.workflow.naam}", bij)
        return rij
    return gekozen


def _gaten(stroom: Stroomverslag, stappen: Sequence[Stap], tot: int) -> list[Stap]:
    """A step for every number before this one that is missing or cannot be read."""
    gevonden = []
    for nr in range(stappen[-1].nr + 1 if stappen else 1, tot):
        stap = lege_stap(nr, stroom.afdrukken.get(nr, ""))
        breuk, onleesbaar = stroom.breuken.get(nr), stroom.onleesbaar.get(nr)
        stap.meld("keten", breuk.reden if breuk else onleesbaar or "deze gebeurtenis ontbreekt.", "keten")
        gevonden.append(stap)
    return gevonden
