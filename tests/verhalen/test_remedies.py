"""Every refusal's remedy works: follow the first one, again and again, and the action is allowed (ontwerp.md section 4).

From each situation the actions that are refused are followed together while their remedies name the same step, until
the zaak is in another state. What follows from there is tested from there; last, no road may run in a circle.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path

from kernproces.gebruik.kern import Opdracht
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Remediesoort
from kernproces.tijdstip import AMSTERDAM
from kernproces.zaak.oordeel import OnbekendeActieError, Oordeel
from loket.bedrading import Samenstel
from tests.verhalen.orakel import TABELLEN
from tests.verhalen.podium import NU, ROLLEN, VRAGERS, Podium, doe, kopie, oordeel, vrager
from tests.verhalen.tafel import MANDATARIS

MEESTE = 20  # steps along one road
OVERIG = ("deskundige-3", *ROLLEN)  # people who may have done something in the zaak before


@dataclass(frozen=True)
class Vraag:
    """Who wants what, when."""

    actie: str
    persoon: str
    rol: Rol
    nu: datetime = NU


def _vragen(workflow: str) -> list[Vraag]:
    """Each action by somebody whom the table names."""
    wie = {actie: str(rollen[0]) for actie, (_, rollen) in TABELLEN[workflow].items()}
    return [Vraag(a, vrager(w), VRAGERS[w]) for a, w in wie.items()]


def test_de_eerste_remedie_werkt(podium: Podium, tmp_path: Path) -> None:
    tocht = Tocht(tmp_path, podium.zaken)
    for zaak in podium.zaken:
        tocht.volg(podium.plek, zaak, _vragen(podium.workflow))
    assert tocht.dood == []
    assert [v for v in tocht.verder if not tocht.komt_aan(v)] == []


def test_een_ander_met_de_genoemde_rol_mag_het(podium: Podium) -> None:
    fout = []
    for zaak in podium.zaken:
        for actie in TABELLEN[podium.workflow]:
            for wie in VRAGERS:
                for b in podium.oordeel(zaak, wie, actie).beletselen:
                    if b.remedie.soort is Remediesoort.ANDER:
                        over = podium.oordeel(zaak, b.remedie.waarde, actie).beletselen
                        if b.eis in [x.eis for x in over]:
                            fout.append((zaak, actie, wie, str(b.remedie)))
    assert fout == []


def test_wie_iets_vraagt_krijgt_over_de_toestand_hetzelfde_te_horen(podium: Podium) -> None:
    for zaak in podium.zaken:
        for actie in TABELLEN[podium.workflow]:
            gehoord = {
                (b.reden, str(b.remedie))
                for wie in VRAGERS
                for b in podium.oordeel(zaak, wie, actie).beletselen
                if b.eis == "toestand"
            }
            assert len(gehoord) <= 1


# ---------------------------------------------------------------- following a remedy


@dataclass
class Tocht:
    """Where each question leads: to a yes here, or to another situation."""

    plek: Path
    situatie: Mapping[str, str]  # of each zaak
    dood: list[object] = field(default_factory=list)
    verder: dict[tuple[str, str], tuple[str, str] | None] = field(default_factory=dict)  # (situation, action)

    def volg(self, plek: Path, zaak: str, vragen: list[Vraag], pad: tuple[str, ...] = ()) -> None:
        """Ask, take the step that the remedies name, and ask again as long as the state stays."""
        if len(pad) > MEESTE:
            self.dood += [(zaak, v.actie, pad) for v in vragen]
            return
        stappen: dict[str, list[Vraag]] = defaultdict(list)
        hier = self.plek / str(len(pad))
        with kopie(plek, hier) as samenstel:
            toestand = _toestand(samenstel, zaak)
            for vraag in vragen:
                uitkomst = _kijk(samenstel, zaak, vraag)
                if isinstance(uitkomst, Vraag):  # waits for another step
                    stappen[_eerste(samenstel, zaak, uitkomst).beletselen[0].remedie.waarde].append(uitkomst)
                elif uitkomst:
                    self.dood.append((zaak, vraag.actie, uitkomst, pad))
                self.verder.setdefault((self.situatie[zaak], vraag.actie), None)
        for stap, wachtend in stappen.items():
            with kopie(plek, hier) as samenstel:
                if not _zet(samenstel, zaak, stap, max(v.nu for v in wachtend)):
                    self.dood += [(zaak, v.actie, f"{stap} kan niet", pad) for v in wachtend]
                elif (nieuw := _toestand(samenstel, zaak)) == toestand:
                    self.volg(hier, zaak, wachtend, (*pad, stap))
                else:
                    self.verder |= {(self.situatie[zaak], v.actie): (nieuw, v.actie) for v in wachtend}

    def komt_aan(self, vraag: tuple[str, str]) -> bool:
        """Whether the road ends."""
        for _ in range(MEESTE):
            if (volgende := self.verder[vraag]) is None:
                return True
            vraag = volgende
        return False


def _toestand(samenstel: Samenstel, zaak: str) -> str:
    return str(samenstel.stand(zaak)["toestand"])


def _kijk(samenstel: Samenstel, zaak: str, vraag: Vraag) -> Vraag | str:
    """Follow what needs no step: another person, a later day. A Vraag: another step first. A text: no way out."""
    for _ in range(MEESTE):
        o = _eerste(samenstel, zaak, vraag)
        if o.mag:
            return ""
        remedie = o.beletselen[0].remedie
        if remedie.soort is Remediesoort.EERST:
            return vraag
        if remedie.soort is Remediesoort.ANDER:
            ander = _ander(samenstel, zaak, vraag, Rol(remedie.waarde), o.beletselen[0].eis)
            if ander is None:
                return f"geen ander: {remedie}"
            vraag = ander
        elif remedie.soort is Remediesoort.VANAF:
            dag = datetime.combine(date.fromisoformat(remedie.waarde), time(), AMSTERDAM)
            if dag <= vraag.nu:
                return f"{remedie} is al geweest"
            vraag = replace(vraag, nu=dag)
        elif remedie.soort is Remediesoort.ANDERE_WEG:
            return "" if _wie_mag(samenstel, zaak, remedie.waarde, vraag.nu) else f"{remedie} mag niet"
        else:
            return "" if _er_is_een_einde(samenstel, zaak, vraag.nu) else f"{remedie} en geen andere weg"
    return "geen rust"


def _eerste(samenstel: Samenstel, zaak: str, v: Vraag) -> Oordeel:
    return oordeel(samenstel, zaak, v.persoon, v.rol, v.actie, v.nu)


def _ander(samenstel: Samenstel, zaak: str, v: Vraag, rol: Rol, eis: str) -> Vraag | None:
    for persoon in (f"{rol.value}-2", rol.value, f"{rol.value}-3"):
        ander = replace(v, persoon=persoon, rol=rol)
        if persoon != v.persoon and eis not in [b.eis for b in _eerste(samenstel, zaak, ander).beletselen]:
            return ander
    return None


def _wie_mag(samenstel: Samenstel, zaak: str, actie: str, nu: datetime) -> tuple[str, Rol] | None:
    """Somebody who may do this now with the example."""
    wie = [(vrager(w), r) for w, r in VRAGERS.items() if w != MANDATARIS]
    wie += [(p, Rol(p.partition("-")[0])) for p in OVERIG]
    return next((w for w in wie if oordeel(samenstel, zaak, *w, actie, nu).mag), None)


def _zet(samenstel: Samenstel, zaak: str, stap: str, nu: datetime) -> bool:
    """Take the named step: in this zaak, in another zaak of the dossier, or by starting one."""
    with samenstel.opslag.lezen() as lezer:
        dossier = samenstel.kern.bron.laad(lezer, zaak).dossier
    for naam in [zaak, *(z["zaak"] for z in dossier["zaken"] if z["zaak"] != zaak)]:
        try:
            wie = _wie_mag(samenstel, naam, stap, nu)
        except (OnbekendeActieError, KeyError):
            continue
        except Exception as fout:
            if "kent geen actie" in str(fout):
                continue
            raise
        if wie is not None:
            return doe(samenstel, naam, *wie, stap, nu).gelukt
    if stap == "plan":
        opdracht = Opdracht("plan", "behandelaar", Rol.BEHANDELAAR, "voorbeeld")
        return samenstel.kern.start("evaluatie", dossier["dossier"], opdracht, nu).gelukt
    return False


def _er_is_een_einde(samenstel: Samenstel, zaak: str, nu: datetime) -> bool:
    """The zaak has ended, or something can still be done that brings it to another state or to its end."""
    with samenstel.opslag.lezen() as lezer:
        stand = samenstel.kern.bron.laad(lezer, zaak).zaak
    if stand["klaar"]:
        return True
    workflow = samenstel.kern.register.van(stand).workflow
    verder = [o.actie for o in workflow.overgangen if stand["toestand"] in o.van and not o.vanzelf]
    slot = [a for a in verder if any(o.naar for o in workflow.acties[a]) or a == workflow.klaar_na]
    return any(_wie_mag(samenstel, zaak, a, nu) for a in dict.fromkeys(slot))
