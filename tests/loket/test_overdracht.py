"""Een dossier gaat zonder verlies naar een andere organisatie: verzegeld zoals het is, leesbaar voor wie het krijgt, en zo weer door te geven."""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import orjson
import pytest

from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.stuk import Aanbod
from kernproces.gebruik.uitvoering import Door
from kernproces.opslag.fouten import OpslagError, SleutelOntbreektError
from kernproces.opslag.keten import GEEN_VORIGE
from kernproces.rollen import Rol
from kernproces.taal.formulier import GEZONDHEID
from kernproces.vertrouwelijk.bewaring import Uitkomst
from loket.auditpakket.zegel import schrijf_verzegeld
from loket.bedrading import Samenstel
from loket.bewijs.controle import Controle
from loket.opdrachtregel import main
from loket.overdracht.aanbod import keur_pakket
from loket.overdracht.ontvangst import (
    lees,
    ontvang,
    ontvangen,
    pakket_van,
    sleutels_van,
    stroom_van,
    vergeet,
)
from loket.overdracht.pakket import FORMAAT, Overdracht, lees_pakket, maak_overdracht
from loket.overdracht.sleutels import maak_paar, pak_uit, verpak
from tests.contract.test_vernietiging import BEKENDGEMAAKT, NA_DRIE_JAAR
from tests.kernproces.gebruik.test_kern_vertrouwelijk import Merktekens, gespeeld
from tests.kernproces.gebruik.zaakdatabank import EEN_DAG, databank, voegt_persoon_toe

NU = BEKENDGEMAAKT + EEN_DAG
SARA = Door("sara", Rol.SECRETARIAAT, NU)
WACHTZIN = "vier paarden lopen over de dijk"
Gegeven = tuple[Overdracht, Merktekens]


@pytest.fixture(scope="module")
def gegeven(tmp_path_factory: pytest.TempPathFactory) -> Gegeven:
    plek = tmp_path_factory.mktemp("gever")
    with gespeeld(f"sqlite:///{plek}/proef.db", plek) as (s, merk):
        voegt_persoon_toe(s, "sara", Rol.SECRETARIAAT)
        aanbod = Aanbod(BytesIO(b"Rapport Merkteken997"), "rapport.txt", "Rapport", GEZONDHEID, "Z-1")
        s.stukken.voeg_toe("D-1", aanbod, "behandelaar", Rol.BEHANDELAAR, BEKENDGEMAAKT)
        overdracht, gebreken = maak_overdracht(s, "D-1", "VO9955", SARA)
        assert gebreken == []
        assert overdracht is not None
        return overdracht, merk


def ruw_van(overdracht: Overdracht) -> bytes:
    return Path(overdracht.bestand.pad).read_bytes()


def bewaard_pakket(s: Samenstel, zegel: str) -> bytes:
    with pakket_van(s, zegel) as ruw:
        return ruw.read()


@pytest.fixture
def ontvanger(tmp_path: Path) -> Iterator[Samenstel]:
    with databank(f"sqlite:///{tmp_path}/proef.db", tmp_path) as s:
        voegt_persoon_toe(s, "sara", Rol.SECRETARIAAT)
        s.dossiers.open("sara", Rol.SECRETARIAAT, NU, dossier="N-1", leerling="Van elders")
        yield s


def test_het_pakket_zelf_leest_niets_en_de_sleutels_openen_alleen_voor_wie_ze_krijgt(
    gegeven: Gegeven,
) -> None:
    overdracht, merk = gegeven
    assert [m for m in merk.geheim if m.encode() in ruw_van(overdracht)] == []
    assert b"Merkteken997" not in ruw_van(overdracht)
    prive, publiek = maak_paar()
    for voor, met in (
        ({"wachtzin": WACHTZIN}, {"wachtzin": WACHTZIN}),
        ({"publiek": publiek}, {"prive": prive}),
    ):
        dicht = verpak(overdracht.sleutels, overdracht.zegel, **voor)
        assert all(sleutel not in dicht for _, _, sleutel in overdracht.sleutels)
        assert pak_uit(dicht, overdracht.zegel, **met) == overdracht.sleutels
        with pytest.raises(OnbekendError, match="past niet"):
            pak_uit(dicht, overdracht.zegel, wachtzin="een heel andere wachtzin", prive=maak_paar()[0])
        with pytest.raises(OnbekendError, match="ander pakket"):
            pak_uit(dicht, "f" * 64, **met)
    with pytest.raises(OnbekendError, match="te kort"):
        verpak(overdracht.sleutels, overdracht.zegel, wachtzin="kort")


