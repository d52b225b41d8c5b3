"""A klacht and a datalek are closed: to others of the dossier they are not there, on no page, in no answer and in no file.

About whom a klacht is, never sees it (Awb 9:7), also when he handles the dossier (domein.md 6 and 9).
"""

import io
import zipfile

import pytest

from kernproces.gebruik.kern import Antwoord, Opdracht
from kernproces.rollen import Rol
from loket.api.tokens import maak_token
from loket.web.routes.sturing import werk
from tests.loket.web.proef import NU, Proef

ZONDER_DEEL = (("noor", Rol.BEHANDELAAR), ("tom", Rol.TEAMLEIDER))


@pytest.fixture(scope="module")
def besloten(proef_van_de_module: Proef) -> tuple[str, dict[str, str]]:
    """A dossier of noor with a klacht about her and a datalek; the proof of clauses lies in both."""
    p = proef_van_de_module
    dossier = p.stand(p.tlv("dien_in", leerling="Lena Besloten"))["dossier"]
    klacht = p.samenstel.kern.start(
        "klacht",
        dossier,
        Opdracht("ontvang", "wil", Rol.SECRETARIAAT, "voorbeeld", {"beklaagden": ["noor"]}),
        NU,
    )
    start = p.samenstel.kern.register.nieuwste("datalek").workflow.start.actie
    lek = p.samenstel.kern.start("datalek", dossier, Opdracht(start, "bea", Rol.BEHEERDER, "voorbeeld"), NU)
    assert klacht.gelukt, klacht.beletselen
    assert lek.gelukt, lek.beletselen
    return dossier, {"klacht": klacht.zaak, "datalek": lek.zaak}


@pytest.mark.parametrize(("wie", "rol"), ZONDER_DEEL)
def test_wie_er_geen_deel_aan_heeft_vindt_een_besloten_zaak_nergens_in_het_dossier(
    proef: Proef, besloten: tuple[str, dict[str, str]], wie: str, rol: Rol
) -> None:
    dossier, zaken = besloten
    client = proef.als(wie, rol).client
    kop = {"Authorization": f"Bearer {maak_token(proef.samenstel, wie, [rol], vandaag=NU.date())}"}
    bladen = ("", "/naspelen", "/stukken")
    teksten = {f"/dossiers/{dossier}{deel}": client.get(f"/dossiers/{dossier}{deel}") for deel in bladen}
    for adres in (f"/kwaliteit/bewijs/{dossier}", "/kwaliteit/bewijs/gaten?alles=1"):
        teksten[adres] = client.get(adres)
    for code in ("3.2.5", "3.2.7"):
        teksten[code] = client.get(f"/kwaliteit/bewijs/clausule/{code}?stand=voldaan")
    teksten["api"] = client.get(f"/api/v1/bewijs/{dossier}", headers=kop)
    for adres, antwoord in teksten.items():
        assert antwoord.status_code == 200, adres
        for soort, zaak in zaken.items():
            assert zaak not in antwoord.text, (adres, soort)


def test_wie_er_wel_deel_aan_heeft_ziet_ze_op_die_bladen(
    proef: Proef, besloten: tuple[str, dict[str, str]]
) -> None:
    dossier, zaken = besloten
    client = proef.als("ruud").client
    band = client.get(f"/dossiers/{dossier}/naspelen").text
    assert all(zaak in band for zaak in zaken.values())
    assert zaken["datalek"] in client.get(f"/kwaliteit/bewijs/{dossier}").text


def test_dat_een_clausule_bewezen_is_blijft_te_zien_ook_als_het_bewijs_besloten_is(
    proef: Proef, besloten: tuple[str, dict[str, str]]
) -> None:
    html = proef.als("noor").get(f"/kwaliteit/bewijs/{besloten[0]}")
    assert "Het bewijs staat in een zaak die niet voor u is." in html


@pytest.mark.parametrize(
    ("wie", "rol", "mee"),
    [
        ("tom", Rol.TEAMLEIDER, set()),
        ("wil", Rol.SECRETARIAAT, {"klacht"}),
        ("ruud", Rol.AUDITOR, {"klacht", "datalek"}),
    ],
)
def test_een_auditpakket_bevat_geen_besloten_zaak_van_een_ander(
    proef: Proef, besloten: tuple[str, dict[str, str]], wie: str, rol: Rol, mee: set[str]
) -> None:
    dossier, zaken = besloten
    bezoeker = proef.als(wie, rol)
    bezoeker.get(f"/dossiers/{dossier}/auditpakket")
    antwoord = bezoeker.client.post(f"/dossiers/{dossier}/auditpakket", data={"csrf": bezoeker.token})
    with zipfile.ZipFile(io.BytesIO(antwoord.content)) as pak:
        historie, oordelen = pak.read("historie.jsonl").decode(), pak.read("oordelen.json").decode()
        leesmij = pak.read("LEESMIJ.txt").decode()
    assert {s for s, zaak in zaken.items() if f'"stroom":"zaak/{zaak}"' in historie} == mee
    assert {s for s, zaak in zaken.items() if zaak in oordelen} == mee
    assert ("Niet in dit pakket" in leesmij) is (mee != set(zaken))


