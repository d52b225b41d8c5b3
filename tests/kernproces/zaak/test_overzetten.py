"""Lopende zaken naar een nieuwe versie van hun procedure: eerst droog, dan echt, en daarna klopt het naspelen nog."""

import dataclasses
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from deadlines.klok import Klok
from kernproces.gebeurtenissen import GEMIGREERD, zaakstroom
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.kern import Opdracht
from kernproces.gebruik.overzetten import Overzetter, Voorstel
from kernproces.gebruik.register import Register
from kernproces.naspelen.verslag import Uitspraak, Verslag
from kernproces.rollen import Rol
from kernproces.taal.formulier import PERSOON
from kernproces.taal.workflow import Workflow
from loket.bedrading import Samenstel
from loket.lezen import naspeler
from tests.hulp.versies import KORTER, ONDERZOEK, versie_2, vervang
from tests.kernproces.gebruik.zaakdatabank import (
    BEGIN,
    EEN_DAG,
    dag,
    databank,
    gelukt,
    inhoud,
    keten_is_heel,
    voegt_persoon_toe,
    zaak_tot,
)
from workflows.register import gepubliceerd
from workflows.termijnen.tlv import TLV_NORM
from workflows.toestanden.tlv import T

NIEUW = "2" * 64
LATER = dag("verleen") + 7 * EEN_DAG
REDEN = "De norm is korter geworden; zie het besluit van het bestuur."


@pytest.fixture
def s(database_url: str, tmp_path: Path) -> Iterator[Samenstel]:
    with databank(database_url, tmp_path) as samenstel:
        voegt_persoon_toe(samenstel, "beheer", Rol.BEHEERDER)
        yield samenstel


def kent(s: Samenstel, nieuw: Workflow) -> Overzetter:
    """De nieuwe versie wordt gepubliceerd naast de oude."""
    s.kern.register = Register([*gepubliceerd(), (nieuw, NIEUW)], Klok())
    return Overzetter(s.kern)


def droog(s: Samenstel, overzetter: Overzetter) -> list[Voorstel]:
    with s.opslag.lezen() as lezer:
        return list(overzetter.voorstellen(lezer, "tlv"))


def nagespeeld(s: Samenstel, zaak: str) -> Verslag:
    with naspeler(s) as speler:
        return speler.speel_na(zaak)


def rechtmatig(s: Samenstel, zaak: str) -> bool:
    return nagespeeld(s, zaak).uitspraak is Uitspraak.RECHTMATIG


def test_een_lopende_zaak_blijft_op_haar_versie_tot_iemand_haar_overzet(s: Samenstel) -> None:
    zaak = zaak_tot(s, "breng_advies_uit")
    kent(s, versie_2())
    assert s.stand(zaak)["versie"] == 1
    advies = Opdracht("breng_advies_uit", "deskundige1", Rol.DESKUNDIGE, "voorbeeld")
    assert gelukt(s.kern.doe(zaak, advies, LATER)).stand["versie"] == 1


def test_de_proef_noemt_per_zaak_wat_er_verandert_en_schrijft_niets(s: Samenstel) -> None:
    zaak_tot(s, "dien_in", "Z-1")
    zaak_tot(s, "breng_advies_uit", "Z-2")
    overzetter = kent(s, versie_2())
    voor = inhoud(s)
    eerste, tweede = droog(s, overzetter)
    assert inhoud(s) == voor
    assert (eerste.zaak, eerste.versie, eerste.overzetting.mag) == ("Z-1", 1, True)
    assert eerste.overzetting.verschillen == []
    assert tweede.overzetting.naar == ONDERZOEK
    assert any("In onderzoek" in v for v in tweede.overzetting.verschillen)
    assert any("opnieuw berekend" in v and "2026-03-02" in v for v in tweede.overzetting.verschillen)


