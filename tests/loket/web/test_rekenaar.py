"""Figures over the whole history: on the spot over few zaken, in a process of its own and dated over many."""

import gzip
import os
import pickle
import threading
from datetime import datetime, timedelta
from multiprocessing import Pipe
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from kernproces.gebruik.fouten import OnbekendError
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from loket.bedrading import Samenstel
from loket.overzichten import sommen
from loket.overzichten.bestand import MAP, zet_klaar, zet_tekst_klaar
from loket.overzichten.rekenaar import VERS, Rekenaar, WordtBerekendError, _reken
from loket.wathad.vragen import Verandering
from tests.loket.procesmijnen.lezer import lees_xes
from tests.loket.web.proef import NU, Proef


def tel_zaken(s: Samenstel, lezer: Lezer, nu: datetime, *, meld: Any) -> int:
    """Counts."""
    del s, nu
    meld(0, 2)
    return int(lezer.rij_query("SELECT count(*) FROM werkvoorraad")[0][0])


def mislukt(s: Samenstel, lezer: Lezer, nu: datetime, *, meld: Any) -> None:
    """Does not work."""
    raise ZeroDivisionError


def vraagt(s: Samenstel, lezer: Lezer, nu: datetime, *, meld: Any) -> None:
    """Was asked something that is not there."""
    raise OnbekendError("Er is niemand 'x'.")


class InHuis(Rekenaar):
    """In a thread of this process: what it does with the outcome is the same, and it begins at once."""

    def _apart(self, naam: Any, som: Any, args: tuple[Any, ...], nu: datetime) -> Any:
        with self._s.opslag.lezen() as lezer:
            return som(self._s, lezer, nu, *args, meld=lambda _gedaan, _alle: None)


def aantal(proef: Proef) -> int:
    """The zaken that are there."""
    with proef.samenstel.opslag.lezen() as lezer:
        return tel_zaken(proef.samenstel, lezer, NU, meld=lambda _gedaan, _alle: None)


def wacht() -> None:
    """Until nothing is being worked out."""
    for draad in threading.enumerate():
        if draad.name == "rekenaar":
            draad.join()


def test_over_weinig_zaken_is_een_cijfer_van_nu(proef: Proef) -> None:
    rekenaar, eerst = Rekenaar(proef.samenstel), aantal(proef)
    uitkomst = rekenaar.geef(tel_zaken, (), NU)
    assert (uitkomst.waarde, uitkomst.gemaakt) == (eerst, None)
    proef.tlv("start")
    assert rekenaar.geef(tel_zaken, (), NU).waarde == eerst + 1


def test_over_veel_zaken_komt_het_later_met_zijn_moment_en_wordt_het_op_tijd_vernieuwd(proef: Proef) -> None:
    rekenaar = Rekenaar(proef.samenstel, klein=0)
    proef.tlv("start")
    eerst = aantal(proef)
    with pytest.raises(WordtBerekendError) as nog_niet:
        rekenaar.geef(tel_zaken, (), NU)
    assert nog_niet.value.bezig.sinds == NU
    wacht()
    eerste = rekenaar.geef(tel_zaken, (), NU)
    assert (eerste.waarde, eerste.gemaakt) == (eerst, NU)
    proef.tlv("start")
    assert rekenaar.geef(tel_zaken, (), NU + VERS).waarde == eerst, (
        "nog vers genoeg, en het zegt van wanneer het is"
    )
    later = NU + VERS + timedelta(seconds=1)
    assert rekenaar.geef(tel_zaken, (), later) == eerste, (
        "het oude blijft staan terwijl het nieuwe wordt berekend"
    )
    wacht()
    assert (rekenaar.geef(tel_zaken, (), later).waarde, rekenaar.geef(tel_zaken, (), later).gemaakt) == (
        eerst + 1,
        later,
    )


def test_wat_misgaat_wordt_verteld_zonder_te_zeggen_waarover(proef: Proef) -> None:
    hier, daar = Pipe(duplex=False)
    for som, soort, inhoud in (
        (mislukt, "fout", "ZeroDivisionError"),
        (vraagt, "onbekend", "Er is niemand 'x'."),
    ):
        _reken(daar, proef.samenstel.instellingen, som, NU, ())
        assert hier.recv() == (soort, inhoud)
    hier.close()
    _reken(daar, proef.samenstel.instellingen, tel_zaken, NU, ())  # whoever waited went away: it just ends


