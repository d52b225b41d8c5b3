"""Vertrokken: who people of the register are, as posts: kept while they have a part, a while after, and as long as a dossier
in which they acted or are named is kept: there their name stays readable.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from kernproces.gebeurtenissen import dossierstroom, registerstroom, zaakstroom
from kernproces.gebruik.archief import leesbare_stand, stand_van
from kernproces.gebruik.bewaarlijst import dossiers_van, van_dossiers
from kernproces.opslag.rijen import Lezer
from kernproces.opslag.sql import bereik
from kernproces.taal.bewaarregel import DOSSIER, MENSEN
from kernproces.taal.formulier import PERSOON
from kernproces.vertrouwelijk.bewaring import Bewaarplan, Post
from kernproces.zaak.stand import Stand

REGISTER = registerstroom(MENSEN)
PER_KEER = 200  # people, or streams, at once
Vermeld = Mapping[str, Collection[str]]  # by person the streams in whose entries he is named
_ENTRIES = "SELECT stroom, inhoud FROM gebeurtenis WHERE stroom >= ? AND stroom < ?"
_BETROKKEN = "SELECT DISTINCT stroom FROM betrokken WHERE wie = ?"
_POST = "SELECT bericht FROM postvak WHERE persoon = ?"
_WAAR = ("dossier/", "zaak/", "stukken/", "bericht/")  # what tells of dossiers


def mensenposten(
    lezer: Lezer,
    plan: Bewaarplan,
    wie: Collection[str] | None = None,
    vanaf: str = "",
    vermeld: Vermeld | None = None,
) -> Iterator[Post]:
    """A post for everybody of the register whose name is there, or for these, or for those from this kenmerk on.

    `vermeld`: where they are named, when that was looked up before anything was locked.
    """
    kop = lezer.stroom(REGISTER)
    stand: Stand = {} if kop is None else stand_van(kop)
    dagen = {
        n.partition("/")[0]: d for n, d in stand.get("inhoud", {}).items() if n not in stand.get("gewist", {})
    }
    namen = sorted(p for p in dagen if p >= vanaf and (wie is None or p in wie))
    for i in range(0, len(namen), PER_KEER):
        groep = namen[i : i + PER_KEER]
        posten = [plan.mens(p, stand["items"][p], dagen[p]) for p in groep]
        over = [p.persoon for p in posten if p.uitkomst.weg and p.persoon is not None]
        houdt = _houdt(lezer, plan, over, vermeld)
        for p in posten:
            yield p.aangehouden(houdt[p.persoon]) if p.persoon in houdt else p


def waar_vermeld(lezer: Lezer, personen: Collection[str]) -> dict[str, set[str]]:
    """The streams of dossiers, zaken, documents and messages in whose entries these people are named, in whatever field.

    Every entry is read: a kenmerk may stand in a field of any form. Nobody should have to wait for it under a lock.
    """
    uit: dict[str, set[str]] = {p: set() for p in personen}
    if not uit:
        return uit
    zoek = re.compile(b'"(' + b"|".join(re.escape(p.encode()) for p in sorted(uit)) + b')"(?!:)')
    for soort in _WAAR:
        for stroom, inhoud in lezer.rij_stroom(_ENTRIES, bereik(soort)):
            for wie in zoek.findall(bytes(inhoud)):
                uit[wie.decode()].add(stroom)
    return uit


# ---------------------------------------------------------------- what holds


def _houdt(lezer: Lezer, plan: Bewaarplan, wie: Collection[str], vermeld: Vermeld | None) -> dict[str, str]:
    """Whom a dossier that is kept still needs, and which. Where somebody has a part is quickly found; the rest is read for whom it did not."""
    uit, open_ = dict[str, str](), list[str]()
    for p in wie:
        stromen = {s for (s,) in lezer.rij_query(_BETROKKEN, (p,))}
        stromen |= {_van_bericht(b) for (b,) in lezer.rij_query(_POST, (p,))}
        if zin := _bewaard(lezer, plan, stromen):
            uit[p] = zin
        else:
            open_.append(p)
    if open_ and vermeld is None:
        vermeld = waar_vermeld(lezer, open_)
    for p in open_:
        if zin := _bewaard(lezer, plan, {_zonder_bericht(s) for s in (vermeld or {}).get(p, ())}):
            uit[p] = zin
    return uit


def _van_bericht(bericht: str) -> str:
    """The stream of the zaak that a message is about; what is about no zaak names its stream itself."""
    waarvan = bericht.split("|")[1]
    return waarvan if "/" in waarvan else zaakstroom(waarvan)


def _zonder_bericht(stroom: str) -> str:
    return _van_bericht(stroom.removeprefix("bericht/")) if stroom.startswith("bericht/") else stroom


def _bewaard(lezer: Lezer, plan: Bewaarplan, stromen: Iterable[str]) -> str:
    """A sentence that names a dossier of these streams that is kept; empty: there is none."""
    van = sorted((s for s in stromen if s.startswith(_WAAR)), reverse=True)  # the newest is most likely kept
    for i in range(0, len(van), PER_KEER):
        houders = {s.replace("stukken/", "dossier/", 1) for s in van[i : i + PER_KEER]}
        for stroom, rij in lezer.stromen(houders).items():
            if leesbare_stand(rij) is None:
                return f"Komt voor in {stroom}, dat nu niet te lezen is."
        dossiers = dossiers_van(lezer, houders)
        van_iemand = _van_iemand(lezer, dossiers)
        for post in van_dossiers(lezer, plan, dossiers):
            if post.dossier in van_iemand or post.stroom in houders:
                return _zin(post.dossier)
        for dossier in sorted(dossiers, reverse=True):
            if _loopt_of_pas(lezer, plan, dossier, houders):
                return _zin(dossier)
    return ""


def _van_iemand(lezer: Lezer, dossiers: Collection[str]) -> set[str]:
    """Which of these dossiers are of a pupil: kept as a whole. That of a school or of the organisation never ends; there each zaak counts by itself."""
    rijen = lezer.stromen(map(dossierstroom, dossiers)).values()
    standen = [stand for rij in rijen if (stand := leesbare_stand(rij)) is not None]
    return {s["dossier"] for s in standen if PERSOON.value in s.get("inhoud", ())}


def _loopt_of_pas(lezer: Lezer, plan: Bewaarplan, dossier: str, houders: Collection[str]) -> bool:
    """Without any content under a key: of these zaken one runs, or ended no longer ago than other personal data are kept.

    What cannot be read is kept.
    """
    kop = lezer.stroom(dossierstroom(dossier))
    stand = None if kop is None else leesbare_stand(kop)
    if stand is None:
        return True
    namen = [zaakstroom(z["zaak"]) for z in stand["zaken"]]
    rijen = lezer.stromen(namen)
    zaken = {n: leesbare_stand(rijen[n]) if n in rijen else None for n in namen}
    if any(z is None for z in zaken.values()):
        return True
    eigen = [z for n, z in zaken.items() if z is not None and n in houders]
    return any(not z["klaar"] or not (z.get("inhoud") or _voorbij(plan, str(z["klaar_op"]))) for z in eigen)


def _voorbij(plan: Bewaarplan, begin: str) -> bool:
    termijn = plan.regel_van(DOSSIER, PERSOON.value).termijn
    return plan.vandaag > date.fromisoformat(plan.reken(termijn, begin)[0])


def _zin(dossier: str) -> str:
    return f"Komt voor in dossier {dossier}, dat nog wordt bewaard."