def test_een_termijn_houdt_haar_begin_en_wordt_onder_de_nieuwe_regel_herrekend(s: Samenstel) -> None:
    zaak = zaak_tot(s, "breng_advies_uit")
    oud = s.stand(zaak)["termijnen"]
    antwoord = gelukt(kent(s, versie_2()).zet_over(zaak, None, "beheer", REDEN, LATER))
    nieuw = s.stand(zaak)["termijnen"]
    assert [e["soort"] for e in antwoord.entries] == [GEMIGREERD, "termijn_herrekend"]
    assert nieuw["D.TLV.norm"]["begin"] == oud["D.TLV.norm"]["begin"]
    assert nieuw["D.TLV.norm"]["opschortingen"] == oud["D.TLV.norm"]["opschortingen"]
    assert nieuw["D.TLV.norm"]["ruw"] < oud["D.TLV.norm"]["ruw"]
    assert nieuw["D.TLV.wet"] == oud["D.TLV.wet"]


def test_na_het_overzetten_gaat_de_zaak_verder_onder_de_nieuwe_versie_en_klopt_het_naspelen(
    s: Samenstel,
) -> None:
    zaak = zaak_tot(s, "breng_advies_uit")
    gelukt(kent(s, versie_2()).zet_over(zaak, 2, "beheer", REDEN, LATER))
    stand = s.stand(zaak)
    assert (stand["versie"], stand["vingerafdruk"], stand["toestand"]) == (2, NIEUW, ONDERZOEK)
    for wie in ("deskundige1", "deskundige2"):
        gelukt(
            s.kern.doe(zaak, Opdracht("breng_advies_uit", wie, Rol.DESKUNDIGE, "voorbeeld"), LATER + EEN_DAG)
        )
    assert s.stand(zaak)["toestand"] == T.ADVIES_COMPLEET
    assert rechtmatig(s, zaak), nagespeeld(s, zaak).als_gegevens()
    assert keten_is_heel(s)


def test_wat_intussen_verliep_wordt_eerst_onder_de_oude_versie_vastgelegd(s: Samenstel) -> None:
    zaak = zaak_tot(s, "vul_aan")
    laat = BEGIN + 40 * EEN_DAG  # de hersteltermijn is ongebruikt verlopen
    antwoord = gelukt(kent(s, versie_2()).zet_over(zaak, None, "beheer", REDEN, laat))
    soorten = [e["soort"] for e in antwoord.entries]
    assert soorten.index("termijn_vervallen") < soorten.index(GEMIGREERD)
    assert rechtmatig(s, zaak), nagespeeld(s, zaak).als_gegevens()


def test_een_tweede_keer_overzetten_wordt_geweigerd(s: Samenstel) -> None:
    zaak = zaak_tot(s, "breng_advies_uit")
    overzetter = kent(s, versie_2())
    gelukt(overzetter.zet_over(zaak, None, "beheer", REDEN, LATER))
    (nee,) = overzetter.zet_over(zaak, None, "beheer", REDEN, LATER).beletselen
    assert "niet nieuwer" in nee.reden
    assert droog(s, overzetter) == []


@pytest.mark.parametrize(
    ("nieuw", "waarom"),
    [
        (versie_2(hernoemd={}), "is er in versie 2 niet. Breng de zaak eerst een stap verder."),
        (versie_2(hernoemd={str(T.IN_BEHANDELING): "ingetrokken"}), "zou door het overzetten eindigen"),
        (versie_2(verzamelingen=()), "waar versie 2 geen plaats voor heeft"),
    ],
)
def test_wat_niet_past_wordt_geweigerd_met_de_reden(s: Samenstel, nieuw: Workflow, waarom: str) -> None:
    zaak = zaak_tot(s, "breng_advies_uit")
    gelukt(s.kern.doe(zaak, Opdracht("breng_advies_uit", "deskundige1", Rol.DESKUNDIGE, "voorbeeld"), LATER))
    voor = inhoud(s)
    antwoord = kent(s, nieuw).zet_over(zaak, None, "beheer", REDEN, LATER)
    assert any(waarom in b.reden for b in antwoord.beletselen), antwoord.beletselen
    assert inhoud(s) == voor


