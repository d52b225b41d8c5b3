"""Throughput and paths as a page, and the event log as a file."""

import json

from tests.loket.procesmijnen.lezer import keur_ocel, lees_xes
from tests.loket.web.proef import Proef


def test_de_bladzijde_toont_beeld_en_tabel_en_geeft_het_bestand(proef: Proef) -> None:
    proef.tlv("adviezen", leerling="Milan Rutgers")
    kaat = proef.als("kaat")
    html = kaat.get("/kwaliteit/doorloop")
    assert "Hoe lang een zaak waar blijft" in html
    assert 'class="balk-vol"' in html
    assert "Van deze procedure is er nog geen zaak" in kaat.get("/kwaliteit/doorloop?procedure=klacht")
    assert lees_xes(kaat.get("/kwaliteit/gebeurtenislog.xes?procedure=tlv"))
    keur_ocel(json.loads(kaat.get("/kwaliteit/gebeurtenislog.json")))
    kaat.get("/kwaliteit/doorloop?procedure=onzin", 404)
    proef.als("noor").get("/kwaliteit/gebeurtenislog.xes", 403)
    proef.als("karin").get("/kwaliteit/doorloop", 404)
