"""Zaken die elkaar kennen: wat een stap opent, waar een zaak aan hangt, en waarop sluiten wacht; alles in een keer."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kernproces.deugdelijkheid import gebreken
from kernproces.rollen import Rol
from notificaties.sjablonen import SJABLONEN
from tests.hulp.tweelingen import TWEELINGEN
from tests.kernproces.gebruik.deelzaakbank import ALLES, Bank, bank
from tests.kernproces.gebruik.zaakdatabank import tegelijk


@pytest.fixture
def b(database_url: str, tmp_path: Path) -> Iterator[Bank]:
    with bank(database_url, tmp_path) as gevuld:
        yield gevuld


def test_de_procedures_van_deze_proef_zijn_deugdelijk() -> None:
    namen = {w.naam for w in TWEELINGEN}
    for w in TWEELINGEN:
        gevonden = gebreken(w, sjablonen=SJABLONEN, clausules=(), workflows=namen)
        assert [g.zin for g in gevonden] == []


# ---------------------------------------------------------------- vanzelf na een stap


def test_na_de_bekendmaking_begint_de_opvolging_vanzelf_in_dezelfde_transactie(b: Bank) -> None:
    b.besloten()
    antwoord = b.doe("h", "maak_bekend")
    ((zaak, workflow),) = antwoord.geopend
    assert workflow == "opvolging"
    stap, eerste = b.stroom("zaak/h")[2], b.stroom(f"zaak/{zaak}")[0]
    assert stap["open"]["opent"] == [{"workflow": "opvolging", "zaak": zaak, "hoofdzaak": "h"}]
    assert (eerste["actor"], eerste["vastgelegd"]) == ("systeem", stap["vastgelegd"])
    stand = b.stand(zaak)
    assert (stand["hoofdzaak"], stand["vanuit"], stand["toestand"]) == ("h", "h", "loopt")
    assert stand["gedaan"]["open"]["gegevens"] == {"kenmerk": "nr-2"}
    assert b.zaken() == ["h", zaak]
    assert b.fouten() == []


def test_een_tweede_bekendmaking_opent_niet_nog_een_zaak(b: Bank) -> None:
    b.besloten()
    assert [len(b.doe("h", "maak_bekend").geopend) for _ in range(2)] == [1, 0]
    assert b.fouten() == []


def test_wie_met_de_hand_begint_wat_vanzelf_komt_hoort_waar_het_is(b: Bank) -> None:
    b.besloten()
    (vroeg,) = b.start("opvolging", "o").beletselen
    assert (vroeg.eis, str(vroeg.remedie)) == ("hoofdzaak", "eerst(maak_bekend)")
    ((zaak, _),) = b.doe("h", "maak_bekend").geopend
    (dubbel,) = b.start("opvolging", "o").beletselen
    assert zaak in dubbel.reden
    assert str(dubbel.remedie) == "kan_niet(procedure opvolging)"


def test_mag_de_nieuwe_zaak_niet_beginnen_dan_gaat_ook_de_stap_niet_door(b: Bank) -> None:
    b.besloten()
    b.nu += timedelta(days=4)  # a Friday
    voor = b.stroom("zaak/h")
    (weigering,) = b.doe("h", "maak_bekend").beletselen
    assert weigering.eis == "geen_vrijdag"
    assert (b.stroom("zaak/h"), b.zaken()) == (voor, ["h"])


# ---------------------------------------------------------------- hangen aan een zaak


def test_een_zaak_begint_alleen_bij_de_toestanden_die_de_hoofdzaak_noemt(b: Bank) -> None:
    assert [x.reden for x in b.start("tegenspraak", "t").beletselen] == [
        "Tegenspraak hoort bij een zaak hoofd in dit dossier; die is er niet."
    ]
    assert b.start("hoofd", "h").gelukt
    (beletsel,) = b.start("tegenspraak", "t").beletselen
    assert beletsel.reden == "Tegenspraak kan pas bij: besloten. Hoofdbesluit h is open."
    assert str(beletsel.remedie) == "eerst(beslis)"
    b.doe("h", "beslis")
    b.doe("h", "maak_bekend")
    assert b.start("hoofd", "h2").gelukt  # nothing can hang on this one yet
    assert b.start("tegenspraak", "t").stand["hoofdzaak"] == "h"  # type: ignore[index]


def test_het_begin_werkt_door_in_hoofdzaak_dossier_en_register(b: Bank) -> None:
    b.besloten()
    b.doe("h", "maak_bekend")
    einde = b.stand("h")["termijnen"]["D.TEGEN"]["uiterlijk"]
    b.nu += timedelta(days=10)
    stand = b.start("tegenspraak", "t").stand
    assert stand is not None
    assert b.stand("h")["termijnen"]["D.TEGEN"]["stand"] == "gestopt"
    assert stand["termijnen"]["D.ANTWOORD"]["begin"] == einde
    assert stand["nummers"] == {"volgnummer": 1}
    assert [e["open"]["persoon"] for e in b.stroom("dossier/d1") if e["open"].get("vanuit") == "t"] == [
        "jurist"
    ]
    assert b.fouten() == []


def test_wat_in_de_hoofdzaak_al_verstreken_was_staat_er_voor_de_deelzaak_erin_schrijft(b: Bank) -> None:
    b.besloten()
    b.doe("h", "maak_bekend")
    b.nu += timedelta(days=60)
    assert b.start("tegenspraak", "t").gelukt
    assert [e["soort"] for e in b.stroom("zaak/h")][-1] == "termijn_vervallen"
    assert b.fouten() == []


# ---------------------------------------------------------------- een uitkomst opent een zaak


@pytest.mark.parametrize(("uitkomst", "geopend"), [("gegrond", ["herzien"]), ("ongegrond", [])])
def test_alleen_de_uitkomst_die_het_zegt_opent_een_nieuwe_zaak(
    b: Bank, uitkomst: str, geopend: list[str]
) -> None:
    b.besloten()
    b.doe("h", "maak_bekend")
    b.start("tegenspraak", "t")
    antwoord = b.doe("t", "beslis", uitkomst=uitkomst)
    assert [w for _, w in antwoord.geopend] == geopend
    for zaak, _ in antwoord.geopend:
        stand = b.stand(zaak)
        assert (stand["hoofdzaak"], stand["vanuit"]) == (None, "t")
        eerste = b.stroom(f"zaak/{zaak}")[0]
        with b.kern.opslag.lezen() as lezer:
            entry = b.kern.archief.een(lezer, f"zaak/{zaak}", 1)
        assert entry is not None
        assert b.kern.archief.ontsluit(entry, ALLES)["persoonsgegeven"] == {
            "toelichting": "Voorbeeld: daarom."
        }
        assert "daarom" not in json.dumps(eerste)
    assert b.fouten() == []


# ---------------------------------------------------------------- sluiten wacht


def test_sluiten_wacht_op_elke_deelzaak_en_noemt_ze(b: Bank) -> None:
    b.besloten()
    b.doe("h", "maak_bekend")  # the opvolging goes on after the closing
    b.start("tegenspraak", "t")
    (weigering,) = b.doe("h", "sluit").beletselen
    assert weigering.reden == "Er staat nog een zaak open: Tegenspraak t (ontvangen)."
    assert (weigering.eis, str(weigering.remedie)) == ("geen_open_zaken", "eerst(beslis)")
    with b.kern.opslag.lezen() as lezer:
        bladzijde = b.kern.oordelen(lezer, b.kern.bron.laad(lezer, "h"), "behandelaar", Rol.BEHANDELAAR, b.nu)
    assert [x.eis for o in bladzijde if o.actie == "sluit" for x in o.beletselen] == ["geen_open_zaken"]
    b.doe("t", "beslis", uitkomst="ongegrond")
    assert b.doe("h", "sluit").gelukt
    assert b.fouten() == []


def test_sluiten_en_beginnen_op_hetzelfde_moment_laat_geen_open_zaak_achter(b: Bank) -> None:
    for n in range(4):
        hoofd, deel = f"h{n}", f"t{n}"
        b.besloten(hoofd)
        b.doe(hoofd, "maak_bekend")
        uitkomsten = tegelijk(
            lambda h=hoofd: b.doe(h, "sluit"), lambda h=hoofd, d=deel: b.start("tegenspraak", d, h)
        )
        assert sorted(a.gelukt for a in uitkomsten) == [False, True], uitkomsten
    assert b.fouten() == []
