"""The daily anchor goes out of reach of the owner of the database: a mailbox, a system, a time stamp; and what it then proves."""

import json
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kernproces.opslag.anker import REGISTER, lees_ankers, leg_anker
from loket.bedrading import Samenstel
from loket.bewijs.ankerpost import BEZORGD, Ankerpost
from loket.bewijs.controle import Controle
from loket.opdrachten.controleer import afdrukken_in
from notificaties.kanalen.webhook import teken
from tests.kernproces.naspelen.bank import Bank
from tests.kernproces.naspelen.conftest import schone_historie
from tests.kernproces.naspelen.verhaal import instellingen
from tests.loket.tijdstempelaar import Tijdstempelaar

__all__ = ["schone_historie"]
NU = datetime(2026, 11, 25, 7, tzinfo=UTC)
LOKAAL = ("127.0.0.1",)


class Buiten:
    """Whoever keeps anchors: takes what is posted; `open` False: it is unreachable for a while."""

    def __init__(self) -> None:
        self.open = True
        self.gekregen: list[tuple[str, dict[str, str], bytes]] = []
        self.tsa = Tijdstempelaar(NU)


@contextmanager
def buiten() -> Iterator[tuple[Buiten, str]]:
    b = Buiten()

    class Deur(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            inhoud = self.rfile.read(int(self.headers["Content-Length"]))
            b.gekregen.append((self.path, dict(self.headers), inhoud))
            self.send_response(200 if b.open else 503)
            self.end_headers()
            if self.path == "/tsa" and b.open:
                self.wfile.write(b.tsa.antwoord(inhoud))

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Deur)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield b, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def post(map_: Path, adres: str, **meer: str) -> Ankerpost:
    i = replace(
        instellingen(map_),
        anker_mail=("auditor@proef.invalid",),
        anker_webhook=f"{adres}/anker",
        anker_tijdstempel=f"{adres}/tsa",
        webhook_netwerk=LOKAAL,
        **meer,
    )
    return Ankerpost(i)


def test_elk_anker_gaat_een_keer_naar_elke_plek(schone_historie: Path, tmp_path: Path) -> None:
    Bank(schone_historie, tmp_path / "x")
    with buiten() as (b, adres):
        p = post(tmp_path / "x", adres)
        b.open = False
        fouten = p.bezorg(NU)
        assert [f.partition(":")[0] for f in fouten] == [
            "Het anker kon niet naar webhook",
            "Het anker kon niet naar tijdstempel",
        ]
        b.open, b.gekregen[:] = True, []
        assert p.bezorg(NU) == []
        assert p.bezorg(NU) == []
    ankers = lees_ankers(tmp_path / "x" / "ankers")
    assert len(ankers) == 2
    assert sorted((o.anker, o.naar.partition(":")[0]) for o in p.ontvangsten()) == sorted(
        (a.afdruk, naar) for a in ankers for naar in ("mail", "webhook", "tijdstempel")
    )
    al = p.ontvangsten()
    with (tmp_path / "x" / "ankers" / "bezorgd.jsonl").open("a") as bezorgd:
        bezorgd.write('\n[]\n{"anker": "half')  # the power went out
    assert p.ontvangsten() == al
    _, koppen, inhoud = next(g for g in b.gekregen if g[0] == "/anker")
    assert json.loads(inhoud)["data"]["afdruk"] in {a.afdruk for a in ankers}
    k = {n.lower(): w for n, w in koppen.items()}
    assert k["webhook-signature"] == teken(p.webhooksleutel, k["webhook-id"], k["webhook-timestamp"], inhoud)
    mails = list((tmp_path / "x" / "post").rglob("*-anker-*.eml"))
    assert len(mails) == 2
    assert {afdrukken_in(str(m))[0] for m in mails} == {a.afdruk for a in ankers}
    assert not re.search(r"Milan|Voorbeeld|leerling", mails[0].read_text())


def test_een_tijdstempel_bewijst_wanneer_het_anker_er_al_was(schone_historie: Path, tmp_path: Path) -> None:
    Bank(schone_historie, tmp_path / "x")
    with buiten() as (b, adres):
        wortel, vreemd = tmp_path / "wortel.pem", tmp_path / "vreemd.pem"
        wortel.write_bytes(b.tsa.wortel_pem)
        vreemd.write_bytes(Tijdstempelaar(NU).wortel_pem)
        p = post(tmp_path / "x", adres, anker_wortel=str(wortel))
        assert p.bezorg(NU) == []
    ankers = lees_ankers(tmp_path / "x" / "ankers")
    assert [(a, m[:19], fout) for a, m, fout in p.toets_stempels(ankers)] == [
        (a, "2026-11-25T07:00:00", "") for a in ankers
    ]
    ander = post(tmp_path / "x", adres, anker_wortel=str(vreemd))
    assert all("niet echt" in fout for _, _, fout in ander.toets_stempels(ankers))
    een, twee = sorted((tmp_path / "x" / "ankers").glob("*.tsr"))
    shutil.copy(een, twee)
    assert [bool(fout) for _, _, fout in p.toets_stempels(ankers)].count(True) == 1
    twee.write_bytes(b"rommel")
    assert any("niet te lezen" in fout for _, _, fout in p.toets_stempels(ankers))


def test_wie_alles_herschrijft_ook_de_ankers_loopt_vast_op_het_bewaarde_anker(
    schone_historie: Path, tmp_path: Path
) -> None:
    """The strongest forger: database, hashes, derived tables and anchor files. What the auditor kept is out of his reach."""
    bewaard = [a.afdruk for a in lees_ankers(schone_historie / "ankers")]
    bank = Bank(schone_historie, tmp_path / "x")
    with bank.vervals(lambda h: h["zaak/a", 17].update(actor="ben"), "d") as samenstel:
        shutil.rmtree(tmp_path / "x" / "ankers")
        for dag in ("2026-05-06", "2026-11-24"):
            with samenstel.opslag.lezen() as lezer:
                leg_anker(lezer, tmp_path / "x" / "ankers", dag)
        assert Controle(samenstel).uitslag()["heel"]  # nothing in his own house tells
        bevindingen = Controle(samenstel, bewaard).uitslag()["bevindingen"]
    assert [b["wat"] for b in bevindingen] == ["anker", "anker"]
    assert REGISTER in bevindingen[0]["zin"]


def test_een_bewaard_anker_past_bij_wat_er_nog_is(schone_historie: Path, tmp_path: Path) -> None:
    bank = Bank(schone_historie, tmp_path / "x")
    regels = (tmp_path / "x" / "ankers" / REGISTER).read_bytes()
    (tmp_path / "regels.txt").write_bytes(regels)
    afdrukken = afdrukken_in(str(tmp_path / "regels.txt"))
    assert afdrukken == [a.afdruk for a in lees_ankers(tmp_path / "x" / "ankers")]
    with Samenstel(instellingen(bank.map_)) as samenstel:
        uitslag = Controle(samenstel, afdrukken).uitslag()
        assert uitslag["heel"]
        assert sum("het bewaarde anker" in zin for zin in uitslag["opmerkingen"]) == 2
        assert not Controle(samenstel, ["0" * 64]).uitslag()["heel"]


def test_wat_geen_anker_is_wordt_zo_gezegd(tmp_path: Path) -> None:
    from kernproces.gebruik.fouten import OnbekendError

    (tmp_path / "x.txt").write_text("niets")
    for tekst in ("abc", str(tmp_path / "x.txt")):
        with pytest.raises(OnbekendError, match="anker"):
            afdrukken_in(tekst)
    assert BEZORGD.endswith(".jsonl")
