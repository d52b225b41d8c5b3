"""Controle: is the history as it was written, and does everything else follow from it?

Chains first, then heads, anchors and derived tables, then what streams tell of each other. What an attacker with the
database alone cannot repair is what lies outside it: the anchors. What can be repaired by a full rewrite is looked at
again by playing the suspect zaken.
"""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import orjson

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.fouten import GebruiksFout
from kernproces.naspelen.ankerbreuken import Ankerbreuk, ankerbreuken
from kernproces.naspelen.breuken import als_bytes, stroombreuken
from kernproces.naspelen.samenhang import Samenhang
from kernproces.opslag.anker import (
    AnkerError,
    controleer_ankers,
    halve_regel,
    lees_ankers,
    lees_koppen,
    toets_aan,
)
from kernproces.opslag.fouten import GeschiedenisError, OpslagError, SleutelOntbreektError
from kernproces.opslag.herbouw import vergelijk
from kernproces.opslag.keten import nagelopen
from kernproces.opslag.rijen import Lezer
from loket.bedrading import Samenstel
from loket.bewaren.regels import gewiste_sleutels
from loket.bewijs.ankerpost import Ankerpost
from loket.bewijs.naspeelronde import eerste_onrecht, ongedekt
from loket.bewijs.sleutelcontrole import sleutelgebreken
from loket.lezen import vouwer, zoekt
from loket.overdracht.ontvangst import ontvangen, pakket_van, stroom_van
from loket.overdracht.pakket import lees_pakket

HOOGSTENS = 25  # suspect zaken that are played again
ONGEDEKT = 1000  # zaken that no anchor covers: a day of work, or a whole trial
_KOPPEN = """
SELECT s.stroom, s.nr, s.hash, g.laatste, e.hash FROM stroom s
LEFT JOIN (SELECT stroom, max(nr) AS laatste FROM gebeurtenis GROUP BY stroom) g ON g.stroom = s.stroom
LEFT JOIN gebeurtenis e ON e.stroom = s.stroom AND e.nr = s.nr
WHERE g.laatste IS NULL OR g.laatste <> s.nr OR e.hash IS NULL OR e.hash <> s.hash ORDER BY s.stroom
"""
_TEKST = """
SELECT stroom, nr FROM gebeurtenis WHERE typeof(inhoud) <> 'blob' OR typeof(hash) <> 'blob' ORDER BY stroom, nr
"""
_GEMIST = """
SELECT t.zaak, t.termijn, t.trede, t.volgende FROM termijn t, hartslag h
WHERE h.naam = 'ronde' AND t.volgende IS NOT NULL AND t.volgende <= h.tijdstip ORDER BY t.zaak, t.termijn
"""


