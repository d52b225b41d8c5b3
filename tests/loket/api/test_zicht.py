"""Who sees what through the API: staff by role, a school its own, the auditor no names, the administrator no content."""

from typing import Any

import pytest

from kernproces.rollen import Rol
from tests.hulp.klant import Klant
from tests.loket.api.conftest import MENSEN, NU, Als, Proef

LEERLING = "Voorbeeld Leerling"
GEZONDHEID = "de school bood extra begeleiding"


@pytest.fixture(scope="module")
def zaak(proef: Proef) -> str:
    return proef.zaak("verleend", "zicht")


def alles(client: Klant) -> str:
    """All that a client can get hold of about this zaak."""
    paden = (
        "/zaken/zicht",
        "/zaken/zicht/geschiedenis?limiet=200",
        "/zaken/zicht/stand?op=2030-01-01T00:00:00Z",
        "/dossiers/d-zicht",
        "/zaken",
        "/dossiers",
        "/berichten",
        "/termijnen",
    )
    return "".join(client.get(pad).text for pad in paden)


@pytest.mark.parametrize("persoon", ["anna", "sara", "dirk", "dora"])
def test_wie_eraan_werkt_ziet_de_leerling_en_de_motivering(zaak: str, als: Als, persoon: str) -> None:
    tekst = alles(als(persoon, Rol(MENSEN[persoon]["rollen"][0])))
    assert LEERLING in tekst
    assert GEZONDHEID in tekst


@pytest.mark.parametrize("persoon", ["aad", "ben", "olga", "otto", "ouder"])
def test_wie_er_niet_aan_werkt_ziet_geen_gegevens_van_de_leerling(zaak: str, als: Als, persoon: str) -> None:
    tekst = alles(als(persoon, Rol(MENSEN[persoon]["rollen"][0])))
    assert LEERLING not in tekst
    assert GEZONDHEID not in tekst


def test_de_auditor_ziet_codes_en_data_en_wie_wat_deed(zaak: str, als: Als) -> None:
    gedaan = als("aad", Rol.AUDITOR).get("/zaken/zicht").json()["gedaan"]
    assert gedaan["dien_in"]["door"] == "sara"
    assert gedaan["dien_in"]["gegevens"]["inschrijving"] == "ingeschreven"


def test_de_beheerder_ziet_dat_er_zaken_zijn_maar_niets_van_de_inhoud(zaak: str, als: Als) -> None:
    beeld = als("ben", Rol.BEHEERDER).get("/zaken/zicht").json()
    assert beeld["toestand"] == "verleend"
    assert all(g["gegevens"] is None for g in beeld["gedaan"].values())


def test_de_eigen_school_ziet_de_stand_en_de_termijnen_maar_niet_wie_van_ons_het_deed(
    zaak: str, als: Als
) -> None:
    beeld = als("olga", Rol.ONDERSTEUNINGSCOORDINATOR).get("/zaken/zicht").json()
    assert beeld["toestand_titel"] == "Verleend"
    assert set(beeld["termijnen"]) >= {"D.TLV.norm", "D.TLV.wet"}
    assert beeld["behandelaar"] is None
    assert {g["door"] for g in beeld["gedaan"].values()} == {None}


@pytest.mark.parametrize("wie", [("otto", Rol.ONDERSTEUNINGSCOORDINATOR), ("ouder", Rol.OUDER)])
def test_een_andere_school_of_familie_weet_niet_eens_dat_de_zaak_bestaat(
    zaak: str, als: Als, wie: tuple[str, Rol]
) -> None:
    client = als(*wie)
    antwoorden: list[Any] = [
        client.get(p)
        for p in (
            "/zaken/zicht",
            "/zaken/zicht/acties",
            "/zaken/zicht/geschiedenis",
            "/zaken/zicht/stand?op=2030-01-01T00:00:00Z",
            "/dossiers/d-zicht",
            "/bewijs/d-zicht",
        )
    ]
    antwoorden.append(
        client.post(
            "/zaken/zicht/acties/noteer", json={"gegevens": {"tekst": "hallo"}}, headers={"If-Match": '"1"'}
        )
    )
    antwoorden.append(client.post("/zaken", json={"workflow": "tlv", "dossier": "d-zicht"}))
    assert {a.status_code for a in antwoorden} == {404}
    weg = client.get("/zaken/weg").json()["detail"].replace("weg", "zicht")
    assert antwoorden[0].json()["detail"] == weg
    for pad in ("/zaken", "/dossiers", "/termijnen", "/berichten"):
        assert client.get(pad).json()["items"] == []