def test_wat_binnenkomt_is_te_lezen_controleerbaar_en_gaat_byte_voor_byte_weer_door(
    gegeven: Gegeven, ontvanger: Samenstel, tmp_path: Path
) -> None:
    overdracht, merk = gegeven
    zegel, gebreken = ontvang(ontvanger, BytesIO(ruw_van(overdracht)), overdracht.sleutels, "N-1", SARA)
    assert (zegel, gebreken) == (overdracht.zegel, [])
    leesbaar = repr([e["geheim"] for e in lees(ontvanger, zegel)])
    assert [m for m in merk.van["gezondheidsgegeven"] if m not in leesbaar] == []
    assert Controle(ontvanger).uitslag()["bevindingen"] == []
    assert bewaard_pakket(ontvanger, zegel) == ruw_van(overdracht)
    assert sleutels_van(ontvanger, zegel) == overdracht.sleutels
    with ontvanger.opslag.lezen() as lezer:
        (o,) = ontvangen(lezer)
    assert (o["dossier"], o["was"], o["bron"]) == (
        "N-1",
        "D-1",
        lees_pakket(BytesIO(ruw_van(overdracht)))[1]["bron"],
    )
    met_naam = [
        p
        for p in tmp_path.rglob("*")
        if p.is_file() and any(m.encode() in p.read_bytes() for m in merk.geheim)
    ]
    assert met_naam == [], "ook bij de ontvanger ligt het op slot"
    with pytest.raises(OnbekendError, match="al ontvangen, bij dossier N-1"):
        ontvang(ontvanger, BytesIO(ruw_van(overdracht)), overdracht.sleutels, "N-1", SARA)


def test_een_beschadigd_pakket_valt_op_en_met_het_dossier_gaat_ook_dit_weg(
    gegeven: Gegeven, ontvanger: Samenstel
) -> None:
    overdracht, _ = gegeven
    zegel, _ = ontvang(ontvanger, BytesIO(ruw_van(overdracht)), overdracht.sleutels, "N-1", SARA)
    with ontvanger.opslag.schrijven(meer=True) as schrijver:
        schrijver.voer_uit("UPDATE stukdeel SET dicht = ? WHERE nr = 0", [(bytes(100),)])
    (b,) = Controle(ontvanger).uitslag()["bevindingen"]
    assert b["wat"] == "ontvangen"
    vergeet(ontvanger, "N-1")
    assert Controle(ontvanger).uitslag()["bevindingen"] == []
    with pytest.raises(SleutelOntbreektError):
        bewaard_pakket(ontvanger, zegel)
    with ontvanger.opslag.lezen() as lezer:
        assert lezer.rij_query("SELECT 1 FROM stukdeel") == []