class Controle:
    """One check of everything."""

    def __init__(self, samenstel: Samenstel, bewaard: Sequence[str] = ()) -> None:
        self._s = samenstel
        self._bewaard = bewaard  # fingerprints of anchors that somebody kept elsewhere
        self._bevindingen: list[dict[str, Any]] = []
        self._opmerkingen: list[str] = []
        self._entries = self._stromen = 0
        self._gedekt: dict[str, int] = {}  # by stream: how far the last anchor reaches

    def uitslag(self) -> dict[str, Any]:
        """Everything that is wrong, with stream and number."""
        with self._s.opslag.lezen(momentopname=True) as lezer:
            tekst = self._geen_bytes(lezer)
            try:
                stuk = self._ketens(lezer)
                self._koppen(lezer, stuk)
                self._anker(lezer)
            except Exception:
                if not tekst:
                    raise
                stuk = tekst  # the database itself cannot read on past it
                self._opmerkingen.append("Door die tekst kan de databank de rest van de historie niet lezen.")
        if not stuk:
            with self._s.opslag.lezen(momentopname=True) as lezer:
                self._sleutels(lezer)
        if not stuk and self._afgeleid():
            with self._s.opslag.lezen(momentopname=True) as lezer:
                self._gemist(lezer)
                self._stukken(lezer)
                self._gewist(lezer)
                self._ontvangen(ontvangen(lezer))
        self._speel_na()
        return {
            "heel": not self._bevindingen,
            "stromen": self._stromen,
            "gebeurtenissen": self._entries,
            "bevindingen": self._bevindingen,
            "opmerkingen": self._opmerkingen,
        }

    def _vond(self, wat: str, stroom: str | None, nr: int | None, zin: str, **erbij: Any) -> None:
        self._bevindingen.append({"wat": wat, "stroom": stroom, "nr": nr, **erbij, "zin": zin})

    # ------------------------------------------------------------ the history itself

    def _geen_bytes(self, lezer: Lezer) -> set[str]:
        """SQLite keeps text where bytes belong, without a word: whoever edits by hand leaves that behind."""
        if not self._s.instellingen.database_url.startswith("sqlite:"):
            return set()
        plekken = lezer.rij_query(_TEKST)
        for stroom, nr in plekken:
            zin = f"Stroom {stroom}, gebeurtenis {nr}: hier staat tekst waar bytes stonden: met de hand gewijzigd."
            self._vond("keten", stroom, nr, zin)
        return {stroom for stroom, _ in plekken}

    def _ketens(self, lezer: Lezer) -> set[str]:
        """Every chain; the streams in which one is broken. What streams tell of each other only when all are whole."""
        samenhang, stuk = Samenhang(), set()
        for stroom, rijen in groupby(lezer.alles(), itemgetter(0)):
            self._stromen += 1
            try:
                for g in nagelopen(rijen):
                    self._entries += 1
                    samenhang.neem(g)
            except (GeschiedenisError, KeyError, TypeError, AttributeError):
                stuk.add(stroom)
        koppen = (
            {s: als_bytes(h) for s, h in lezer.rij_query("SELECT stroom, hash FROM stroom")} if stuk else {}
        )
        for stroom in sorted(stuk):
            breuken = stroombreuken(stroom, list(lezer.geschiedenis(stroom)), koppen.get(stroom))
            for b in breuken:
                if not any(v["stroom"] == b.stroom and v["nr"] == b.nr for v in self._bevindingen):
                    self._vond("keten", b.stroom, b.nr, str(b))
            if not breuken:
                self._vond(
                    "keten", stroom, None, f"Stroom {stroom}: hierin staat iets dat geen gebeurtenis is."
                )
        if not stuk:
            for (stroom, nr), zin in samenhang.bevindingen():
                self._vond("samenhang", stroom, nr, f"Stroom {stroom}, gebeurtenis {nr}: {zin}")
        return stuk

    def _koppen(self, lezer: Lezer, stuk: set[str]) -> None:
        """Streams of which the head that was last booked is not the last entry: cut, glued on, or rewritten."""
        for stroom, nr, _, laatste, _ in lezer.rij_stroom(_KOPPEN):
            eerste = (laatste or 0) + 1
            if eerste <= nr:
                zin = f"{stroom}: de historie is afgekapt, gebeurtenis {eerste} tot en met {nr} ontbreekt."
                self._vond("staart", stroom, eerste, zin)
            elif eerste > nr + 1:
                zin = f"{stroom}: na gebeurtenis {nr} staat er iets dat niet is geboekt."
                self._vond("staart", stroom, nr + 1, zin)
            elif stroom not in stuk:
                zin = f"{stroom}: gebeurtenis {nr} of een eerdere is vervangen; de geboekte vingerafdruk is een andere."
                self._vond("kop", stroom, nr, zin)

    def _anker(self, lezer: Lezer) -> None:
        """The last two anchors; when one does not fit, every stream that differs, between the anchors that tell when."""
        map_ = self._s.instellingen.map_ / "ankers"
        try:
            self._bewaarde_ankers(lezer, map_)
            ankers = lees_ankers(map_)
            fout = controleer_ankers(lezer, map_, laatste=2)
        except AnkerError as stuk:
            self._vond("anker", None, None, str(stuk))
            return
        except TypeError:
            return  # text where bytes were: named with its chain
        if half := halve_regel(map_):
            self._vond("anker", None, None, half)
        if not ankers:
            zin = "Er is nog geen anker: een afgekapte of geheel herschreven historie valt niet op."
            self._opmerkingen.append(zin)
        else:
            self._gedekt = {stroom: nr for stroom, nr, _ in lees_koppen(map_, ankers[-1])}
        if fout is not None:
            for b in ankerbreuken(lezer, map_, ankers) or [
                Ankerbreuk(fout.stroom, fout.nr, fout.nr, fout.reden)
            ]:
                zin = f"Stroom {b.stroom}, gebeurtenis {b.vanaf} tot en met {b.nr}: {b.reden}"
                self._vond("anker", b.stroom, b.nr, zin, vanaf=b.vanaf)
        for anker, moment, fout_van in Ankerpost(self._s.instellingen).toets_stempels(ankers):
            if fout_van:
                self._vond("tijdstempel", None, None, fout_van)
            elif anker is ankers[-1]:
                self._opmerkingen.append(
                    f"Het anker van {anker.datum} bestond volgens het tijdstempel al op {moment[:19]}Z."
                )

    def _bewaarde_ankers(self, lezer: Lezer, map_: Path) -> None:
        """Each that was given: what the register and the history make of it."""
        for afdruk in self._bewaard:
            try:
                anker, fout = toets_aan(lezer, map_, afdruk)
            except AnkerError as weg:
                self._vond("anker", None, None, str(weg))
                continue
            if fout is not None:
                self._vond("anker", fout.stroom, fout.nr, str(fout), vanaf=fout.nr)
            else:
                zin = f"Alles wat er was op {anker.datum} is er nog zoals het was: het bewaarde anker {afdruk[:16]} past."
                self._opmerkingen.append(zin)

    # ------------------------------------------------------------ what follows from it

    def _afgeleid(self) -> bool:
        """Whether every derived table is what the history says."""
        vouw = vouwer(self._s, zonder_sleutels=(dicht := not zoekt(self._s)))
        try:
            verschil = vergelijk(self._s.opslag, vouw)
        except GeschiedenisError as fout:
            self._vond("afgeleid", fout.stroom, fout.nr, str(fout))
            return False
        if dicht:
            self._opmerkingen.append(
                "Zonder hun sleutel zijn de zoekwoorden niet na te rekenen; al het andere wel."
            )
        if verschil is None or (dicht and verschil.tabel == "zoekwoord"):  # the last table to be compared
            return True
        sleutel = "/".join(map(str, verschil.sleutel))
        stroom = str(verschil.sleutel[0]) if verschil.tabel == "stroom" else None
        if verschil.tabel in ("werkvoorraad", "termijn"):
            stroom = zaakstroom(str(verschil.sleutel[0]))
        self._vond("afgeleid", stroom, None, str(verschil), tabel=verschil.tabel, rij=sleutel)
        return False

    def _gewist(self, lezer: Lezer) -> None:
        """A key that was destroyed and is there again (an old back-up of the keys was put back) opens what should be gone."""
        for stroom, naam in gewiste_sleutels(lezer, self._s.kluis):
            zin = f"{stroom}: de sleutel {naam} is vernietigd, maar ligt weer in de kluis. Vernietig hem opnieuw."
            self._vond("sleutel", stroom, None, zin)

    def _sleutels(self, lezer: Lezer) -> None:
        """Keys that are gone without a destruction, or that do not open."""
        gevonden, opmerking = sleutelgebreken(lezer, self._s.kluis)
        for houder, zin in gevonden:
            self._vond("sleutel", houder, None, f"{houder}: {zin}")
        if opmerking:
            self._opmerkingen.append(opmerking)

    def _ontvangen(self, pakketten: list[dict[str, Any]]) -> None:
        """What came from another organisation must still be as it came."""
        for o in pakketten:
            try:
                with pakket_van(self._s, o["zegel"]) as ruw:
                    lees_pakket(ruw)
            except SleutelOntbreektError:
                continue  # erased with its dossier
            except (GebruiksFout, OpslagError) as fout:
                self._vond("ontvangen", stroom_van(o["zegel"]), 1, f"Pakket {o['zegel'][:12]}: {fout}")

    def _gemist(self, lezer: Lezer) -> None:
        """No rung that was due at the last finished ronde without its notice (invariant 5).

        In a proef the clock may run back from one scenario to the next; there it is only a remark.
        """
        proef = self._s.is_proef
        for zaak, termijn, trede, op in lezer.rij_query(_GEMIST):
            nr = _plaats(lezer, zaakstroom(zaak), termijn, op)
            zin = f"{zaakstroom(zaak)}: {trede} van {termijn} was verschuldigd op {op} en is niet vastgelegd."
            if proef:
                self._opmerkingen.append(zin)
            elif nr is not None:
                self._vond("melding", zaakstroom(zaak), nr, zin)

    def _stukken(self, lezer: Lezer) -> None:
        """Every document is what was brought: all its parts are there, fit their key, and have the hash of then."""
        for stroom, nr, zin in self._s.stukken.gebreken(lezer):
            self._vond("stuk", stroom, nr, f"Stroom {stroom}, gebeurtenis {nr}: {zin}")

    def _speel_na(self) -> None:
        """Suspect zaken, and those that no anchor covers: that names the step, also when every hash was worked out anew."""
        verdacht = [b["stroom"] for b in self._bevindingen if (b["stroom"] or "").startswith("zaak/")]
        open_ = ongedekt(self._s, self._gedekt)
        if len(open_) > ONGEDEKT:
            self._opmerkingen.append(
                f"Van {len(open_)} zaken dekt geen anker de laatste stap; daarvan zijn er {ONGEDEKT} nagespeeld. "
                "Leg een anker, of speel een zaak na met `kernproces naspelen`."
            )
        te_spelen = dict.fromkeys([*list(dict.fromkeys(verdacht))[:HOOGSTENS], *open_[:ONGEDEKT]])
        try:
            for stroom, nr, zin in eerste_onrecht(self._s, list(te_spelen)):
                self._vond("naspelen", stroom, nr, f"Stroom {stroom}, gebeurtenis {nr}: {zin}")
        except OpslagError as fout:  # the wrong master key, or bytes that cannot be read: the findings stand
            self._opmerkingen.append(str(fout))


def _plaats(lezer: Lezer, stroom: str, termijn: str, op: str) -> int | None:
    """Where the notice should have stood: before the first entry after its moment. None: the term came after it."""
    eerste, laatste, bekend = None, 0, ""
    for nr, inhoud, _ in lezer.geschiedenis(stroom):
        g = orjson.loads(inhoud)
        laatste = nr
        if g["open"].get("termijn") == termijn and "na" in g["open"]:
            bekend, eerste = g["vastgelegd"], None
        elif eerste is None and g["vastgelegd"][:19] >= op[:19]:
            eerste = nr
    (slag,) = lezer.rij_query("SELECT tijdstip FROM hartslag WHERE naam = 'ronde'")[0]
    return None if bekend > slag else eerste or laatste + 1