def test_een_school_ziet_de_eigen_zaken_en_wat_ze_zelf_vastlegde(als: Als) -> None:
    olga = als("olga", Rol.ONDERSTEUNINGSCOORDINATOR)
    nieuw = olga.post("/dossiers", json={"leerling": "Eigen Leerling", "school": "school-1"}).json()[
        "dossier"
    ]
    gegevens = {"soort": "vso", "school": "school-1", "leerling": "Eigen Leerling"}
    zaak = olga.post("/zaken", json={"workflow": "tlv", "dossier": nieuw, "gegevens": gegevens}).json()[
        "zaak"
    ]
    assert olga.get(f"/zaken/{zaak}").json()["gedaan"]["start"]["gegevens"] == gegevens
    assert zaak in {z["zaak"] for z in olga.get("/zaken").json()["items"]}


@pytest.mark.parametrize(
    ("persoon", "rol", "school", "eis"),
    [
        ("aad", Rol.AUDITOR, None, "rol"),
        ("olga", Rol.ONDERSTEUNINGSCOORDINATOR, "school-2", "dossier"),
        ("olga", Rol.ONDERSTEUNINGSCOORDINATOR, None, "dossier"),
        ("anna", Rol.BEHANDELAAR, "luchtschool", "gegevens.school"),
    ],
)
def test_wie_geen_dossier_mag_openen_hoort_waarom(
    als: Als, persoon: str, rol: Rol, school: str | None, eis: str
) -> None:
    antwoord = als(persoon, rol).post("/dossiers", json={"leerling": "Voorbeeld", "school": school})
    assert antwoord.status_code == 422
    assert [b["eis"] for b in antwoord.json()["beletselen"]] == [eis]


def test_een_correctie_is_in_de_zaak_te_zien_en_de_geschiedenis_houdt_beide(proef: Proef, als: Als) -> None:
    zaak = proef.zaak("ontvangen")
    anna = als("anna", Rol.BEHANDELAAR)
    nr = anna.get(f"/zaken/{zaak}").json()["gedaan"]["start"]["nr"]
    gegevens = {"nr": nr, "gegeven": "leerling", "waarde": "Anders Geheten", "reden": "Verkeerd geschreven."}
    tag = {"If-Match": anna.get(f"/zaken/{zaak}").headers["etag"]}
    assert (
        anna.post(f"/zaken/{zaak}/acties/corrigeer", json={"gegevens": gegevens}, headers=tag).status_code
        == 200
    )
    assert anna.get(f"/zaken/{zaak}").json()["gedaan"]["start"]["gegevens"]["leerling"] == "Anders Geheten"
    regels = anna.get(f"/zaken/{zaak}/geschiedenis").json()["items"]
    assert LEERLING in str(regels[0])
    assert "Anders Geheten" in str(regels[-1])
    assert "Anders Geheten" not in als("aad", Rol.AUDITOR).get(f"/zaken/{zaak}/geschiedenis").text


def test_wie_wat_ziet_in_lijsten_is_op_beide_databanken_hetzelfde(eigen: Proef, eigen_als: Als) -> None:
    zaken = sorted(eigen.zaak(stadium) for stadium in ("concept", "ontvangen", "verleend"))
    anna = eigen_als("anna", Rol.BEHANDELAAR)
    olga = eigen_als("olga", Rol.ONDERSTEUNINGSCOORDINATOR)
    otto = eigen_als("otto", Rol.ONDERSTEUNINGSCOORDINATOR)
    eigen.samenstel.dossiers.voeg_betrokkene_toe(
        f"d-{zaken[0]}", "ouder", "ouder", "anna", Rol.BEHANDELAAR, NU
    )
    ouder = eigen_als("ouder", Rol.OUDER)
    for client, verwacht in ((anna, zaken), (olga, zaken), (otto, []), (ouder, zaken[:1])):
        assert sorted(_alles(client, "/zaken", "zaak")) == verwacht
        assert sorted(_alles(client, "/dossiers", "dossier")) == [f"d-{z}" for z in verwacht]
        assert set(_alles(client, "/termijnen", "zaak")) <= set(verwacht)
        assert set(_alles(client, "/berichten", "zaak")) <= set(verwacht)
    assert olga.get("/termijnen").json()["items"]


def _alles(client: Klant, pad: str, veld: str) -> list[str]:
    """One field of every row, a row a page."""
    gevonden, cursor = [], ""
    while cursor is not None:
        blad = client.get(pad, params={"limiet": 1} | ({"cursor": cursor} if cursor else {})).json()
        gevonden += [i[veld] for i in blad["items"]]
        cursor = blad["volgende"]
    return gevonden