def test_de_teamleider_ziet_bij_het_werk_van_een_ander_dat_er_een_klacht_is_en_niet_welke(
    proef: Proef, besloten: tuple[str, dict[str, str]]
) -> None:
    """The load of somebody is counted with it; which zaak it is stays closed."""
    drager = proef.stand(besloten[1]["klacht"]).get("behandelaar") or werk.NIEMAND
    for wie, ziet in (("tom", False), ("dirk", True)):
        html = proef.als(wie).get(f"/sturing/werk?wie={drager}")
        assert (besloten[1]["klacht"] in html) is ziet
        assert ("Daarbij nog" in html) is not ziet
        bestand = proef.als(wie).client.get(f"/sturing/werk.csv?wie={drager}").text
        assert (besloten[1]["klacht"] in bestand) is ziet


def test_ook_wat_aan_een_klacht_hangt_noemt_haar_niet_aan_wie_haar_niet_mag_zien(proef: Proef) -> None:
    """An afwijking in a dossier in which only a klacht runs, hangs on that klacht."""
    dossier = proef.dossier("Los Kind")
    rollen = {"rollen": [Rol.SECRETARIAAT.value, Rol.BEHANDELAAR.value]}
    proef.samenstel.registers.werk_bij("mensen", {"mel": rollen}, "bea", Rol.BEHEERDER, NU)
    opdracht = Opdracht("ontvang", "mel", Rol.SECRETARIAAT, "voorbeeld", {"beklaagden": ["noor"]})
    klacht = proef.samenstel.kern.start("klacht", dossier, opdracht, NU).zaak
    start = proef.samenstel.kern.register.nieuwste("afwijking").workflow.start.actie
    afwijking = proef.samenstel.kern.start(
        "afwijking", dossier, Opdracht(start, "mel", Rol.BEHANDELAAR, "voorbeeld"), NU
    ).zaak
    assert proef.stand(afwijking)["hoofdzaak"] == klacht
    for wie, rol in (("kaat", Rol.KWALITEITSMEDEWERKER), ("noor", Rol.BEHANDELAAR)):
        opdracht = Opdracht("noteer", wie, rol, "voorbeeld")  # a step tells which other zaken it looked at
        assert proef.samenstel.kern.doe(afwijking, opdracht, NU).gelukt
    client = proef.bezoeker().client
    for wie, rol, ziet in (("noor", Rol.BEHANDELAAR, False), ("kaat", Rol.KWALITEITSMEDEWERKER, True)):
        kop = {"Authorization": f"Bearer {maak_token(proef.samenstel, wie, [rol], vandaag=NU.date())}"}
        for pad in (
            f"zaken/{afwijking}",
            f"zaken/{afwijking}/geschiedenis",
            f"dossiers/{dossier}",
            "dossiers",
        ):
            antwoord = client.get(
                f"/api/v1/{pad}", headers=kop, params={"limiet": 100} if pad == "dossiers" else {}
            )
            assert antwoord.status_code == 200
            assert (klacht in antwoord.text) is ziet, (wie, pad)


@pytest.mark.parametrize("noemt", [False, True])
def test_wie_een_klacht_niet_ziet_begint_er_niets_bij_ook_niet_zonder_het_te_weten(
    proef: Proef, noemt: bool
) -> None:
    s = proef.samenstel
    dossier = s.dossiers.open("noor", Rol.BEHANDELAAR, NU, leerling="Lena Alleen")
    klacht = s.kern.start("klacht", dossier, Opdracht("ontvang", "wil", Rol.SECRETARIAAT, "voorbeeld"), NU)
    assert klacht.gelukt, klacht.beletselen

    def meld(wie: str, rol: Rol, hoofdzaak: str | None) -> Antwoord:
        return s.kern.start(
            "afwijking", dossier, Opdracht("registreer", wie, rol, "voorbeeld"), NU, hoofdzaak=hoofdzaak
        )

    def redenen(a: Antwoord) -> list[tuple[str, str]]:
        return [(b.eis, b.reden) for b in a.beletselen]

    if noemt:
        verstopt, verzonnen = (meld("noor", Rol.BEHANDELAAR, z) for z in (klacht.zaak, "Z-2020-0001"))
        assert redenen(verstopt) == redenen(verzonnen) != []
    else:
        begonnen = meld("noor", Rol.BEHANDELAAR, None)
        assert begonnen.stand is not None, begonnen.beletselen
        assert begonnen.stand["hoofdzaak"] is None
