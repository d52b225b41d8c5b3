"""De kern op een echte databank, op beide soorten: wie te laat is hoort wie voor was, en een weigering schrijft niets."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kernproces.gebruik.fouten import OnbekendError, TijdFout, VersieVerouderdError
from kernproces.gebruik.kern import Opdracht
from kernproces.opslag.fouten import OpslagError
from kernproces.opslag.rijen import Boeking, Schrijver
from kernproces.rollen import Rol
from kernproces.taal.formuliertaal import OnbekendVeldError
from kernproces.zaak.oordeel import OnbekendeActieError
from loket.bedrading import Samenstel
from tests.kernproces.gebruik.zaakdatabank import (
    BEGIN,
    EEN_DAG,
    begin_zaak,
    dag,
    databank,
    gelukt,
    inhoud,
    keten_is_heel,
    notitie,
    voegt_persoon_toe,
    zaak_tot,
)

KAAL = datetime(2026, 3, 9, 9, 0)  # noqa: DTZ001 - an instant without zone is what is tested


@pytest.fixture
def s(database_url: str, tmp_path: Path) -> Iterator[Samenstel]:
    with databank(database_url, tmp_path) as samenstel:
        yield samenstel


@pytest.fixture
def klein(sqlite_url: str, tmp_path: Path) -> Iterator[Samenstel]:
    """For what does not depend on the kind of database."""
    with databank(sqlite_url, tmp_path) as samenstel:
        yield samenstel


def besluit(wie: str = "directeur", verwacht: int | None = None, actie: str = "verleen") -> Opdracht:
    return Opdracht(actie, wie, Rol.DIRECTEUR_BESTUURDER, "voorbeeld", verwacht=verwacht)


# ---------------------------------------------------------------- een oude bladzijde


def test_wie_op_een_oude_bladzijde_beslist_hoort_wie_er_intussen_wat_deed(s: Samenstel) -> None:
    zaak = zaak_tot(s, "verleen")
    gezien = s.stand(zaak)["beslisversie"]
    gelukt(s.kern.doe(zaak, notitie("behandelaar"), dag("verleen")))
    voor = inhoud(s)
    with pytest.raises(VersieVerouderdError) as fout:
        s.kern.doe(zaak, besluit(verwacht=gezien), dag("verleen"))
    assert (fout.value.wie, fout.value.wat) == ("behandelaar", "noteer")
    assert "noteer, door behandelaar" in fout.value.zin
    assert fout.value.beslisversie == gezien + 1
    assert inhoud(s) == voor
    assert s.kern.doe(zaak, besluit(verwacht=gezien + 1), dag("verleen")).gelukt


def test_de_tijd_die_wie_te_laat_is_leest_is_die_van_de_klok_in_nederland(klein: Samenstel) -> None:
    """BEGIN is 06:00 UTC: seven o'clock in Amsterdam."""
    zaak = zaak_tot(klein, "dien_in")
    gezien = klein.stand(zaak)["beslisversie"]
    gelukt(klein.kern.doe(zaak, notitie("behandelaar"), BEGIN))
    with pytest.raises(VersieVerouderdError) as fout:
        klein.kern.doe(zaak, notitie("behandelaar", verwacht=gezien), BEGIN)
    assert fout.value.wanneer == "op 2 maart 2026 om 7.00 uur", "ook op een latere dag zegt de zin wanneer"


def test_een_herinnering_maakt_een_bladzijde_niet_oud(klein: Samenstel) -> None:
    zaak = zaak_tot(klein, "verzoek_aanvulling")
    gezien = klein.stand(zaak)
    later = datetime.fromisoformat(gezien["termijnen"]["D.TLV.norm"]["volgende"]["op"])
    assert klein.kern.loop_na(zaak, later).entries
    assert klein.stand(zaak)["nr"] > gezien["nr"]
    assert klein.kern.doe(zaak, notitie("behandelaar", verwacht=gezien["beslisversie"]), later).gelukt


def test_een_overschrijding_maakt_een_bladzijde_wel_oud_en_heet_dan_geen_werk_van_een_collega(
    klein: Samenstel,
) -> None:
    zaak = zaak_tot(klein, "verzoek_aanvulling")
    gezien = klein.stand(zaak)["beslisversie"]
    later = BEGIN + 60 * EEN_DAG
    klein.kern.loop_na(zaak, later)
    with pytest.raises(VersieVerouderdError) as fout:
        klein.kern.doe(zaak, notitie("behandelaar", verwacht=gezien), later)
    assert (fout.value.wie, fout.value.wat) == ("systeem", "termijn overschreden")


# ---------------------------------------------------------------- tijd