def test_een_lopende_termijn_die_de_nieuwe_versie_niet_kent_houdt_het_overzetten_tegen(s: Samenstel) -> None:
    zaak = zaak_tot(s, "breng_advies_uit")
    anders = dataclasses.replace(TLV_NORM, id="D.ANDERS")
    antwoord = kent(s, vervang(versie_2(), {KORTER: anders})).zet_over(zaak, None, "beheer", REDEN, LATER)
    assert any("loopt nog en is er in versie 2 niet" in b.reden for b in antwoord.beletselen)


def test_een_afgeronde_zaak_blijft_op_haar_versie(s: Samenstel) -> None:
    zaak = zaak_tot(s, "niets meer")
    overzetter = kent(s, versie_2())
    assert droog(s, overzetter) == []
    (nee,) = overzetter.zet_over(zaak, None, "beheer", REDEN, LATER).beletselen
    assert "afgerond" in nee.reden


@pytest.mark.parametrize(("wie", "reden"), [("behandelaar", REDEN), ("beheer", "  "), ("niemand", REDEN)])
def test_alleen_een_beheerder_met_een_reden_zet_over(s: Samenstel, wie: str, reden: str) -> None:
    zaak = zaak_tot(s, "breng_advies_uit")
    assert not kent(s, versie_2()).zet_over(zaak, None, wie, reden, LATER).gelukt


def test_een_onbekende_versie_wordt_genoemd(s: Samenstel) -> None:
    zaak = zaak_tot(s, "breng_advies_uit")
    with pytest.raises(OnbekendError, match="geen versie 7"):
        kent(s, versie_2()).zet_over(zaak, 7, "beheer", REDEN, LATER)


def test_een_vervalst_overzetten_valt_op_bij_het_naspelen(s: Samenstel) -> None:
    """Door iemand die het niet mag, of naar een toestand die de versies niet noemen."""
    zaak = zaak_tot(s, "breng_advies_uit")
    gelukt(kent(s, versie_2()).zet_over(zaak, None, "beheer", REDEN, LATER))
    with s.opslag.lezen() as lezer:
        echt = list(s.kern.archief.lees(lezer, zaakstroom(zaak)))
    (nr,) = [e["nr"] for e in echt if e["soort"] == GEMIGREERD]
    for vervalsing in (_andere_toestand, _andere_mens):
        with naspeler(s) as speler:
            entry = speler._boek.stroom(zaakstroom(zaak)).entries[nr - 1]
            vervalsing(entry)
            verslag = speler.speel_na(zaak)
        assert verslag.stappen[nr - 1].uitspraak is Uitspraak.ONRECHTMATIG, vervalsing


def _andere_toestand(entry: dict[str, Any]) -> None:
    entry["open"]["naar"] = str(T.CONCEPTBESLUIT)


def _andere_mens(entry: dict[str, Any]) -> None:
    entry["actor"] = "behandelaar"


def test_de_reden_staat_versleuteld_in_de_historie(s: Samenstel) -> None:
    zaak = zaak_tot(s, "breng_advies_uit")
    gelukt(kent(s, versie_2()).zet_over(zaak, None, "beheer", REDEN, LATER))
    assert REDEN.encode() not in repr(inhoud(s)).encode()
    with s.opslag.lezen() as lezer:
        entry = next(e for e in s.kern.archief.lees(lezer, zaakstroom(zaak)) if e["soort"] == GEMIGREERD)
        assert s.kern.archief.ontsluit(entry, {PERSOON.value}) == {PERSOON.value: {"reden": REDEN}}


def test_de_dag_is_die_waarop_het_gebeurt(s: Samenstel) -> None:
    zaak = zaak_tot(s, "breng_advies_uit")
    laat = datetime.fromisoformat("2026-03-31T23:30:00+00:00")
    antwoord = gelukt(kent(s, versie_2()).zet_over(zaak, None, "beheer", REDEN, laat))
    (entry,) = [e for e in antwoord.entries if e["soort"] == GEMIGREERD]
    assert entry["werkt_op"] == "2026-04-01"
