"""Een uitvoering die halverwege stopt of waar iemand tussendoor schrijft: afgemaakt, waar verteld, en niets te veel weg."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.vernietiging import Door
from kernproces.opslag.databank import postgres_adres, sqlite_pad
from kernproces.opslag.rijen import Lezer
from kernproces.rollen import Rol
from loket.bedrading import Samenstel
from tests.contract.test_vernietiging import (
    NA_DRIE_JAAR,
    NA_VIJF_JAAR,
    VERLOPEN,
    ZAAK,
    dien_klacht_in,
    goedgekeurd,
    zaak,
)
from tests.kernproces.gebruik.test_kern_vertrouwelijk import Merktekens
from tests.kernproces.gebruik.zaakdatabank import keten_is_heel

__all__ = ["zaak"]  # the fixture


def test_een_uitvoering_die_halverwege_stopt_wordt_afgemaakt(zaak: tuple[Samenstel, Merktekens]) -> None:
    s, _ = zaak
    naam, sara = goedgekeurd(s, NA_DRIE_JAAR)
    sterf_halverwege(s, naam, sara)
    assert "gezondheidsgegeven/2025" not in s.kluis.namen(zaakstroom(ZAAK))
    assert (
        s.vernietiging.voer_uit(naam, Door("sara", Rol.SECRETARIAAT, NA_DRIE_JAAR + timedelta(days=1))) == []
    )
    with s.opslag.lezen() as lezer:
        assert s.vernietiging.lijst(lezer, naam)["toestand"] == "uitgevoerd"
    assert list(s.stand(ZAAK)["gewist"]) == ["gezondheidsgegeven/2025"]
    (b,) = s.vernietiging.voer_uit(naam, sara)
    assert b.eis == "toestand"
    assert keten_is_heel(s)


def test_wat_al_vernietigd_is_heet_niet_bewaard_ook_niet_als_er_intussen_een_klacht_kwam(
    zaak: tuple[Samenstel, Merktekens],
) -> None:
    s, _ = zaak
    naam, sara = goedgekeurd(s, NA_DRIE_JAAR)
    sterf_halverwege(s, naam, sara)
    dien_klacht_in(s)
    assert s.vernietiging.voer_uit(naam, sara) == []
    with s.opslag.lezen() as lezer:
        uitgevoerd = s.vernietiging.lijst(lezer, naam)["uitgevoerd"]
    assert (uitgevoerd["vernietigd"], uitgevoerd["overgeslagen"]) == (1, [])
    assert list(s.stand(ZAAK)["gewist"]) == ["gezondheidsgegeven/2025"]


def test_een_sleutel_van_wie_intussen_iets_schrijft_gaat_niet_mee(
    zaak: tuple[Samenstel, Merktekens], monkeypatch: pytest.MonkeyPatch
) -> None:
    s, _ = zaak
    s.ronde(VERLOPEN)
    naam, sara = goedgekeurd(s, NA_VIJF_JAAR)
    echt = s.kluis.vernietig_alle

    def vernietig_alle(namen: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        s.kluis.maak_sleutel(zaakstroom(ZAAK), "persoonsgegeven/2033")  # judged; nothing was destroyed yet
        return echt(namen)

    monkeypatch.setattr(s.kluis, "vernietig_alle", vernietig_alle)
    assert s.vernietiging.voer_uit(naam, sara) == []
    assert s.kluis.namen(zaakstroom(ZAAK)) == ["persoonsgegeven/2033"]


def test_een_klacht_die_op_het_laatst_binnenkomt_houdt_de_vernietiging_nog_tegen(
    zaak: tuple[Samenstel, Merktekens], monkeypatch: pytest.MonkeyPatch
) -> None:
    s, _ = zaak
    naam, sara = goedgekeurd(s, NA_DRIE_JAAR)
    echt, keer = s.opslag.lezen, list[int]()

    @contextmanager
    def lezen(**rest: bool) -> Iterator[Lezer]:
        with echt(**rest) as lezer:
            yield lezer
        keer.append(1)
        if len(keer) == 2:  # the last thing that was read before it begins to write
            dien_klacht_in(s)

    monkeypatch.setattr(s.opslag, "lezen", lezen)
    assert s.vernietiging.voer_uit(naam, sara) == []
    with echt() as lezer:
        uitgevoerd = s.vernietiging.lijst(lezer, naam)["uitgevoerd"]
    assert uitgevoerd["vernietigd"] == 0
    assert len(uitgevoerd["overgeslagen"]) == 1
    assert "gezondheidsgegeven/2025" in s.kluis.namen(zaakstroom(ZAAK))


def test_tijdens_het_vernietigen_schrijft_niemand_in_het_dossier(
    zaak: tuple[Samenstel, Merktekens], monkeypatch: pytest.MonkeyPatch
) -> None:
    s, _ = zaak
    naam, sara = goedgekeurd(s, NA_DRIE_JAAR)
    echt, vrij = s.kluis.vernietig_alle, list[bool]()

    def vernietig_alle(namen: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        vrij.extend(te_beschrijven(s, stroom) for stroom in ("dossier/D-1", zaakstroom(ZAAK)))
        return echt(namen)

    monkeypatch.setattr(s.kluis, "vernietig_alle", vernietig_alle)
    assert te_beschrijven(s, "dossier/D-1")
    assert s.vernietiging.voer_uit(naam, sara) == []
    assert vrij == [False, False]


def te_beschrijven(s: Samenstel, stroom: str) -> bool:
    """Whether somebody else could write in this stream now."""
    if (pad := sqlite_pad(s.instellingen.database_url)) is not None:
        with closing(sqlite3.connect(pad, timeout=0)) as los:
            try:
                los.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return False
            return True
    import psycopg

    with psycopg.connect(postgres_adres(s.instellingen.database_url)) as ander:
        try:
            ander.execute("SELECT 1 FROM stroom WHERE stroom = %s FOR UPDATE NOWAIT", (stroom,))
        except psycopg.errors.LockNotAvailable:
            return False
        return True


def sterf_halverwege(s: Samenstel, naam: str, door: Door) -> None:
    """The keys are gone, and nothing was told yet."""

    def val_uit(*_: object) -> None:
        raise OSError("stroom weg")

    with pytest.MonkeyPatch.context() as even:
        even.setattr(s.kern.boekhouding, "boek", val_uit)
        with pytest.raises(OSError, match="stroom weg"):
            s.vernietiging.voer_uit(naam, door)
