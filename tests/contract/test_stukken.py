"""Stukken: bytes come back as they were brought, lie there for nobody without the key, and are missed when they are gone."""

import io
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kernproces.bestandsoort import BestandGeweigerdError
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.stuk import Aanbod, Keur, Stuk
from kernproces.gebruik.stukken import Stukken
from kernproces.opslag.fouten import OntsleutelError, SleutelOntbreektError
from kernproces.opslag.reservekopie import bewaar, zet_terug
from kernproces.opslag.stukkenkast import DEEL
from kernproces.rollen import Rol
from kernproces.taal.formulier import GEZONDHEID, PERSOON, Categorie
from loket.bedrading import Samenstel, maak_proef
from loket.bewijs.controle import Controle
from loket.instellingen import Instellingen
from loket.stukken.virusscan import maak_keurder

NU = datetime(2026, 11, 24, 8, 20, tzinfo=UTC)
PDF = b"%PDF-1.7\nVerslag van de leerling Milan\n%%EOF\n"


@pytest.fixture
def s(database_url: str, tmp_path: Path) -> Iterator[Samenstel]:
    """A proef with one dossier."""
    kluis = f"sqlite:///{tmp_path / 'kluis.db'}"
    with maak_proef(Instellingen(database_url, kluis, (bytes(32),), tmp_path)) as samenstel:
        samenstel.dossiers.open("wil", Rol.SECRETARIAAT, NU, leerling="Milan", dossier="d1")
        yield samenstel


def _breng(
    s: Samenstel, inhoud: bytes = PDF, naam: str = "verslag.pdf", *, stuk: str | None = None,
    categorie: Categorie = GEZONDHEID, stukken: Stukken | None = None,
) -> Stuk:  # fmt: skip
    aanbod = Aanbod(io.BytesIO(inhoud), naam, "Verslag van Milan", categorie, None, stuk)
    return (stukken or s.stukken).voeg_toe("d1", aanbod, "noor", Rol.BEHANDELAAR, NU)


def _lees(s: Samenstel, stuk: Stuk) -> bytes:
    return b"".join(s.stukken.inhoud("d1", stuk))


def _van(s: Samenstel) -> list[Stuk]:
    with s.opslag.lezen() as lezer:
        return s.stukken.van(lezer, "d1")