def test_een_bladzijde_zegt_dat_zij_wordt_berekend_en_daarna_van_wanneer_zij_is(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    zaak = proef.tlv("maak_bekend")
    monkeypatch.setattr(proef.app.state.werkplek, "rekenaar", Rekenaar(proef.samenstel, klein=0))
    kaat = proef.als("kaat", Rol.KWALITEITSMEDEWERKER)
    adres = "/kwaliteit/bewijs/clausule/3.1.1"
    assert "wordt berekend" in kaat.get(adres, 202)
    wacht()
    html = kaat.get(adres)
    assert "Stand van di 24 nov 2026, 9.20 uur" in html
    assert html.index("<h1>") < html.index("Stand van di 24") < html.index("<table"), "onder de kop"
    assert "Stand van" not in kaat.get(f"/kwaliteit/bewijs/{proef.stand(zaak)['dossier']}"), (
        "een dossier is van nu"
    )
    opnieuw = f"/kwaliteit/bewijs/clausule/3.1.1?opnieuw={NU.isoformat().replace('+', '%2B')}"
    assert opnieuw in kaat.get(adres).replace("%3A", ":")


def test_een_bestand_over_veel_zaken_wordt_ernaast_gemaakt_en_ligt_klaar(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    proef.tlv("adviezen")
    monkeypatch.setattr(proef.app.state.werkplek, "rekenaar", InHuis(proef.samenstel, klein=0))
    kaat = proef.als("kaat", Rol.KWALITEITSMEDEWERKER)
    adres = "/kwaliteit/gebeurtenislog.xes?procedure=tlv"
    html = kaat.get(adres, 202)
    assert "Dit bestand wordt gemaakt" in html
    assert 'href="/kwaliteit/gebeurtenislog.xes?procedure=tlv&wachtte=ja"' in html
    wacht()
    html = kaat.get(f"{adres}&wachtte=ja")
    assert "Het bestand is klaar" in html
    assert f'href="{adres}"' in html
    ingepakt = kaat.client.get(adres)
    zo = kaat.client.get(adres, headers={"accept-encoding": "identity"})
    assert lees_xes(ingepakt.text) == lees_xes(zo.text), "voor wie niet kan uitpakken hetzelfde"
    assert ingepakt.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in zo.headers
    (eerste,) = _klaargezet(proef)
    assert eerste.stat().st_mode & 0o077 == 0
    kaat.get(f"{adres}&opnieuw={NU.isoformat().replace('+', '%2B')}", 202)
    wacht()
    assert lees_xes(kaat.client.get(adres).text)
    (tweede,) = _klaargezet(proef)
    assert tweede != eerste, "het vorige is weg"
    tweede.unlink()
    assert "wordt gemaakt" in kaat.get(adres, 202), "wat is opgeruimd, wordt opnieuw gemaakt"
    wacht()


def _klaargezet(proef: Proef) -> list[Path]:
    return list((proef.instellingen.map_ / MAP).glob("*"))


def test_over_weinig_zaken_blijft_er_van_een_bestand_niets_achter(proef: Proef) -> None:
    proef.tlv("start")
    kaat, eerder = proef.als("kaat", Rol.KWALITEITSMEDEWERKER), {*_klaargezet(proef)}
    assert kaat.client.get("/kwaliteit/bewijs/verslag.xlsx").content[:2] == b"PK"
    assert kaat.client.get("/kwaliteit/gebeurtenislog.json").json()["events"]
    assert {*_klaargezet(proef)} == eerder


def test_een_bestand_dat_misgaat_of_oud_is_blijft_niet_liggen(tmp_path: Path) -> None:
    def half(uit: BinaryIO) -> None:
        uit.write(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        zet_klaar(tmp_path, half)
    oud = zet_tekst_klaar(tmp_path, ["een"])
    os.utime(oud.pad, (0, 0))
    nieuw = zet_tekst_klaar(tmp_path, ["a", "b"])
    assert [p.name for p in (tmp_path / MAP).iterdir()] == [Path(nieuw.pad).name]
    assert gzip.decompress(Path(nieuw.pad).read_bytes()) == b"ab"


def test_elke_som_komt_van_een_ander_proces_heel_terug(proef: Proef) -> None:
    """What a figure answers goes through a pipe; an answer that cannot, would fail at a large organisation only."""
    dossier = proef.stand(proef.tlv("maak_bekend"))["dossier"]
    s = proef.samenstel
    van, tot = NU.date() - timedelta(days=100), NU.date()
    vragen: tuple[tuple[Any, tuple[Any, ...]], ...] = (
        (sommen.bewijsstand, ()),
        (sommen.bewijsverslag, ()),
        (sommen.bewijs_xlsx, ()),
        (sommen.doorlooptijden, ("tlv",)),
        (sommen.gebeurtenislog, ("json", "")),
        (sommen.indicatortellingen, (2026,)),
        (sommen.stuurcijfers, (None,)),
        (sommen.eigendommenregister, ("",)),
        (sommen.klachtregels, ()),
        (sommen.lekregels, ()),
        (sommen.auditpakket, (dossier, (), ())),
        (sommen.thuiszitters, (van, tot)),
        (sommen.arrangementen, (van, tot)),
        (sommen.wat_had, (Verandering(termijnen=(("D.TLV.norm", "4 weken"),)),)),
    )
    with s.opslag.lezen(momentopname=True) as lezer:
        for som, args in vragen:
            antwoord = som(s, lezer, NU, *args, meld=lambda _gedaan, _alle: None)
            assert pickle.loads(pickle.dumps(antwoord)) == antwoord, som
