"""The demo year: every stage is there, nothing in it is wrong, and the same seed gives the same year."""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import orjson
import pytest

from deadlines.kalender import KALENDERS
from kernproces.declaratie.beschrijving import beschrijf
from loket.auditpakket import controleer as controleer_elders
from loket.bedrading import Samenstel, maak_proef
from loket.demo.jaar import vul_demojaar
from loket.lezen import naspeler
from loket.opdrachten.controleer import controleer
from tests.loket.conftest import instellingen

VANDAAG = date(2026, 11, 20)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Samenstel:
    samenstel = maak_proef(instellingen(tmp_path_factory.mktemp("demo")))
    vul_demojaar(samenstel, VANDAAG)
    yield samenstel
    samenstel.sluit()


def test_er_zijn_zaken_in_alle_stadia(demo: Samenstel) -> None:
    with demo.opslag.lezen() as lezer:
        toestanden = {
            t for (t,) in lezer.rij_query("SELECT DISTINCT toestand FROM werkvoorraad WHERE workflow = 'tlv'")
        }
        standen = {
            s for (s,) in lezer.rij_query("SELECT DISTINCT stand FROM termijn WHERE termijn = 'D.TLV.norm'")
        }
        ((aantal,),) = lezer.rij_query("SELECT count(*) FROM werkvoorraad")
    assert aantal >= 200
    assert {
        "opgeschort",
        "in_behandeling",
        "conceptbesluit",
        "verleend",
        "afgewezen",
        "ingetrokken",
    } <= toestanden
    assert standen == {"lopend", "opgeschort", "overschreden", "gestopt"}


def test_alles_in_het_demojaar_klopt(demo: Samenstel) -> None:
    assert controleer(demo)["bevindingen"] == []


def test_elke_zaak_van_het_demojaar_is_rechtmatig(demo: Samenstel) -> None:
    with demo.opslag.lezen() as lezer:
        zaken = [z for (z,) in lezer.rij_query("SELECT zaak FROM werkvoorraad")]
    with naspeler(demo) as speler:
        bevindingen = {z: [b.zin for s in speler.speel_na(z).stappen for b in s.bevindingen] for z in zaken}
    assert {z: b for z, b in bevindingen.items() if b} == {}


def test_hetzelfde_zaad_geeft_hetzelfde_jaar(demo: Samenstel, tmp_path: Path) -> None:
    with maak_proef(instellingen(tmp_path)) as nog_een:
        vul_demojaar(nog_een, VANDAAG)
        assert _zaken(nog_een) == _zaken(demo)


def _zaken(samenstel: Samenstel) -> list[tuple[object, ...]]:
    with samenstel.opslag.lezen() as lezer:
        return lezer.rij_query("SELECT zaak, workflow, toestand, uiterlijk FROM werkvoorraad ORDER BY zaak")


def test_het_controleprogramma_telt_elke_termijn_van_het_demojaar_opnieuw(demo: Samenstel) -> None:
    """Suspended, extended, replaced, in hours and per school year too: by a counting of its own, with the calendar of then."""
    vrij = {
        v: {d.isoformat() for j in range(2019, 2037) for d, _ in k.vrije_dagen_van(j)}
        for v, k in KALENDERS.items()
    }
    gezien: Counter[str] = Counter()
    termijnen = cache(lambda workflow: beschrijf(workflow)["termijnen"])
    with demo.opslag.lezen() as lezer:
        rijen = list(lezer.rij_query("SELECT inhoud FROM gebeurtenis WHERE stroom LIKE 'zaak/%'"))
    for (ruw,) in rijen:
        entry = orjson.loads(bytes(ruw))
        na = entry["open"].get("na")
        if not isinstance(na, dict) or "afleiding" not in na:
            continue
        voortgang = demo.kern.register.op_afdruk(str(entry["workflow"]))
        assert voortgang is not None
        soort = termijnen(voortgang.workflow)[entry["open"]["termijn"]]
        einde = controleer_elders.einde_van(soort, na, entry["werkt_op"], vrij[na["kalender"]])
        assert einde == na["uiterlijk"], (soort["id"], na, einde)
        anders = {**na, "uiterlijk": "2000-01-01", "afleiding": [{"dag": "2000-01-01"}]}
        vals = {**entry, "open": {**entry["open"], "na": anders}}
        assert list(controleer_elders.keur_termijn({"termijnen": {soort["id"]: soort}}, vals, vrij)), soort[
            "id"
        ]
        gezien["alle"] += 1
        gezien["opgeschort"] += bool(na["opschortingen"])
        gezien["verdaagd"] += bool(na["verdagingen"])
        gezien["vervangen"] += bool(na["vervangen_door"])
        gezien["uren"] += soort["telt"] == "uren"
        gezien["variant of eigen lengte"] += bool(na["variant"] or na["lengte_dagen"])
    assert gezien["alle"] > 1000
    assert all(gezien[wat] for wat in ("opgeschort", "vervangen", "uren", "variant of eigen lengte")), gezien