@pytest.mark.parametrize(
    "doe",
    [
        lambda s, z: s.kern.doe(z, notitie("behandelaar"), KAAL),
        lambda s, _: s.kern.start(
            "tlv", "D-Z-1", Opdracht("start", "behandelaar", Rol.BEHANDELAAR, "voorbeeld"), KAAL
        ),
        lambda s, z: s.kern.loop_na(z, KAAL + timedelta(days=60)),
        lambda s, _: s.dossiers.open("behandelaar", Rol.BEHANDELAAR, KAAL, dossier="D-9"),
        lambda s, _: s.dossiers.voeg_betrokkene_toe(
            "D-Z-1", "olga", "ouder", "behandelaar", Rol.BEHANDELAAR, KAAL
        ),
        lambda s, _: s.registers.werk_bij("mensen", {"x": {"rollen": []}}, "beheerder", Rol.BEHEERDER, KAAL),
    ],
    ids=["een actie", "een begin", "de ronde", "een dossier", "een betrokkene", "een register"],
)
def test_een_tijdstip_zonder_tijdzone_wordt_geweigerd_en_er_wordt_niets_geschreven(
    klein: Samenstel, doe: Callable[[Samenstel, str], Any]
) -> None:
    zaak = zaak_tot(klein, "verzoek_aanvulling")
    voor = inhoud(klein)
    try:
        with pytest.raises(TijdFout, match="tijdzone"):
            doe(klein, zaak)
    finally:
        assert inhoud(klein) == voor


def test_vastgelegd_loopt_nooit_terug_ook_niet_als_de_klok_van_de_computer_dat_doet(klein: Samenstel) -> None:
    zaak = zaak_tot(klein, "verzoek_aanvulling")
    laatst = klein.stand(zaak)["laatst"]
    (entry,) = gelukt(klein.kern.doe(zaak, notitie("behandelaar"), BEGIN - 3 * EEN_DAG)).entries
    assert entry["vastgelegd"] == laatst
    assert keten_is_heel(klein)


# ---------------------------------------------------------------- niets half


GEWEIGERD = {
    "verkeerde rol": Opdracht("verleen", "school", Rol.ONDERSTEUNINGSCOORDINATOR, "voorbeeld"),
    "rol die men niet heeft": Opdracht("verleen", "behandelaar", Rol.DIRECTEUR_BESTUURDER, "voorbeeld"),
    "verkeerde toestand": Opdracht("dien_in", "bestuurder", Rol.BEVOEGD_GEZAG, "voorbeeld"),
    "leeg formulier": Opdracht("verleen", "directeur", Rol.DIRECTEUR_BESTUURDER, {}),
    "dag in de toekomst": Opdracht(
        "trek_in", "bestuurder", Rol.BEVOEGD_GEZAG, "voorbeeld", {"datum": "2026-12-01"}
    ),
    "correctie die niet kan": Opdracht(
        "corrigeer",
        "behandelaar",
        Rol.BEHANDELAAR,
        {"reden": "Mis.", "nr": 999, "gegeven": "x", "waarde": "y"},
    ),
}


def test_een_weigering_schrijft_niets(s: Samenstel) -> None:
    zaak = zaak_tot(s, "verleen")
    voor, stand = inhoud(s), s.stand(zaak)
    for waarom, opdracht in GEWEIGERD.items():
        antwoord = s.kern.doe(zaak, opdracht, dag("verleen"))
        assert antwoord.beletselen, waarom
        assert (antwoord.entries, antwoord.berichten) == ([], [])
        assert antwoord.stand == stand, waarom
        assert inhoud(s) == voor, waarom


def test_een_weigering_schrijft_ook_niet_wat_de_klok_intussen_deed(s: Samenstel) -> None:
    zaak = zaak_tot(s, "vul_aan")
    voor, stand = inhoud(s), s.stand(zaak)
    antwoord = s.kern.doe(zaak, besluit(), BEGIN + 90 * EEN_DAG)
    assert antwoord.beletselen
    assert antwoord.stand == stand
    assert inhoud(s) == voor


def test_een_geweigerd_begin_verbruikt_geen_zaaknummer(s: Samenstel) -> None:
    begin_zaak(s, "Z-1")
    voor = inhoud(s)
    mag_niet = Opdracht("start", "directeur", Rol.DIRECTEUR_BESTUURDER, "voorbeeld")
    assert s.kern.start("tlv", "D-Z-1", mag_niet, BEGIN).beletselen
    assert inhoud(s) == voor
    mag = Opdracht("start", "behandelaar", Rol.BEHANDELAAR, "voorbeeld")
    assert [s.kern.start("tlv", "D-Z-1", mag, BEGIN).zaak for _ in range(2)] == ["Z-2026-0001", "Z-2026-0002"]


