"""Stukken over the API: the same rules as on the pages, and a problem for everything that is not a document."""

import pytest

from kernproces.rollen import Rol
from loket.opdrachtregel import main
from tests.loket.api.conftest import Als, Proef

PDF = b"%PDF-1.7 advies %%EOF"


def test_een_stuk_gaat_erin_en_komt_er_gelijk_weer_uit(proef: Proef, als: Als) -> None:
    zaak = proef.zaak("ontvangen")
    dossier = proef.samenstel.stand(zaak)["dossier"]
    adres = f"/dossiers/{dossier}/stukken"
    anna = als("anna", Rol.BEHANDELAAR)
    velden = {"titel": "Advies", "zaak": zaak}
    antwoord = anna.post(adres, data=velden, files={"bestand": ("advies.pdf", PDF)})
    assert antwoord.status_code == 201, antwoord.text
    stuk = antwoord.json()
    assert (stuk["soort"], stuk["versie"], stuk["keur"], stuk["zaak"]) == ("pdf", 1, "geen", zaak)
    assert anna.post(adres, data=velden, files={"bestand": ("advies.pdf", PDF)}).json() == stuk, (
        "a retry is safe"
    )
    nog = anna.post(
        adres, data={"titel": "x.x", "stuk": stuk["stuk"]}, files={"bestand": ("a.pdf", PDF + b"2")}
    )
    assert (nog.json()["versie"], nog.json()["zaak"]) == (2, zaak)
    assert [s["versie"] for s in anna.get(adres).json()["stukken"]] == [1, 2]
    bytes_ = anna.get(f"{adres}/{stuk['stuk']}/1/inhoud")
    assert bytes_.content == PDF
    assert bytes_.headers["content-disposition"].startswith("attachment")
    for wie, rol in (("aad", Rol.AUDITOR), ("ben", Rol.BEHEERDER), ("olga", Rol.ONDERSTEUNINGSCOORDINATOR)):
        assert als(wie, rol).get(adres).json() == {"stukken": []}
        assert als(wie, rol).get(f"{adres}/{stuk['stuk']}/1/inhoud").status_code == 404
        assert als(wie, rol).post(adres, data=velden, files={"bestand": ("a.pdf", PDF)}).status_code == 403


@pytest.mark.parametrize(
    ("velden", "bestand", "status"),
    [
        ({"titel": "Advies"}, b"MZ", 422),
        ({"titel": "A"}, PDF, 422),
        ({"titel": "Advies", "zaak": "Z-9"}, PDF, 422),
        ({"titel": "Advies", "stuk": "stuk-9"}, PDF, 422),
        ({"titel": "Advies", "categorie": "open"}, PDF, 422),
        ({"titel": "Advies", "vreemd": "x"}, PDF, 422),
        ({"titel": "Advies"}, None, 415),
    ],
)
def test_wat_niet_klopt_is_een_probleem_en_laat_niets_achter(
    proef: Proef, als: Als, velden: dict[str, str], bestand: bytes | None, status: int
) -> None:
    dossier = proef.samenstel.stand(proef.zaak("ontvangen"))["dossier"]
    anna = als("anna", Rol.BEHANDELAAR)
    files = {"bestand": ("a.pdf", bestand)} if bestand is not None else None
    antwoord = anna.post(f"/dossiers/{dossier}/stukken", data=velden, files=files)
    assert antwoord.status_code == status, antwoord.text
    assert antwoord.headers["content-type"] == "application/problem+json"
    assert anna.get(f"/dossiers/{dossier}/stukken").json() == {"stukken": []}


def test_de_opdracht_toont_voegt_toe_en_haalt(
    proef: Proef, tmp_path: object, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from pathlib import Path

    map_ = Path(str(tmp_path))
    i = proef.samenstel.instellingen
    monkeypatch.setenv("DATABASE_URL", i.database_url)
    monkeypatch.setenv("SLEUTELS_URL", i.sleutels_url)
    monkeypatch.setenv("KERNPROCES_HOOFDSLEUTEL", i.hoofdsleutels[0].hex())
    monkeypatch.setenv("KERNPROCES_MAP", str(i.map_))
    dossier = proef.samenstel.stand(proef.zaak("ontvangen"))["dossier"]
    (map_ / "brief.pdf").write_bytes(PDF)
    (map_ / "fout.pdf").write_bytes(b"MZ")
    assert main(["stukken", dossier, "--voeg-toe", str(map_ / "fout.pdf"), "--door", "anna"]) == 1
    assert main(["stukken", dossier, "--voeg-toe", str(map_ / "brief.pdf"), "--door", "niemand"]) == 2
    assert main(["stukken", dossier, "--voeg-toe", str(map_ / "brief.pdf"), "--door", "anna"]) == 0
    stuk = capsys.readouterr().out.splitlines()[-1].split()[0]
    assert main(["stukken", dossier]) == 0
    assert stuk in capsys.readouterr().out
    assert main(["stukken", dossier, "--haal", stuk, "--naar", str(map_ / "uit.pdf")]) == 0
    assert (map_ / "uit.pdf").read_bytes() == PDF