def test_een_groot_stuk_komt_byte_voor_byte_terug_en_ligt_nergens_leesbaar(s: Samenstel) -> None:
    inhoud = PDF + b"Milan" * (DEEL // 2)  # three parts
    stuk = _breng(s, inhoud)
    assert (stuk.grootte, stuk.soort.code, stuk.versie) == (len(inhoud), "pdf", 1)
    assert _lees(s, stuk) == inhoud
    with s.opslag.lezen() as lezer:
        delen = [bytes(d) for (d,) in lezer.rij_query("SELECT dicht FROM stukdeel")]
        entries = [bytes(i) for (i,) in lezer.rij_query("SELECT inhoud FROM gebeurtenis")]
    assert len(delen) == 3
    assert not any(b"Milan" in deel for deel in (*delen, *entries))
    assert not any(stuk.afdruk.encode() in entry for entry in entries), "the plain hash stays confidential"


def test_dezelfde_bytes_nog_eens_zijn_hetzelfde_stuk_en_andere_bytes_een_nieuwe_versie(s: Samenstel) -> None:
    eerste = _breng(s)
    assert _breng(s, naam="kopie.pdf").nr == eerste.nr
    tweede = _breng(s, PDF + b"bijgewerkt", stuk=eerste.stuk)
    assert [(x.stuk, x.versie) for x in _van(s)] == [(eerste.stuk, 1), (eerste.stuk, 2)]
    assert _lees(s, eerste) != _lees(s, tweede)


def test_een_vernietigde_sleutel_wist_het_stuk_en_zijn_titel_en_niets_anders(s: Samenstel) -> None:
    gezond, gewoon = _breng(s), _breng(s, PDF + b"x", categorie=PERSOON)
    s.kluis.vernietig("dossier/d1", "gezondheidsgegeven")
    with pytest.raises(SleutelOntbreektError):
        _lees(s, gezond)
    assert [x.titel for x in _van(s)] == ["", "Verslag van Milan"]
    assert _lees(s, gewoon) == PDF + b"x"
    assert Controle(s).uitslag()["heel"], "what was erased by law is no damage"


@pytest.mark.parametrize(
    "schade",
    [
        "DELETE FROM stukdeel",
        "UPDATE stukdeel SET dicht = (SELECT dicht FROM stukdeel WHERE nr = 1) WHERE nr = 0",
    ],
)
def test_een_beschadigd_stuk_wordt_niet_gegeven_en_de_controle_noemt_het(s: Samenstel, schade: str) -> None:
    stuk = _breng(s, PDF + bytes(DEEL))
    assert Controle(s).uitslag()["heel"]
    with s.opslag.schrijven(meer=True) as schrijver:
        schrijver.voer_uit(schade, [()])
    with pytest.raises(OntsleutelError):
        _lees(s, stuk)
    (bevinding,) = Controle(s).uitslag()["bevindingen"]
    assert (bevinding["wat"], bevinding["stroom"], bevinding["nr"]) == ("stuk", "stukken/d1", 1)


def test_een_reservekopie_heeft_de_stukken_en_is_zonder_sleutels_onleesbaar(
    s: Samenstel, tmp_path: Path
) -> None:
    stuk = _breng(s, PDF + b"y" * DEEL)
    bewaar(s.opslag, tmp_path / "kopie.gz")
    url = f"sqlite:///{tmp_path / 'terug.db'}"
    nieuw = Instellingen(url, f"sqlite:///{tmp_path / 'kluis.db'}", (bytes(32),), tmp_path)
    with maak_proef(nieuw) as terug:
        zet_terug(terug.opslag, tmp_path / "kopie.gz")
        assert _lees(terug, stuk) == PDF + b"y" * DEEL


def test_wat_geen_gebeurtenis_noemt_verdwijnt_na_een_dag_en_de_rest_blijft(s: Samenstel) -> None:
    stuk = _breng(s)
    sleutel = s.kluis.sleutel("dossier/d1", "gezondheidsgegeven")
    s.stukken._kast.bewaar(io.BytesIO(b"wees"), 4, sleutel, NU.isoformat())
    assert s.stukken.ruim_op(NU + timedelta(hours=1)) == 0
    assert s.stukken.ruim_op(NU + timedelta(hours=25)) == 1
    assert _lees(s, stuk) == PDF


def test_zonder_antwoord_van_de_scanner_wacht_een_stuk_tot_die_er_weer_is(s: Samenstel) -> None:
    antwoord = [Keur.WACHT]
    stukken = Stukken(s.kern, lambda _: antwoord[0], s.stukken.grootste)
    stuk = _breng(s, stukken=stukken)
    assert not stuk.te_zien
    with pytest.raises(OnbekendError, match="wacht op de virusscanner"):
        list(stukken.inhoud("d1", stuk))
    assert stukken.keur_wachtende(NU) == 0
    antwoord[0] = Keur.SCHOON
    assert stukken.keur_wachtende(NU) == 1
    assert _lees(s, _van(s)[0]) == PDF


def test_wat_schadelijk_is_wordt_niet_bewaard_maar_wel_gemeld(s: Samenstel) -> None:
    antwoord = [Keur.BESMET]
    stukken = Stukken(s.kern, lambda _: antwoord[0], s.stukken.grootste)
    with pytest.raises(BestandGeweigerdError, match="schadelijks"):
        _breng(s, stukken=stukken)
    assert _van(s) == []
    antwoord[0] = Keur.WACHT
    _breng(s, stukken=stukken)
    antwoord[0] = Keur.BESMET  # found only when the scanner was back
    stukken.keur_wachtende(NU)
    with s.opslag.lezen() as lezer:
        assert lezer.rij_query("SELECT count(*) FROM stukdeel") == [(0,)]
    assert [x.keur for x in _van(s)] == [Keur.BESMET]
    assert Controle(s).uitslag()["heel"]


def test_bytes_en_gebeurtenis_horen_bij_elkaar_ook_als_het_proces_ertussen_sterft(
    s: Samenstel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sterf(*_: object) -> None:
        raise RuntimeError

    for naam in ("leg_vast", "verwijder"):
        monkeypatch.setattr(s.stukken._kast, naam, sterf)
    with pytest.raises(RuntimeError):
        _breng(s)
    assert _van(s) == [], "an entry would name bytes that are swept as an orphan tomorrow"
    monkeypatch.undo()
    wachtend = Stukken(s.kern, lambda _: Keur.WACHT, s.stukken.grootste)
    _breng(s, stukken=wachtend)
    besmet = Stukken(s.kern, lambda _: Keur.BESMET, s.stukken.grootste)
    monkeypatch.setattr(besmet._kast, "verwijder", sterf)
    with pytest.raises(RuntimeError):
        besmet.keur_wachtende(NU)
    assert [x.keur for x in _van(s)] == [Keur.WACHT], (
        "what is harmful would stay, and nobody would look again"
    )


def test_wat_wacht_en_gewist_is_houdt_de_andere_stukken_niet_op(s: Samenstel) -> None:
    antwoord = [Keur.WACHT]
    stukken = Stukken(s.kern, lambda bron: antwoord[0] if bron.read() else Keur.WACHT, s.stukken.grootste)
    _breng(s, stukken=stukken)
    _breng(s, PDF + b"x", categorie=PERSOON, stukken=stukken)
    s.kluis.vernietig("dossier/d1", "gezondheidsgegeven")
    stukken.wis("d1")
    antwoord[0] = Keur.SCHOON
    assert stukken.keur_wachtende(NU) == 1
    assert [x.keur for x in _van(s)] == [Keur.WACHT, Keur.SCHOON]


def test_wissen_kan_ook_waar_alleen_iets_werd_geweigerd(s: Samenstel) -> None:
    besmet = Stukken(s.kern, lambda _: Keur.BESMET, s.stukken.grootste)
    with pytest.raises(BestandGeweigerdError, match="schadelijks"):
        _breng(s, stukken=besmet)
    s.stukken.wis("d1")
    assert _van(s) == []


def test_te_groot_leeg_of_een_onbekend_dossier_laat_niets_achter(s: Samenstel) -> None:
    klein = Stukken(s.kern, lambda _: Keur.GEEN, 20)
    with pytest.raises(BestandGeweigerdError, match="groter dan"):
        _breng(s, stukken=klein)
    with pytest.raises(BestandGeweigerdError, match="leeg"):
        _breng(s, b"")
    with pytest.raises(OnbekendError):
        s.stukken.voeg_toe("d9", Aanbod(io.BytesIO(PDF), "a.pdf", "A", PERSOON), "noor", Rol.BEHANDELAAR, NU)
    with s.opslag.lezen() as lezer:
        assert lezer.rij_query("SELECT count(*) FROM stukinhoud") == [(0,)]


# ------------------------------------------------------------ the scanner itself


@pytest.fixture
def clamd() -> Iterator[tuple[str, list[bytes], list[bytes]]]:
    """A listener that speaks the protocol of clamd: its address, what it answers next, and what it was given."""
    antwoorden: list[bytes] = []
    gekregen: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as luister:

        def bedien() -> None:
            while antwoorden:
                lijn, _ = luister.accept()
                with lijn, lijn.makefile("rb") as in_:
                    assert in_.read(10) == b"zINSTREAM\0"
                    delen = iter(lambda: in_.read(int.from_bytes(in_.read(4), "big")), b"")
                    gekregen.append(b"".join(delen))
                    lijn.sendall(antwoorden.pop(0))

        draad = threading.Thread(target=bedien, daemon=True)
        antwoorden.extend(
            (b"stream: OK\0", b"stream: Eicar-Test FOUND\0", b"INSTREAM size limit exceeded. ERROR\0")
        )
        draad.start()
        yield f"clamd://127.0.0.1:{luister.getsockname()[1]}", antwoorden, gekregen
        draad.join(5)


def test_clamd_krijgt_elke_byte_en_alleen_een_helder_antwoord_telt(
    clamd: tuple[str, list[bytes], list[bytes]],
) -> None:
    adres, _, gekregen = clamd
    keur = maak_keurder(adres)
    groot = bytes(200_000)
    assert [keur(io.BytesIO(groot)) for _ in range(3)] == [Keur.SCHOON, Keur.BESMET, Keur.WACHT]
    assert gekregen == [groot] * 3


@pytest.mark.parametrize(
    ("waar", "verwacht"),
    [
        ("", Keur.GEEN),
        ("clamd:///bestaat/niet", Keur.WACHT),
        ("opdracht:/bestaat/niet", Keur.WACHT),
        (
            f"opdracht:{sys.executable} -c 'import sys; sys.exit(b\"virus\" in sys.stdin.buffer.read())'",
            Keur.BESMET,
        ),
        (f"opdracht:{sys.executable} -c 'import sys; sys.exit(2)'", Keur.WACHT),
    ],
)
def test_een_programma_antwoordt_met_zijn_uitgang(waar: str, verwacht: Keur) -> None:
    keur: Callable[[io.BytesIO], Keur] = maak_keurder(waar)
    assert keur(io.BytesIO(b"een virus")) is verwacht
