"""Een zaak die bij een andere begint: vanaf de bladzijde van die zaak, en alleen waar het daar kan."""

from tests.loket.web.proef import NU, Proef


def test_bezwaar_begint_vanaf_de_bladzijde_van_het_besluit(proef: Proef) -> None:
    zaak = proef.tlv("maak_bekend")
    dossier = proef.stand(zaak)["dossier"]
    wil = proef.als("wil")
    assert f"/dossiers/{dossier}/start/bezwaar?bij={zaak}" in wil.get(f"/zaken/{zaak}")
    bladzijde = wil.get(f"/dossiers/{dossier}/start/bezwaar?bij={zaak}")
    assert f'action="/dossiers/{dossier}/start/bezwaar?bij={zaak}"' in bladzijde
    gevuld = wil.post(f"/dossiers/{dossier}/start/bezwaar?bij={zaak}", 200, {"knop": "voorbeeld"})
    velden = wil.velden(gevuld) | {"knop": "doe"}
    wil.post(f"/dossiers/{dossier}/start/bezwaar?bij={zaak}", 303, velden)
    bezwaar = wil.naar.removeprefix("/zaken/").partition("?")[0]
    assert proef.stand(bezwaar)["hoofdzaak"] == zaak
    assert proef.stand(zaak)["termijnen"]["D.BZ.in"]["stand"] == "gestopt"
    assert "hangt aan deze zaak" in wil.get(f"/zaken/{zaak}")


def test_zonder_besluit_staat_bezwaar_er_niet_bij_en_noemt_de_weigering_de_weg(proef: Proef) -> None:
    zaak = proef.tlv("dien_in", nu=NU)
    dossier = proef.stand(zaak)["dossier"]
    wil = proef.als("wil")
    assert "start/bezwaar" not in wil.get(f"/zaken/{zaak}")
    wil.get(f"/dossiers/{dossier}/start/bezwaar?bij={zaak}")
    gevuld = wil.post(f"/dossiers/{dossier}/start/bezwaar?bij={zaak}", 200, {"knop": "voorbeeld"})
    velden = wil.velden(gevuld) | {"knop": "doe"}
    geweigerd = wil.post(f"/dossiers/{dossier}/start/bezwaar?bij={zaak}", 422, velden)
    assert "Bezwaar kan pas bij: verleend, afgewezen, buiten behandeling gelaten." in geweigerd
