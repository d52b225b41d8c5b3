"""Toch openen through the API: the way that the refusal names, recorded first, for a while, and every look in the read log."""

from kernproces.rollen import Rol
from tests.hulp.klant import Klant
from tests.loket.api.conftest import NU, Als, Proef

LEERLING = "Voorbeeld Leerling"
VRAAG = {"grond": "waarneming", "reden": "De school belt en de behandelaar is ziek.", "minuten": 30}


def _leest(proef: Proef, dossier: str, persoon: str) -> list[tuple[str, str, str]]:
    regels = proef.samenstel.leeslog.van_dossier(dossier, NU)
    return [(r.wat, r.kanaal, r.grond) for r in regels if r.persoon == persoon]


def test_wie_er_geen_taak_heeft_opent_het_met_een_reden_en_leest_het_dan(
    eigen: Proef, eigen_als: Als
) -> None:
    zaak = eigen.zaak("verleend")
    bas: Klant = eigen_als("bas", Rol.BEHANDELAAR)
    niet = bas.get(f"/zaken/{zaak}")
    assert niet.status_code == 403
    assert niet.json()["beletselen"][0]["remedie"] == "andere_weg(open_toch)"
    open_ = bas.post(f"/dossiers/d-{zaak}/noodinzagen", json=VRAAG)
    assert (open_.status_code, open_.json()) == (
        201,
        {"dossier": f"d-{zaak}", "tot": "2026-03-02T12:30:00.000000Z"},
    )
    assert bas.get(f"/dossiers/d-{zaak}").json()["leerling"] == LEERLING
    assert LEERLING in bas.get(f"/zaken/{zaak}").text
    assert ("zaak", "api", "nood") in {(w, k, g.strip("/")) for w, k, g in _leest(eigen, f"d-{zaak}", "bas")}
    nog_eens = bas.post(f"/dossiers/d-{zaak}/noodinzagen", json=VRAAG)
    assert (nog_eens.status_code, nog_eens.json()["tot"]) == (200, None), "hij ziet het al"


def test_dezelfde_sleutel_legt_het_een_keer_vast(eigen: Proef, eigen_als: Als) -> None:
    zaak, bas = eigen.zaak("verleend"), eigen_als("bas", Rol.BEHANDELAAR)
    kop = {"Idempotency-Key": "toch-openen-1"}
    tot = {bas.post(f"/dossiers/d-{zaak}/noodinzagen", json=VRAAG, headers=kop).json()["tot"] for _ in "ab"}
    assert tot == {"2026-03-02T12:30:00.000000Z"}
    with eigen.samenstel.opslag.lezen() as lezer:
        entries = list(eigen.samenstel.kern.archief.lees(lezer, f"dossier/d-{zaak}"))
    assert sum(e["soort"] == "noodinzage" for e in entries) == 1


def test_auditor_en_beheerder_openen_niets_en_buiten_bestaat_het_niet(eigen: Proef, eigen_als: Als) -> None:
    zaak = eigen.zaak("verleend")
    adres = f"/dossiers/d-{zaak}/noodinzagen"
    for wie, rol in (("aad", Rol.AUDITOR), ("ben", Rol.BEHEERDER)):
        antwoord = eigen_als(wie, rol).post(adres, json=VRAAG)
        assert antwoord.status_code == 403
        assert antwoord.json()["beletselen"][0]["remedie"].startswith("kan_niet(")
    for wie, rol in (("otto", Rol.ONDERSTEUNINGSCOORDINATOR), ("ouder", Rol.OUDER)):
        assert eigen_als(wie, rol).post(adres, json=VRAAG).status_code == 404
    bas = eigen_als("bas", Rol.BEHANDELAAR)
    assert bas.post("/dossiers/bestaat-niet/noodinzagen", json=VRAAG).status_code == 404
    assert bas.post(adres, json=VRAAG | {"reden": "kort"}).status_code == 422
    assert bas.get(f"/zaken/{zaak}").status_code == 403, "niets is geopend"
