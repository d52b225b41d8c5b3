"""An Idempotency-Key makes a POST happen once: repeated, in parallel, and on both databases."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from threading import Barrier

import orjson

from kernproces.rollen import Rol
from tests.hulp.klant import Klant
from tests.loket.api.conftest import Als, Proef, etag

NOTITIE = {"gegevens": {"tekst": "Gebeld met de school."}}


def test_dezelfde_sleutel_geeft_hetzelfde_antwoord_en_doet_niets_twee_keer(
    eigen: Proef, eigen_als: Als
) -> None:
    anna = eigen_als("anna", Rol.BEHANDELAAR)
    zaak = eigen.zaak("ontvangen")
    kop = etag(anna, zaak) | {"Idempotency-Key": "sleutel-1"}
    eerste = anna.post(f"/zaken/{zaak}/acties/noteer", json=NOTITIE, headers=kop)
    tweede = anna.post(f"/zaken/{zaak}/acties/noteer", json=NOTITIE, headers=kop)
    assert eerste.status_code == tweede.status_code == 200
    assert (eerste.json(), eerste.headers["etag"]) == (tweede.json(), tweede.headers["etag"])
    assert anna.get(f"/zaken/{zaak}").json()["gedaan"]["noteer"]["keer"] == 1


def test_een_zaak_en_een_dossier_worden_met_een_sleutel_eenmaal_begonnen(
    eigen: Proef, eigen_als: Als
) -> None:
    anna = eigen_als("anna", Rol.BEHANDELAAR)
    kop = {"Idempotency-Key": "dossier-1"}
    dossiers = [anna.post("/dossiers", json={"leerling": "Voorbeeld"}, headers=kop) for _ in range(3)]
    assert {(d.status_code, d.text, d.headers["location"]) for d in dossiers} == {
        (201, dossiers[0].text, dossiers[0].headers["location"])
    }
    gegevens = {"soort": "vso", "school": "school-1", "leerling": "Voorbeeld"}
    nieuw = {"workflow": "tlv", "dossier": dossiers[0].json()["dossier"], "gegevens": gegevens}
    zaken = [anna.post("/zaken", json=nieuw, headers={"Idempotency-Key": "zaak-1-vso"}) for _ in range(3)]
    assert {(z.status_code, z.text) for z in zaken} == {(201, zaken[0].text)}
    assert len(anna.get("/zaken").json()["items"]) == 1
    assert len(anna.get("/dossiers").json()["items"]) == 1


def test_dezelfde_sleutel_met_een_ander_verzoek_wordt_geweigerd(eigen: Proef, eigen_als: Als) -> None:
    anna, sara = eigen_als("anna", Rol.BEHANDELAAR), eigen_als("sara", Rol.SECRETARIAAT)
    zaak, ander = eigen.zaak("ontvangen"), eigen.zaak("ontvangen")
    sleutel = {"Idempotency-Key": "sleutel-1"}
    assert (
        anna.post(
            f"/zaken/{zaak}/acties/noteer", json=NOTITIE, headers=etag(anna, zaak) | sleutel
        ).status_code
        == 200
    )
    for pad, lichaam in ((zaak, {"gegevens": {"tekst": "Iets anders."}}), (ander, NOTITIE)):
        antwoord = anna.post(f"/zaken/{pad}/acties/noteer", json=lichaam, headers=etag(anna, pad) | sleutel)
        assert antwoord.status_code == 422
        assert antwoord.json()["type"] == "urn:kernproces:probleem:sleutel-hergebruikt"
    van_sara = sara.post(f"/zaken/{zaak}/acties/noteer", json=NOTITIE, headers=etag(sara, zaak) | sleutel)
    assert van_sara.status_code == 200, "een sleutel is van wie hem stuurt"
    assert anna.get(f"/zaken/{zaak}").json()["gedaan"]["noteer"]["keer"] == 2


def test_een_weigering_verbruikt_de_sleutel_niet(eigen: Proef, eigen_als: Als) -> None:
    anna = eigen_als("anna", Rol.BEHANDELAAR)
    zaak = eigen.zaak("ontvangen")
    kop = etag(anna, zaak) | {"Idempotency-Key": "sleutel-1"}
    assert anna.post(f"/zaken/{zaak}/acties/noteer", json={"gegevens": {}}, headers=kop).status_code == 422
    assert anna.post(f"/zaken/{zaak}/acties/noteer", json=NOTITIE, headers=kop).status_code == 200


def _tegelijk(
    client: Klant, pad: str, lichaam: object, koppen: list[dict[str, str]]
) -> list[tuple[int, str]]:
    start = Barrier(len(koppen))

    def een(kop: dict[str, str]) -> tuple[int, str]:
        start.wait(timeout=30)
        antwoord = client.post(pad, json=lichaam, headers=kop)
        return antwoord.status_code, antwoord.text

    with ThreadPoolExecutor(len(koppen)) as draden:
        return list(draden.map(een, koppen))


def test_acht_dezelfde_verzoeken_tegelijk_doen_het_een_keer(eigen: Proef, eigen_als: Als) -> None:
    anna = eigen_als("anna", Rol.BEHANDELAAR)
    for ronde in range(4):
        zaak = eigen.zaak("ontvangen")
        kop = etag(anna, zaak) | {"Idempotency-Key": f"tegelijk-{ronde}"}
        uitkomsten = _tegelijk(anna, f"/zaken/{zaak}/acties/noteer", NOTITIE, [kop] * 8)
        assert {status for status, _ in uitkomsten} == {200}, uitkomsten
        assert len(set(uitkomsten)) == 1
        assert anna.get(f"/zaken/{zaak}").json()["gedaan"]["noteer"]["keer"] == 1


def test_acht_keer_tegelijk_beginnen_met_een_sleutel_geeft_een_zaak(eigen: Proef, eigen_als: Als) -> None:
    anna = eigen_als("anna", Rol.BEHANDELAAR)
    dossier = anna.post("/dossiers", json={"leerling": "Voorbeeld"}).json()["dossier"]
    nieuw = {
        "workflow": "tlv",
        "dossier": dossier,
        "gegevens": {"soort": "vso", "school": "school-1", "leerling": "Voorbeeld"},
    }
    uitkomsten = _tegelijk(anna, "/zaken", nieuw, [{"Idempotency-Key": "tegelijk-begin"}] * 8)
    assert {status for status, _ in uitkomsten} == {201}, uitkomsten
    assert len(set(uitkomsten)) == 1
    assert len(anna.get(f"/dossiers/{dossier}").json()["zaken"]) == 1


def test_acht_verschillende_sleutels_tegelijk_geven_een_winnaar_en_zeven_keer_te_laat(
    eigen: Proef, eigen_als: Als
) -> None:
    anna = eigen_als("anna", Rol.BEHANDELAAR)
    zaak = eigen.zaak("ontvangen")
    koppen = [etag(anna, zaak) | {"Idempotency-Key": f"eigen-sleutel-{i}"} for i in range(8)]
    uitkomsten = sorted(
        status for status, _ in _tegelijk(anna, f"/zaken/{zaak}/acties/noteer", NOTITIE, koppen)
    )
    assert uitkomsten == [200] + [412] * 7


def test_wat_er_gevraagd_werd_is_uit_het_bewaarde_antwoord_niet_te_raden(
    eigen: Proef, eigen_als: Als
) -> None:
    """The hash of a name alone is found by trying names, also after erasure; the key of the client is not kept."""
    anna = eigen_als("anna", Rol.BEHANDELAAR)
    inhoud = {"leerling": "Voorbeeld"}
    anna.post("/dossiers", json=inhoud, headers={"Idempotency-Key": "geheim-van-de-client"})
    with eigen.samenstel.opslag.lezen() as lezer:
        (rij,) = lezer.rij_query("SELECT naam, waarde FROM kenmerk WHERE naam LIKE 'idem/%'")
    pad = "/api/v1/dossiers"
    for gevraagd in (inhoud, [pad, "behandelaar", inhoud], ["/dossiers", "behandelaar", inhoud]):
        geraden = sha256(orjson.dumps(gevraagd, option=orjson.OPT_SORT_KEYS)).hexdigest()
        assert geraden not in rij[1]
    assert "geheim-van" not in "".join(rij)