@pytest.mark.parametrize(
    ("zaak", "opdracht", "fout"),
    [
        ("Z-1", Opdracht("noteer", "behandelaar", Rol.BEHANDELAAR, {"nergens": 1}), OnbekendVeldError),
        ("Z-1", Opdracht("vlieg", "behandelaar", Rol.BEHANDELAAR, {}), (OnbekendError, OnbekendeActieError)),
        ("Z-1", Opdracht("noteer", "behandelaar", Rol.BEHANDELAAR, "zomaar"), OnbekendError),
        ("Z-404", notitie("behandelaar"), OnbekendError),
    ],
    ids=["veld", "actie", "gegevens", "zaak"],
)
def test_een_vraag_die_niet_bestaat_is_een_fout_en_schrijft_niets(
    klein: Samenstel, zaak: str, opdracht: Opdracht, fout: Any
) -> None:
    begin_zaak(klein, "Z-1")
    voor = inhoud(klein)
    with pytest.raises(fout):
        klein.kern.doe(zaak, opdracht, BEGIN)
    assert inhoud(klein) == voor


class StroomUitgevallenError(Exception):
    """Stands for anything that goes wrong before the rows are sent."""


class HapertHalverwege:
    """The real writer, with a last statement that the database refuses after it took all the rows before it."""

    def __init__(self, schrijver: Schrijver) -> None:
        self._schrijver = schrijver

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._schrijver, naam)

    def boek(self, boeking: Boeking) -> None:
        boeking.overige.append(("INSERT INTO bestaat_niet (naam) VALUES (?)", ("x",)))
        self._schrijver.boek(boeking)


@pytest.mark.parametrize("wanneer", ["voor", "tijdens"])
def test_een_storing_bij_het_boeken_laat_niets_achter_en_daarna_gaat_het_gewoon(
    s: Samenstel, monkeypatch: pytest.MonkeyPatch, wanneer: str
) -> None:
    zaak = zaak_tot(s, "verleen")
    voor = inhoud(s)
    echt = s.kern.boekhouding.boek

    def boek(schrijver: Schrijver, delen: Any) -> Any:
        if wanneer == "voor":
            raise StroomUitgevallenError
        return echt(HapertHalverwege(schrijver), delen)  # type: ignore[arg-type]

    monkeypatch.setattr(s.kern.boekhouding, "boek", boek)
    start = Opdracht("start", "behandelaar", Rol.BEHANDELAAR, "voorbeeld")
    for doe in (
        lambda: s.kern.doe(zaak, besluit(), dag("verleen")),
        lambda: s.kern.start("tlv", "D-Z-1", start, dag("verleen")),
        lambda: s.kern.loop_na(zaak, BEGIN + 90 * EEN_DAG),
    ):
        with pytest.raises((StroomUitgevallenError, OpslagError)):
            doe()
        assert inhoud(s) == voor
    monkeypatch.undo()
    stand = gelukt(s.kern.doe(zaak, besluit(), dag("verleen"))).stand
    assert stand is not None
    assert stand["nummers"] == {"volgnummer": 1}
    assert s.kern.start("tlv", "D-Z-1", start, dag("verleen")).zaak == "Z-2026-0001"
    assert keten_is_heel(s)


def test_een_zaak_die_nog_niet_is_bijgewerkt_wordt_eerst_bijgewerkt_voor_iemand_handelt(
    klein: Samenstel,
) -> None:
    zaak = zaak_tot(klein, "vul_aan")
    later = BEGIN + 40 * EEN_DAG  # the repair term of two weeks is long over
    antwoord = gelukt(klein.kern.doe(zaak, notitie("behandelaar"), later))
    soorten = [e["soort"] for e in antwoord.entries]
    assert soorten.index("termijn_vervallen") < soorten.index("handeling")
    assert keten_is_heel(klein)


def test_op_dezelfde_vraag_geeft_de_lijst_hetzelfde_antwoord_als_het_doen(klein: Samenstel) -> None:
    zaak = zaak_tot(klein, "verleen")
    voegt_persoon_toe(klein, "mieke", Rol.MENTOR)
    for wie, rol in (("directeur", Rol.DIRECTEUR_BESTUURDER), ("mieke", Rol.MENTOR), ("school", Rol.OUDER)):
        with klein.opslag.lezen() as lezer:
            oordelen = klein.kern.oordelen(lezer, klein.kern.bron.laad(lezer, zaak), wie, rol, dag("verleen"))
        for oordeel in oordelen:
            if oordeel.beletselen:
                gedaan = klein.kern.doe(zaak, Opdracht(oordeel.actie, wie, rol, "voorbeeld"), dag("verleen"))
                assert {b.eis for b in oordeel.beletselen} <= {b.eis for b in gedaan.beletselen}