def test_wat_niet_klopt_wordt_geweigerd_en_laat_niets_achter(gegeven: Gegeven, ontvanger: Samenstel) -> None:
    overdracht, _ = gegeven
    anders = bytearray(ruw_van(overdracht))
    anders[len(anders) // 2] ^= 1
    for ruw, sleutels, dossier, wat in (
        (bytes(anders), overdracht.sleutels, "N-1", "zegel klopt niet"),
        (b"geen pakket" * 20, overdracht.sleutels, "N-1", "zegel klopt niet"),
        (ruw_van(overdracht), [("zaak/vreemd", "x", bytes(32))], "N-1", "niet bij dit pakket hoort"),
        (ruw_van(overdracht), overdracht.sleutels, "bestaat-niet", "Open het eerst"),
    ):
        with pytest.raises(OnbekendError, match=wat):
            ontvang(ontvanger, BytesIO(ruw), sleutels, dossier, SARA)
    _, (b,) = ontvang(
        ontvanger, BytesIO(ruw_van(overdracht)), overdracht.sleutels, "N-1", Door("sara", Rol.OUDER, NU)
    )
    assert b.eis == "rol"
    with ontvanger.opslag.lezen() as lezer:
        assert ontvangen(lezer) == []
        assert lezer.rij_query("SELECT 1 FROM stukinhoud") == []
    assert [n for n, _, _, _ in ontvanger.kluis.ingepakt() if n.startswith("ontvangen/")] == []


def test_gezondheidsgegevens_in_een_ontvangen_pakket_gaan_per_schooljaar_en_de_rest_blijft(
    gegeven: Gegeven, ontvanger: Samenstel
) -> None:
    overdracht, merk = gegeven
    voegt_persoon_toe(ontvanger, "fien", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING)
    zegel, _ = ontvang(ontvanger, BytesIO(ruw_van(overdracht)), overdracht.sleutels, "N-1", SARA)
    stroom = stroom_van(zegel)
    with ontvanger.opslag.lezen() as lezer:
        eerder = [p for p in ontvanger.vernietiging.posten(lezer, NU) if p.stroom == stroom]
        later = [p for p in ontvanger.vernietiging.posten(lezer, NA_DRIE_JAAR) if p.stroom == stroom]
    assert {p.uitkomst.weg for p in eerder} == {False}
    gaat = [p for p in later if p.uitkomst is Uitkomst.MOET]
    assert gaat
    assert all("|gezondheidsgegeven" in p.sleutel for p in gaat)
    assert any("|persoonsgegeven" in p.sleutel for p in later), "de rest gaat met het dossier"
    assert (
        ontvanger.vernietiging.stel_voor(
            [(p.stroom, p.sleutel) for p in gaat], Door("sara", Rol.SECRETARIAAT, NA_DRIE_JAAR)
        )[1]
        == []
    )
    with ontvanger.opslag.lezen() as lezer:
        (lijst,) = ontvanger.vernietiging.lijsten(lezer)
    fien = Door("fien", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, NA_DRIE_JAAR)
    assert ontvanger.vernietiging.keur_goed(lijst["lijst"], fien) == []
    assert ontvanger.vernietiging.voer_uit(lijst["lijst"], Door("sara", Rol.SECRETARIAAT, NA_DRIE_JAAR)) == []
    leesbaar = repr([e["geheim"] for e in lees(ontvanger, zegel)])
    assert [m for m in merk.van["gezondheidsgegeven"] if m in leesbaar] == []
    assert [m for m in merk.van["persoonsgegeven"] if m in leesbaar] != []
    assert bewaard_pakket(ontvanger, zegel) == ruw_van(overdracht), (
        "het pakket zelf blijft verzegeld zoals het kwam"
    )
    assert Controle(ontvanger).uitslag()["bevindingen"] == []


def _verdicht(ruw: bytes) -> bytes:
    """The same parts, compressed: a few kilobytes may unpack to all the memory there is."""
    uit = BytesIO()
    with ZipFile(BytesIO(ruw)) as oud, ZipFile(uit, "w", ZIP_DEFLATED) as nieuw:
        for naam in oud.namelist():
            ruimte = b" " * 10**6 if naam == "manifest.json" else b""  # still the same JSON
            nieuw.writestr(naam, oud.read(naam) + ruimte)
        nieuw.comment = b"0" * 64
    romp = uit.getvalue()[:-64]
    return romp + sha256(romp).hexdigest().encode()


def _regel(entry: object) -> bytes:
    """A chain of one entry, as canonical and as whole as the sender likes."""
    inhoud = orjson.dumps(entry, option=orjson.OPT_SORT_KEYS)
    return orjson.dumps({"stroom": "zaak/Z-1", "hash": sha256(inhoud).hexdigest(), "inhoud": inhoud.decode()})


EEN = {
    "stroom": "zaak/Z-1", "nr": 1, "vorige": GEEN_VORIGE, "vastgelegd": "2026-03-02T08:00:00.000000Z", "v": 1,
    "soort": "handeling", "werkt_op": "2026-03-02", "open": {}, "geheim": {},
}  # fmt: skip


@pytest.mark.parametrize(
    ("manifest", "historie"),
    [
        (b"[]", b""),
        (b"[" * 100_000, b""),
        (b'{"formaat": "kernproces-overdracht-1"}', _regel(EEN)),
        (None, b"[1]"),
        (None, b"7"),
        (None, b'{"stroom": 1, "inhoud": 2, "hash": 3}'),
        (None, b'{"stroom": "x", "inhoud": "{}", "hash": "zz"}'),
        (None, _regel([])),
        (None, _regel(EEN | {"open": "tekst"})),
        (None, _regel(EEN | {"geheim": [1, 2]})),
        (None, _regel(EEN | {"geheim": {"persoonsgegeven": {"x": 1}}})),
        (None, _regel({k: w for k, w in EEN.items() if k != "werkt_op"})),
        (None, _regel(EEN | {"werkt_op": "gisteren"})),
    ],
)
def test_een_vijandig_pakket_met_een_goed_zegel_krijgt_een_zin_en_geen_storing(
    ontvanger: Samenstel, manifest: bytes | None, historie: bytes
) -> None:
    if manifest is None:
        regel = orjson.loads(historie)
        hash_ = regel.get("hash") if isinstance(regel, dict) else ""
        vast = {"formaat": FORMAAT, "bron": "x", "dossier": "D-1", "zaken": []}
        manifest = orjson.dumps(vast | {"koppen": {"zaak/Z-1": hash_}})
    uit = BytesIO()
    schrijf_verzegeld(uit, [("historie.jsonl", (historie,)), ("manifest.json", (manifest,))])
    ruw = uit.getvalue()
    for doe in (
        lambda: keur_pakket(ontvanger, BytesIO(ruw), [], "N-1"),
        lambda: ontvang(ontvanger, BytesIO(ruw), [], "N-1", SARA),
    ):
        with pytest.raises((OnbekendError, OpslagError)):
            doe()


def test_een_pakket_dat_is_ingedikt_wordt_niet_uitgepakt(gegeven: Gegeven) -> None:
    with pytest.raises(OnbekendError, match="geen overdracht van Kernproces"):
        lees_pakket(BytesIO(_verdicht(ruw_van(gegeven[0]))))


def test_een_sleutelbestand_dat_nergens_op_lijkt_krijgt_een_zin() -> None:
    for ruw in (b"", b"[" * 100_000, b"{}", b"[]", b'{"formaat": 3}', b"\xff"):
        with pytest.raises(OnbekendError):
            pak_uit(ruw, "zegel", wachtzin=WACHTZIN)
    vreemd = verpak([(1, 2, b"kort")], "zegel", wachtzin=WACHTZIN)  # type: ignore[list-item]
    with pytest.raises(OnbekendError, match="geen sleutelbestand"):
        pak_uit(vreemd, "zegel", wachtzin=WACHTZIN)


def test_op_de_opdrachtregel_kijkt_de_ontvanger_eerst_en_is_er_niets_bewaard(
    gegeven: Gegeven,
    ontvanger: Samenstel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    overdracht, _ = gegeven
    pakket, sleutels = tmp_path / "p.zip", tmp_path / "s.json"
    pakket.write_bytes(ruw_van(overdracht))
    sleutels.write_bytes(verpak(overdracht.sleutels, overdracht.zegel, wachtzin=WACHTZIN))
    monkeypatch.setenv("DATABASE_URL", ontvanger.instellingen.database_url)
    monkeypatch.setenv("SLEUTELS_URL", ontvanger.instellingen.sleutels_url)
    monkeypatch.setenv("KERNPROCES_HOOFDSLEUTEL", ontvanger.instellingen.hoofdsleutels[0].hex())
    monkeypatch.setenv("KERNPROCES_WACHTZIN", WACHTZIN)
    assert main(["overdracht", "kijk", str(pakket), "--sleutels", str(sleutels), "--dossier", "N-1"]) == 0
    uit = capsys.readouterr().out
    assert f"Het zegel klopt en elke keten is heel. Zegel: {overdracht.zegel}" in uit
    assert "TLV-aanvraag Z-1" in uit
    assert "Merkteken" not in uit
    with ontvanger.opslag.lezen() as lezer:
        assert ontvangen(lezer) == []
