"""Opening: a zaak that the system began because of a step elsewhere, held against that step; and the other way round."""

from kernproces.gebeurtenissen import ZAAK_GESTART, zaakstroom
from kernproces.gebruik.register import Register
from kernproces.naspelen import keuring
from kernproces.naspelen.boek import Geschiedenisboek
from kernproces.naspelen.feiten import STAPPEN, Feiten
from kernproces.naspelen.ingevuld import Ingevuld, lees_ingevuld
from kernproces.naspelen.koppeling import zelfde_moment
from kernproces.naspelen.verslag import Stap, Uitspraak, stap_van
from kernproces.taal.overgang import Overgang
from kernproces.taal.workflow import Workflow
from kernproces.zaak.deelzaken import Opening, openingen, situatie_van
from kernproces.zaak.situatie import Situatie
from kernproces.zaak.stand import Entry
from kernproces.zaak.voortgang import Vervolg, Voortgang

FEITEN = ("zaak", "dossier", "school", "workflow", "versie", "hoofdzaak")


class Geopend:
    """The zaken that steps open, under replay."""

    def __init__(self, boek: Geschiedenisboek, register: Register, feiten: Feiten) -> None:
        self._boek = boek
        self._register = register
        self._feiten = feiten

    # ------------------------------------------------------------ from the step

    def keur_stap(self, workflow: Workflow, rij: Overgang, entry: Entry, s: Situatie, stap: Stap) -> None:
        """The step names the zaken that it must have opened, no more and no less, and each tells the same."""
        if (
            not rij.opent
            and not any(d.na == rij.actie for d in workflow.deelzaken)
            and "opent" not in entry["open"]
        ):
            return
        genoemd = entry["open"].get("opent", [])
        hoort = [(o.workflow, o.hoofdzaak) for o in self._openingen(workflow, rij, entry, s)]
        if [(g["workflow"], g["hoofdzaak"]) for g in genoemd] != hoort:
            wat = ", ".join(naam for naam, _ in hoort) or "geen andere zaak"
            stap.meld("koppeling", f"Deze stap hoort te openen: {wat}.", f"procedure {workflow.naam}")
        for g in genoemd:
            stroom = zaakstroom(g["zaak"])
            eerste = next(iter(self._boek.stroom(stroom).entries), None)
            zelf = entry["stroom"].partition("/")[2]
            if (
                eerste is None
                or eerste["soort"] != ZAAK_GESTART
                or eerste["open"].get("vanuit") != zelf
                or any(eerste["open"].get(k) != g[k] for k in ("workflow", "hoofdzaak"))
            ):
                stap.meld("koppeling", f"{stroom} begint niet met deze stap.", stroom)
            elif not zelfde_moment(entry, s.zaak.get("laatst", ""), eerste, ""):
                stap.meld(
                    "vastgelegd", f"Volgens {stroom} is dit vastgelegd op {eerste['vastgelegd']}.", stroom
                )

    def _openingen(self, workflow: Workflow, rij: Overgang, entry: Entry, s: Situatie) -> list[Opening]:
        """What the declaration says that this step opens, with the versions of then."""
        versies = {g["workflow"]: self._begonnen_op(g["zaak"]) for g in entry["open"].get("opent", ())}

        def toen(naam: str) -> Workflow:
            return versies.get(naam) or self._register.nieuwste(naam).workflow

        return openingen(workflow, rij, rij.naar or s.toestand, s, self._register, toen)

    def _begonnen_op(self, zaak: str) -> Workflow | None:
        eerste = next(iter(self._boek.stroom(zaakstroom(zaak)).entries), None)
        voortgang = None if eerste is None else self._register.op_afdruk(str(eerste["workflow"]))
        return None if voortgang is None else voortgang.workflow

    # ------------------------------------------------------------ from the zaak that was opened

    def speel(self, entry: Entry, voortgang: Voortgang, stap: Stap) -> list[Entry]:
        """Begin it once more from the step that opened it; what follows must be what was recorded."""
        gevonden = self._bron(entry)
        if gevonden is None:
            stap.meld(
                "koppeling",
                f"In zaak {entry['open']['vanuit']} staat geen stap die deze zaak opent.",
                "historie",
            )
            return []
        opening, van, bron = gevonden
        s = situatie_van(opening, voortgang.workflow.start, van)
        s.kalender = self._feiten.kalender_van(entry, {})
        oordeel = voortgang.beoordelaar.oordeel_start(s, opening.gegevens, geopend=True)
        bij = Uitspraak.NIET_TE_BEOORDELEN if bron.dicht else Uitspraak.ONRECHTMATIG
        for b in oordeel.beletselen:
            stap.meld(b.eis, b.reden, b.norm, bij)
        eigen = lees_ingevuld(self._boek, voortgang.workflow.start, entry, stap)
        if oordeel.gegevens is None or eigen is None:
            return []
        if eigen.gegevens != oordeel.gegevens and not (eigen.dicht or bron.dicht):
            stap.meld("stap", "Het formulier is niet wat volgt uit de stap die deze zaak opende.", "historie")
        feiten = {k: entry["open"].get(k) for k in FEITEN}
        v = Vervolg(entry["stroom"], {}, entry["vastgelegd"], entry["workflow"])
        extra = {"nummer": entry["open"].get("nummer")} if voortgang.workflow.start.nummer is not None else {}
        voortgang.begin(v, s, oordeel, feiten | opening.feiten | extra)
        if anders := keuring.verschil(v.entries[0], entry):
            stap.meld("stap", anders, "historie")
        return v.entries[1:]

    def _bron(self, entry: Entry) -> tuple[Opening, Situatie, Ingevuld] | None:
        """The step that opened this zaak, played up to there: what it opens, and on which facts."""
        zaak, stroom = entry["stroom"].partition("/")[2], zaakstroom(str(entry["open"]["vanuit"]))
        vorige = ""
        for bron in self._boek.stroom(stroom).entries:
            namen = [g["zaak"] for g in bron["open"].get("opent", ())] if bron["soort"] in STAPPEN else []
            if zaak in namen and zelfde_moment(bron, vorige, entry, ""):
                return self._opnieuw(bron, namen.index(zaak))
            vorige = bron["vastgelegd"]
        return None

    def _opnieuw(self, bron: Entry, plek: int) -> tuple[Opening, Situatie, Ingevuld] | None:
        eerder = self._boek.stand_op(bron["stroom"], bron["nr"] - 1)
        van = self._register.op_afdruk(str(eerder.get("vingerafdruk")))
        hulp = stap_van(bron, "")
        rij = None if van is None else keuring.rij_van(van.workflow, bron, eerder, hulp)
        if van is None or rij is None or (ingevuld := lees_ingevuld(self._boek, rij, bron, hulp)) is None:
            return None
        s = self._feiten.situatie(bron, eerder)
        s.gegevens = ingevuld.gegevens
        lijst = self._openingen(van.workflow, rij, bron, s)
        return (lijst[plek], s, ingevuld) if plek < len(lijst) else None
