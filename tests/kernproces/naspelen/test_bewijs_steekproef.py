"""KSO 3.3.3: a dossier refers to the steekproef over its process in its time, found through the history alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kernproces.bewijs import Stand
from kernproces.zaak.stand import Entry
from loket.bedrading import Samenstel
from tests.kernproces.naspelen.bank import Bank, Historie, nagespeeld, onrechtmatig
from tests.kernproces.naspelen.test_bewijs import matrix
from tests.kernproces.naspelen.verhaal import instellingen

S = "zaak/s"
STAPPEN = {
    "trek": "Steekproef trekken",
    "verdeel": "Gevallen verdelen",
    "beoordeel": "Geval beoordelen",
    "stel_resultaten_vast": "Resultaten vaststellen",
    "bespreek": "Uitkomst bespreken met het bestuur",
}


@pytest.fixture
def samenstel(schone_historie: Path) -> Iterator[Samenstel]:
    with Samenstel(instellingen(schone_historie)) as s:
        yield s


def nrs(s: Samenstel, actie: str) -> list[int]:
    with s.opslag.lezen() as lezer:
        return [e["nr"] for e in s.kern.archief.lees(lezer, S) if e["open"].get("actie") == actie]


def wijzig_plan(**anders: Any) -> Any:
    def doe(entry: Entry) -> None:
        if (entry["stroom"], entry["nr"]) == (S, 1):
            entry["open"]["gegevens"].update(anders)

    return doe


def test_het_bewijs_wijst_naar_de_gebeurtenis_in_het_dossier_van_de_organisatie(samenstel: Samenstel) -> None:
    (stuk,) = matrix(samenstel)["3.3.3"].stukken
    assert (stuk.zaak, [stuk.nr], stuk.actie) == (
        "s",
        nrs(samenstel, "bepaal_maatregelen"),
        "bepaal_maatregelen",
    )
    assert (stuk.actor, stuk.op) == ("kaat", "2026-11-20")


@pytest.mark.parametrize(("actie", "titel"), STAPPEN.items())
def test_zonder_een_van_de_stappen_ervoor_staat_de_clausule_open_en_noemt_die_stap(
    samenstel: Samenstel, actie: str, titel: str
) -> None:
    weg = frozenset((S, nr) for nr in nrs(samenstel, actie))
    assert weg
    regel = matrix(samenstel, weg=weg)["3.3.3"]
    assert (regel.stand, regel.mist) == (Stand.OPEN, f"Nog te doen: {titel}.")


def test_zonder_plan_of_zonder_nummer_is_er_geen_steekproef(samenstel: Samenstel) -> None:
    for weg in ((S, 1), ("register/steekproeven", 1)):
        regel = matrix(samenstel, weg=frozenset({weg}))["3.3.3"]
        assert (regel.stand, regel.mist) == (Stand.OPEN, "Nog te doen: Maatregelen bepalen (steekproef).")


@pytest.mark.parametrize(
    "anders", [{"soort": "bureau"}, {"tot": "2026-08-31"}, {"van": "2026-11-13"}], ids=lambda d: next(iter(d))
)
def test_een_ander_proces_of_een_andere_periode_dekt_dit_dossier_niet(
    samenstel: Samenstel, anders: dict[str, str]
) -> None:
    assert matrix(samenstel, wijzig=wijzig_plan(**anders))["3.3.3"].stand is Stand.OPEN


def test_waar_niets_te_dekken_valt_is_de_clausule_niet_van_toepassing(samenstel: Samenstel) -> None:
    regel = matrix(samenstel, dossier="o1")["3.3.3"]
    assert regel.stand is Stand.NIET_VAN_TOEPASSING
    assert regel.mist == "In dit dossier loopt geen zaak: Kernproces of TLV-aanvraag."


# ---------------------------------------------------------------- a forged draw


def ander_geval(h: Historie) -> None:
    h[S, trek_nr(h)]["open"]["toegevoegd"]["trekking"]["gevallen"][0]["zaak"] = "a"


def uit_de_populatie(h: Historie) -> None:
    """A zaak is taken out of the population."""
    h[S, trek_nr(h)]["open"]["bijlagen"]["populatie"]["zaken"] = []


def erbij_verzonnen(h: Historie) -> None:
    h[S, trek_nr(h)]["open"]["bijlagen"]["populatie"]["zaken"].append({"zaak": "c", "stratum": "", "nr": 1})


def betrokkene_weg(h: Historie) -> None:
    """Somebody who worked on the case disappears from the list, so that he may judge it."""
    h[S, trek_nr(h)]["open"]["toegevoegd"]["trekking"]["gevallen"][0]["betrokken"].remove("anna")


def ander_zaad(h: Historie) -> None:
    """A seed with a pleasanter outcome, after the fact: then the seal is another one too."""
    h[S, 1]["open"]["gegevens"]["zaad"] = "een-fijner-zaad"


def criteria_lichter(h: Historie) -> None:
    h[S, 1]["open"]["toegevoegd"]["criteria"]["criteria"].pop()


def uitslag_mooier(h: Historie) -> None:
    nr = next(r.entry["nr"] for r in h.stromen[S] if r.entry["open"].get("actie") == "stel_resultaten_vast")
    h[S, nr]["open"]["toegevoegd"]["uitslag"]["verschillen"] = 7


def trek_nr(h: Historie) -> int:
    return next(int(r.entry["nr"]) for r in h.stromen[S] if r.entry["open"].get("actie") == "trek")


@pytest.mark.parametrize(
    ("vervals", "actie"),
    [
        (ander_geval, "trek"),
        (uit_de_populatie, "trek"),
        (erbij_verzonnen, "trek"),
        (betrokkene_weg, "trek"),
        (ander_zaad, "trek"),
        (criteria_lichter, "plan"),
        (uitslag_mooier, "stel_resultaten_vast"),
    ],
)
def test_een_vervalste_trekking_valt_bij_die_stap_op_ook_als_de_keten_klopt(
    schone_historie: Path, tmp_path: Path, vervals: Any, actie: str
) -> None:
    with Bank(schone_historie, tmp_path / "x").vervals(vervals, "d") as s:
        stappen = onrechtmatig(nagespeeld(s, "s"))
        assert stappen
        assert stappen[0] == nrs(s, actie)[0]
