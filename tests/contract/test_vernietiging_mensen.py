"""Wie weg is, blijft bij naam bekend zolang een dossier dat vraagt; daarna gaat de naam, en klopt alles nog."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kernproces.gebeurtenissen import registerstroom
from kernproces.gebruik.fouten import VernietigdError
from kernproces.gebruik.kern import Opdracht
from kernproces.gebruik.vernietiging import Door
from kernproces.gebruik.vertrokken import waar_vermeld
from kernproces.naspelen import Uitspraak
from kernproces.naspelen.samenhang import Samenhang
from kernproces.opslag.herbouw import herbouw
from kernproces.opslag.reservekopie import lees_sleutels
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from kernproces.vertrouwelijk.bewaring import MENS, Post, Uitkomst
from loket.accounts import boek
from loket.bedrading import Samenstel
from loket.bewaren.sleutelkopie import maak_kopie
from loket.bewijs.controle import Controle
from loket.lezen import vouwer
from tests.contract.test_vernietiging import (
    NA_DRIE_JAAR,
    NA_VIJF_JAAR,
    VERLOPEN,
    goedgekeurd,
    oordelen,
    vernietig,
    zaak,
)
from tests.kernproces.gebruik.test_kern_vertrouwelijk import Merktekens, terug_te_lezen
from tests.kernproces.gebruik.zaakdatabank import BEGIN, gelukt, inhoud, keten_is_heel

__all__ = ["zaak"]  # the fixture
NAAM, ADRES = "Merknaam Vertrokken", "merkadres@voorbeeld.example"
LAATSTE = date(2030, 6, 30)
NA_TWEE_JAAR = datetime.fromisoformat("2032-07-01T09:00:00+02:00")
RIJ = {"rollen": ["behandelaar"], "functies": None, "mandaten": [], "scholen": [], "alle_dossiers": True}
LEEG = RIJ | {"rollen": []}
SYSTEEM = ("systeem", Rol.SYSTEEM)
SARA = ("sara", Rol.SECRETARIAAT)


def neem_op(s: Samenstel, wie: str, tot: date | None = LAATSTE, naam: str = NAAM) -> None:
    """Somebody with a name, who leaves."""
    geheim = {wie: {"naam": naam, "email": ADRES, "reden": "aangenomen"}}
    s.registers.werk_bij("mensen", {wie: RIJ}, *SYSTEEM, BEGIN, van=BEGIN.date(), tot=tot, geheim=geheim)


def post_van(s: Samenstel, wie: str, nu: datetime) -> Post:
    with s.opslag.lezen() as lezer:
        (post,) = s.vernietiging.posten(lezer, nu, [f"{MENS}{wie}"])
    return post


def overgeslagen(s: Samenstel, lijst: str) -> dict[str, str]:
    with s.opslag.lezen() as lezer:
        over = s.vernietiging.lijst(lezer, lijst)["uitgevoerd"]["overgeslagen"]
    return {o["stroom"].rpartition("/")[2]: o["reden"] for o in over}


def test_de_termijn_begint_na_de_laatste_rol_en_een_dossier_waarin_iemand_iets_deed_houdt_de_naam_vast(
    zaak: tuple[Samenstel, Merktekens],
) -> None:
    s, _ = zaak
    neem_op(s, "p1")
    neem_op(s, "p2", tot=None)
    assert post_van(s, "p2", NA_VIJF_JAAR).uitkomst is Uitkomst.OPEN
    assert post_van(s, "p1", BEGIN).uitkomst is Uitkomst.LATER, "de laatste dag staat al vast"
    voor = post_van(s, "p1", NA_TWEE_JAAR - timedelta(days=1))
    assert (voor.uitkomst, voor.begin, voor.uiterlijk) == (Uitkomst.LATER, "2030-06-30", "2032-06-30")
    assert post_van(s, "p1", NA_TWEE_JAAR).uitkomst is Uitkomst.MAG
    # Olga is a parent who never did anything; the expert gave his advice in D-1.
    vertrek(s, "deskundige1")
    post = post_van(s, "deskundige1", NA_TWEE_JAAR)
    assert (post.uitkomst, post.redenen) == (
        Uitkomst.AANGEHOUDEN,
        ("Komt voor in dossier D-1, dat nog wordt bewaard.",),
    )
    sara = Door(*SARA, NA_TWEE_JAAR)
    (b,) = s.vernietiging.stel_voor([(post.stroom, post.sleutel)], sara)[1]
    assert "Komt voor in dossier D-1" in b.reden


def vertrek(s: Samenstel, wie: str, naam: str = NAAM) -> None:
    """Somebody who is there without end, gets a name and a last day."""
    geheim = {wie: {"naam": naam, "email": ADRES}}
    s.registers.werk_bij("mensen", {wie: LEEG}, *SYSTEEM, VERLOPEN, van=VERLOPEN.date(), geheim=geheim)


def test_wie_alleen_ergens_in_een_veld_wordt_genoemd_blijft_ook_bekend(
    zaak: tuple[Samenstel, Merktekens],
) -> None:
    """No list of who has to do with what knows it: the entries themselves are read."""
    s, _ = zaak
    neem_op(s, "p1")
    with s.opslag.lezen() as lezer:
        assert waar_vermeld(lezer, ["p1", "directeur"])["p1"] == set()
        assert "zaak/Z-1" in waar_vermeld(lezer, ["directeur"])["directeur"]
    s.dossiers.voeg_betrokkene_toe("D-1", "p1", "regisseur", *SARA, NA_DRIE_JAAR)
    s.dossiers.voeg_betrokkene_toe("D-1", "sara", "regisseur", *SARA, NA_DRIE_JAAR)
    with s.opslag.lezen() as lezer:
        assert lezer.rij_query("SELECT 1 FROM betrokken WHERE wie = 'p1'") == []
    assert post_van(s, "p1", NA_TWEE_JAAR).uitkomst is Uitkomst.AANGEHOUDEN


def test_na_het_laatste_dossier_gaan_naam_en_adres_overal_weg_en_klopt_alles_nog(
    zaak: tuple[Samenstel, Merktekens], tmp_path: Path
) -> None:
    s, _ = zaak
    vertrek(s, "deskundige1")
    s.accounts.maak("deskundige1", "merkadres", boek.Door("sara", "beheerder", VERLOPEN), "Merkreden account")
    s.lijsten.bewaar("deskundige1", "Merktitel", "", "", VERLOPEN)
    s.ronde(VERLOPEN)
    s.bezorg(VERLOPEN)
    voor_van_namen = terug_te_lezen(s)
    assert all(m in voor_van_namen for m in (NAAM, ADRES, "Merkreden account"))
    kopie, _ = maak_kopie(tmp_path, s.kluis, NA_VIJF_JAAR)
    vernietig(s, NA_VIJF_JAAR)  # the dossier, which still held him when the list was made
    assert "Vertrokken" in s.persoonsgegevens(["deskundige1"])["deskundige1"]["naam"]
    assert set(oordelen(s).values()) <= {Uitspraak.RECHTMATIG, Uitspraak.NIET_TE_BEOORDELEN}
    assert post_van(s, "deskundige1", NA_VIJF_JAAR).uitkomst is Uitkomst.MAG
    lijst = vernietig(s, NA_VIJF_JAAR)
    assert overgeslagen(s, lijst) == {}
    assert s.persoonsgegevens(["deskundige1"]) == {"deskundige1": {"naam": "naam vernietigd (deskundige1)"}}
    leesbaar = terug_te_lezen(s)
    assert [m for m in (NAAM, ADRES, "Merkreden account") if m in leesbaar] == []
    with s.opslag.lezen() as lezer:
        assert lezer.rij_query("SELECT 1 FROM account") == lezer.rij_query("SELECT 1 FROM weergave") == []
    assert [p for p in tmp_path.rglob("*.eml") if ADRES.encode() in p.read_bytes()] == []
    assert keten_is_heel(s)
    voor = inhoud(s)
    herbouw(s.opslag, vouwer(s))
    assert inhoud(s) == voor
    assert Controle(s).uitslag()["bevindingen"] == []
    assert set(oordelen(s).values()) <= {Uitspraak.RECHTMATIG, Uitspraak.NIET_TE_BEOORDELEN}
    # What was destroyed stays so: not under this kenmerk, and not by an old copy of the keys.
    with pytest.raises(VernietigdError, match="onder een ander kenmerk"):
        neem_op(s, "deskundige1", None)
    assert "deskundige1" not in {p.persoon for p in alle_posten(s, NA_VIJF_JAAR)}
    terug = [r for r in lees_sleutels(kopie) if "deskundige1" in r[0]]
    assert terug
    s.kluis.zet_terug(terug)
    assert NAAM not in terug_te_lezen(s), "een lege plek in de kluis neemt geen oude sleutel terug"


def alle_posten(s: Samenstel, nu: datetime) -> list[Post]:
    with s.opslag.lezen() as lezer:
        return list(s.vernietiging.posten(lezer, nu))


def test_wie_intussen_weer_een_rol_krijgt_blijft_met_de_reden(zaak: tuple[Samenstel, Merktekens]) -> None:
    s, _ = zaak
    neem_op(s, "p1")
    neem_op(s, "p2")
    naam, sara = goedgekeurd(s, NA_TWEE_JAAR)
    geheim = {"p1": {"naam": NAAM, "email": ADRES}}
    s.registers.werk_bij(
        "mensen", {"p1": RIJ}, *SYSTEEM, NA_TWEE_JAAR, van=NA_TWEE_JAAR.date(), geheim=geheim
    )
    assert s.vernietiging.voer_uit(naam, sara) == []
    over = overgeslagen(s, naam)
    assert "heeft een rol of krijgt er een" in over["p1"]
    assert "p2" not in over
    assert s.persoonsgegevens(["p1"])["p1"]["naam"] == NAAM
    assert s.persoonsgegevens(["p2"])["p2"]["naam"] == "naam vernietigd (p2)"


def test_ook_wie_op_het_laatste_ogenblik_een_rol_krijgt_blijft(
    zaak: tuple[Samenstel, Merktekens], monkeypatch: pytest.MonkeyPatch
) -> None:
    s, _ = zaak
    neem_op(s, "p1")
    naam, sara = goedgekeurd(s, NA_TWEE_JAAR)
    echt, keer = s.opslag.lezen, list[int]()

    @contextmanager
    def lezen(**rest: bool) -> Iterator[Lezer]:
        with echt(**rest) as lezer:
            yield lezer
        keer.append(1)
        if len(keer) == 3:  # who may do it, what is on the list, where these people are named
            monkeypatch.setattr(s.opslag, "lezen", echt)
            neem_op(s, "p1", None)

    monkeypatch.setattr(s.opslag, "lezen", lezen)
    assert s.vernietiging.voer_uit(naam, sara) == []
    assert len(keer) == 3
    assert "p1" in overgeslagen(s, naam)
    assert s.persoonsgegevens(["p1"])["p1"]["naam"] == NAAM


def test_wie_een_naam_geeft_terwijl_de_sleutel_net_weg_is_krijgt_een_zin_en_er_staat_niets(
    zaak: tuple[Samenstel, Merktekens],
) -> None:
    s, _ = zaak
    neem_op(s, "p1")
    s.kluis.vernietig(f"{registerstroom('mensen')}/p1", "persoonsgegeven")  # not told yet
    voor = inhoud(s)
    with pytest.raises(VernietigdError, match="p1"):
        neem_op(s, "p1", None)
    assert inhoud(s) == voor


def test_een_dossier_zonder_leerling_eindigt_nooit_en_houdt_alleen_vast_wie_in_een_bewaarde_zaak_staat(
    zaak: tuple[Samenstel, Merktekens],
) -> None:
    s, _ = zaak
    neem_op(s, "p1")
    s.dossiers.open(*SARA, NA_DRIE_JAAR, dossier="school-x", school="school-1")
    for wie in ("p1", "sara"):
        s.dossiers.voeg_betrokkene_toe("school-x", wie, "regisseur", *SARA, NA_DRIE_JAAR)
    klacht = Opdracht("start", *SARA, "voorbeeld")
    gelukt(s.kern.start("klacht", "school-x", klacht, NA_DRIE_JAAR, nummer="K-9"))
    assert post_van(s, "p1", NA_TWEE_JAAR).uitkomst is Uitkomst.MAG
    vertrek(s, "sara")
    assert post_van(s, "sara", NA_TWEE_JAAR).redenen == (
        "Komt voor in dossier school-x, dat nog wordt bewaard.",
    )


def test_een_aanhouding_met_de_hand_houdt_ook_een_naam_vast(zaak: tuple[Samenstel, Merktekens]) -> None:
    s, _ = zaak
    neem_op(s, "p1")
    reden = {"waarvan": "p1", "grond": "rechtsvordering", "reden": "Er loopt een zaak bij de rechter."}
    s.registers.werk_bij("aanhoudingen", {"h1": reden}, *SYSTEEM, BEGIN)
    post = post_van(s, "p1", NA_TWEE_JAAR)
    assert (post.uitkomst, post.redenen) == (
        Uitkomst.AANGEHOUDEN,
        ("Aangehouden: Er loopt een zaak bij de rechter.",),
    )


def test_een_naam_die_zonder_goedgekeurde_lijst_is_vernietigd_valt_op() -> None:
    """What a chain says of itself is not enough: the list must order it."""
    gewist = {"id": "p1", "sleutels": ["persoonsgegeven"], "grond": "AVG 5", "besluit": "vernietiging/V-1"}
    post = {"stroom": "register/mensen/p1", "sleutel": "persoonsgegeven"}
    entries = [
        {"stroom": "register/mensen", "nr": 9, "soort": "gewist", "open": gewist},
        {
            "stroom": "vernietiging/V-1",
            "nr": 1,
            "soort": "vernietiging_voorgesteld",
            "open": {"posten": [post]},
        },
        {"stroom": "vernietiging/V-1", "nr": 2, "soort": "vernietiging_goedgekeurd", "open": {}},
    ]
    assert bevonden(entries) == []
    for weg in (entries[:1], entries[:2], [entries[0], entries[2]]):
        ((plek, zin),) = bevonden(weg)
        assert plek == ("register/mensen", 9)
        assert "geen goedgekeurde lijst vernietiging/V-1" in zin


def bevonden(entries: list[dict[str, Any]]) -> list[tuple[tuple[str, int], str]]:
    samenhang = Samenhang()
    for entry in entries:
        samenhang.neem({"vastgelegd": "", "geheim": {}, **entry})
    return list(samenhang.bevindingen())
