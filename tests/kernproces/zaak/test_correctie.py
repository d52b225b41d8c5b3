"""Een vergissing herstellen: wat er stond blijft staan, en wat ervan afhing wordt opnieuw berekend."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from kernproces.gebruik.kern import Antwoord, Opdracht
from kernproces.naspelen import Uitspraak
from kernproces.rollen import Rol
from kernproces.tijdstip import AMSTERDAM
from kernproces.zaak.correctie import Correctie, Misvatting, correctie_van
from loket.bedrading import Samenstel
from loket.lezen import naspeler
from tests.hulp.wereld import Wereld
from tests.kernproces.gebruik.zaakdatabank import (
    BEGIN,
    EEN_DAG,
    databank,
    gelukt,
    inhoud,
    keten_is_heel,
    zaak_tot,
)
from workflows.tlv import TLV

TOT_BEKEND = ("dien_in", "verklaar_compleet", "breng_advies_uit", "stel_concept_op", "verleen", "maak_bekend")


@pytest.fixture
def w() -> Wereld:
    wereld = Wereld()
    assert wereld.start(TLV, "a") == []
    wereld.loop("a", "dien_in")
    return wereld


def entry_van(w: Wereld, actie: str) -> dict[str, Any]:
    gedaan = w.zaken["a"]["gedaan"][actie]
    open_ = {"actie": actie, "gegevens": gedaan["gegevens"]}
    return {"nr": gedaan["nr"], "werkt_op": gedaan["op"], "open": open_}


def herstel(w: Wereld, actie: str, gegeven: str, tekst: str) -> Correctie:
    return correctie_van(TLV, w.zaken["a"], entry_van(w, actie), gegeven, tekst)


def test_een_open_gegeven_zegt_wat_het_was_en_wat_het_wordt(w: Wereld) -> None:
    c = herstel(w, "dien_in", "gewenste_schooljaren", "2")
    assert c.open == {
        "nr": entry_van(w, "dien_in")["nr"],
        "gegeven": "gewenste_schooljaren",
        "was": {"gewenste_schooljaren": 1},
        "wordt": {"gewenste_schooljaren": 2},
        "vak": 2025,
    }
    assert (c.geheim, c.gevolgen) == ({}, [])


def test_een_vertrouwelijk_gegeven_blijft_ook_bij_herstel_vertrouwelijk(w: Wereld) -> None:
    c = herstel(w, "dien_in", "motivering", "MERKTEKEN over de leerling")
    assert c.geheim == {"gezondheidsgegeven": {"wordt": {"motivering": "MERKTEKEN over de leerling"}}}
    assert "MERKTEKEN" not in json.dumps(c.open)
    assert (c.open["was"], c.open["wordt"]) == ({}, {})


def test_een_andere_dag_van_ontvangst_berekent_elke_termijn_die_toen_begon_opnieuw(w: Wereld) -> None:
    c = herstel(w, "dien_in", "datum", "2026-02-27")
    assert [(g["doe"], g["termijn"], g["begin"]) for g in c.gevolgen] == [
        ("herreken", "D.TLV.norm", "2026-02-27"),
        ("herreken", "D.TLV.wet", "2026-02-27"),
    ]
    assert c.open["werkt_op"] == "2026-02-27"
    assert c.open["gevolgen"] == c.gevolgen


def test_dezelfde_dag_of_een_ander_gegeven_verandert_aan_de_termijnen_niets(w: Wereld) -> None:
    assert herstel(w, "dien_in", "datum", "2026-03-02").gevolgen == []
    assert herstel(w, "dien_in", "ondertekend_op", "2026-02-20").gevolgen == []


def test_een_termijn_die_al_gestopt_is_wordt_niet_opnieuw_berekend(w: Wereld) -> None:
    w.loop("a", "trek_in")
    assert herstel(w, "dien_in", "datum", "2026-02-27").gevolgen == []


def test_het_herstel_van_een_eerste_zending_verzet_de_termijn_niet_die_met_de_tweede_begon(w: Wereld) -> None:
    """C8: a corrected day moves the terms that *it* started; Awb 2:11: the second sending decides the day."""
    for actie in TOT_BEKEND[1:]:
        w.doe("a", actie)
        if actie == "breng_advies_uit":
            w.doe("a", actie, "deskundige-2")
    eerste = entry_van(w, "maak_bekend")
    w.wacht(3)
    w.doe("a", "maak_bekend")
    assert w.zaken["a"]["termijnen"]["D.BZ.in"]["begin"] == "2026-03-05"
    gevolgen = correctie_van(TLV, w.zaken["a"], eerste, "datum", "2026-03-01").gevolgen
    assert gevolgen == []


# ---------------------------------------------------------------- wat niet kan


@pytest.mark.parametrize(
    ("entry", "veld", "zin"),
    [
        (None, "nr", "geen stap"),
        ({"nr": 3, "open": {"termijn": "D.TLV.norm"}}, "nr", "geen stap"),
    ],
)
def test_alleen_een_stap_met_gegevens_is_te_herstellen(w: Wereld, entry: Any, veld: str, zin: str) -> None:
    with pytest.raises(Misvatting, match=zin) as fout:
        correctie_van(TLV, w.zaken["a"], entry, "datum", "2026-03-01")
    assert fout.value.veld == veld


def test_een_onbekend_gegeven_noemt_welke_er_wel_zijn(w: Wereld) -> None:
    with pytest.raises(Misvatting, match="gewenst_begin") as fout:
        herstel(w, "dien_in", "nergens", "x")
    assert fout.value.veld == "gegeven"


def test_de_vingerafdruk_van_een_stuk_wordt_niet_hersteld_maar_vervangen_door_het_juiste_stuk(
    w: Wereld,
) -> None:
    with pytest.raises(Misvatting, match="Voeg het juiste stuk toe"):
        herstel(w, "dien_in", "aanvraag_hash", "0" * 64)


@pytest.mark.parametrize(
    ("gegeven", "waarde"),
    [
        ("datum", "gisteren"),
        ("datum", "2026-02-30"),
        ("gewenste_schooljaren", "veel"),
        ("inschrijving", "misschien"),
        ("stukken", "geen"),
    ],
)
def test_een_waarde_van_de_verkeerde_soort_wordt_niet_aangenomen_en_niet_herhaald(
    w: Wereld, gegeven: str, waarde: str
) -> None:
    with pytest.raises(Misvatting) as fout:
        herstel(w, "dien_in", gegeven, waarde)
    assert fout.value.veld == "waarde"
    assert waarde not in str(fout.value)


ONGELDIG = {
    "een zin in een code": ("start", "school", "De moeder zegt dat hij ADHD heeft"),
    "een zin in een code die leeg mag": ("dien_in", "swv_woonplaats", "Hij woont bij zijn vader"),
    "niets": ("dien_in", "motivering", ""),
    "te veel": ("dien_in", "motivering", "x" * 5000),
    "geen tekst": ("dien_in", "ondertekend_door", "nul\x00teken"),
    "het jaar 26": ("dien_in", "datum", "0026-03-02"),
    "het jaar 9999": ("dien_in", "gewenst_begin", "9999-12-31"),
    "een getal dat nergens in past": ("dien_in", "gewenste_schooljaren", "1" * 30),
}


@pytest.mark.parametrize(("actie", "gegeven", "waarde"), ONGELDIG.values(), ids=ONGELDIG)
def test_een_herstelde_waarde_voldoet_aan_dezelfde_regels_als_een_ingevulde(
    w: Wereld, actie: str, gegeven: str, waarde: str
) -> None:
    """A code that may hold any sentence would put it in the open part of the history, for good."""
    with pytest.raises(Misvatting):
        herstel(w, actie, gegeven, waarde)


# ---------------------------------------------------------------- op de databank


@pytest.fixture
def s(sqlite_url: str, tmp_path: Path) -> Iterator[Samenstel]:
    with databank(sqlite_url, tmp_path) as samenstel:
        yield samenstel


def corrigeer(s: Samenstel, zaak: str, nr: int, gegeven: str, waarde: str) -> Antwoord:
    gegevens = {"reden": "Verkeerd overgenomen.", "nr": nr, "gegeven": gegeven, "waarde": waarde}
    opdracht = Opdracht("corrigeer", "behandelaar", Rol.BEHANDELAAR, gegevens)
    return s.kern.doe(zaak, opdracht, BEGIN + 2 * EEN_DAG)


def test_een_correctie_voegt_toe_en_overschrijft_niets(s: Samenstel) -> None:
    zaak = zaak_tot(s, "verzoek_aanvulling")
    voor = inhoud(s)["gebeurtenis"]
    nr = s.stand(zaak)["gedaan"]["dien_in"]["nr"]
    entries = gelukt(corrigeer(s, zaak, nr, "gewenste_schooljaren", "2")).entries
    assert [e["soort"] for e in entries] == ["handeling", "gecorrigeerd"]
    assert set(voor) < set(inhoud(s)["gebeurtenis"])
    assert s.stand(zaak)["gedaan"]["dien_in"]["gegevens"]["gewenste_schooljaren"] == 2
    assert keten_is_heel(s)


def test_een_herstelde_dag_van_ontvangst_geeft_nieuwe_einddatums_met_een_nieuwe_afleiding(
    s: Samenstel,
) -> None:
    zaak = zaak_tot(s, "verzoek_aanvulling")
    voor = s.stand(zaak)
    entries = gelukt(corrigeer(s, zaak, voor["gedaan"]["dien_in"]["nr"], "datum", "2026-02-27")).entries
    herrekend = [e for e in entries if e["soort"] == "termijn_herrekend"]
    assert {e["open"]["termijn"] for e in herrekend} == {"D.TLV.norm", "D.TLV.wet"}
    assert all(e["open"]["na"]["afleiding"] for e in herrekend)
    for naam, termijn in s.stand(zaak)["termijnen"].items():
        assert termijn["uiterlijk"] < voor["termijnen"][naam]["uiterlijk"]
    assert s.stand(zaak)["beslisversie"] > voor["beslisversie"]
    assert keten_is_heel(s)


def test_ook_een_herstelde_dag_ligt_niet_in_de_toekomst(s: Samenstel) -> None:
    zaak = zaak_tot(s, "verzoek_aanvulling")
    voor = inhoud(s)
    antwoord = corrigeer(s, zaak, s.stand(zaak)["gedaan"]["dien_in"]["nr"], "datum", "2027-03-02")
    assert antwoord.beletselen, "anders krijgt een aanvraag een jaar langer de tijd"
    assert inhoud(s) == voor


def test_een_herstelde_dag_van_bekendmaking_oordeelt_opnieuw_of_het_op_tijd_was(s: Samenstel) -> None:
    """Acht dagen na de norm vastgelegd, maar de brief ging op tijd de deur uit (R1)."""
    zaak = zaak_tot(s, "maak_bekend")
    norm = date.fromisoformat(s.stand(zaak)["termijnen"]["D.TLV.norm"]["uiterlijk"])
    laat = datetime.combine(norm + 8 * EEN_DAG, time(10), AMSTERDAM)
    gelukt(s.kern.doe(zaak, Opdracht("maak_bekend", "secretariaat", Rol.SECRETARIAAT, "voorbeeld"), laat))
    voor = s.stand(zaak)
    assert voor["termijnen"]["D.TLV.norm"]["te_laat"]
    goed = (norm - EEN_DAG).isoformat()
    gegevens = {
        "nr": voor["gedaan"]["maak_bekend"]["nr"],
        "gegeven": "datum",
        "waarde": goed,
        "reden": "Poststempel.",
    }
    opdracht = Opdracht("corrigeer", "behandelaar", Rol.BEHANDELAAR, gegevens)
    gelukt(s.kern.doe(zaak, opdracht, laat + EEN_DAG))
    na = s.stand(zaak)["termijnen"]
    assert (na["D.TLV.norm"]["gestopt_op"], na["D.TLV.norm"]["te_laat"]) == (goed, False)
    assert na["D.BZ.in"]["begin"] == goed
    with naspeler(s) as speler:
        assert speler.speel_na(zaak).uitspraak is Uitspraak.RECHTMATIG
    assert keten_is_heel(s)


def test_een_te_late_bekendmaking_die_op_tijd_stond_wordt_alsnog_een_overschrijding(s: Samenstel) -> None:
    zaak = zaak_tot(s, "maak_bekend")
    norm = date.fromisoformat(s.stand(zaak)["termijnen"]["D.TLV.norm"]["uiterlijk"])
    laat = datetime.combine(norm + 8 * EEN_DAG, time(10), AMSTERDAM)
    op_tijd = {"datum": norm.isoformat(), "reden_eerder": "Gisteren blijven liggen."}
    opdracht = Opdracht("maak_bekend", "secretariaat", Rol.SECRETARIAAT, "voorbeeld", op_tijd)
    gelukt(s.kern.doe(zaak, opdracht, laat))
    voor = s.stand(zaak)
    assert not voor["termijnen"]["D.TLV.norm"]["te_laat"]
    echt = (norm + 2 * EEN_DAG).isoformat()
    gegevens = {
        "nr": voor["gedaan"]["maak_bekend"]["nr"],
        "gegeven": "datum",
        "waarde": echt,
        "reden": "Poststempel.",
    }
    antwoord = gelukt(
        s.kern.doe(zaak, Opdracht("corrigeer", "behandelaar", Rol.BEHANDELAAR, gegevens), laat + EEN_DAG)
    )
    assert s.stand(zaak)["termijnen"]["D.TLV.norm"]["te_laat"]
    assert "termijn_overschreden" in [e["soort"] for e in antwoord.entries]
    with naspeler(s) as speler:
        assert speler.speel_na(zaak).uitspraak is Uitspraak.RECHTMATIG
