"""Eigen trekking: an auditor draws zaken to replay, from what an anchor knew. Nothing is written; the same request gives the same.

The population is frozen by the anchor: only zaken whose stream it names, and only what their first entry says of them (procedure, day,
school), which never changes. The lot rests on the seed that the auditor chose and on the fingerprint of that anchor, which nobody
could choose. The protocol is checked elsewhere by `narekenen.py`, like that of any steekproef.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.rondblik import Databankblik
from kernproces.opslag.anker import Anker, lees_ankers, lees_koppen
from kernproces.opslag.rijen import Lezer
from kernproces.zaak.stand import Stand
from loket.bedrading import Samenstel
from workflows.steekproeven.samenstelling import betrokken
from workflows.steekproeven.trekking import Lid, lot, populatiehash, trek

STRATA = {"geen": "geen verdeling", "school": "uit elke school ten minste een"}
KORTSTE_ZAAD = 6
GROOTST = 200


@dataclass(frozen=True, slots=True)
class Trekvraag:
    """What the auditor asks for, as it was typed."""

    procedure: str = ""
    van: str = ""
    tot: str = ""
    omvang: str = "5"
    strata: str = "geen"
    zaad: str = ""
    anker: str = ""  # its fingerprint; none: the last one


def procedures(s: Samenstel) -> list[tuple[str, str]]:
    """Name and title of what can be drawn from: a procedure that is closed to others (a klacht, a datalek) is not."""
    kringen = s.kern.register.kringen
    open_ = (n for n in s.kern.register.namen() if n not in kringen or not kringen[n].besloten)
    return sorted(((n, s.kern.register.nieuwste(n).workflow.titel) for n in open_), key=lambda p: p[1])


def trekking_van(s: Samenstel, v: Trekvraag) -> dict[str, Any]:
    """The protocol as data; OnbekendError with what was expected."""
    van, tot, omvang = _gelezen(s, v)
    anker = _anker(s, v.anker)
    koppen = {stroom: nr for stroom, nr, _ in lees_koppen(s.instellingen.map_ / "ankers", anker)}
    with s.opslag.lezen() as lezer:
        standen = dict(_populatie(lezer, v, van, tot, koppen))
    if not standen:
        raise OnbekendError(
            f"Er is geen zaak om uit te trekken: {v.procedure}, begonnen van {van} tot en met {tot}, bekend bij het anker van {anker.datum}."
        )
    getrokken = trek(list(standen), v.zaad.strip(), anker.afdruk, omvang)
    return {
        "soort": "eigen trekking",
        "procedure": v.procedure,
        "van": van.isoformat(),
        "tot": tot.isoformat(),
        "strata": v.strata,
        "omvang": omvang,
        "zaad": v.zaad.strip(),
        "zegel": anker.afdruk,
        "plan": {"hash": anker.afdruk, "anker": anker.datum},  # the seal of this draw is that of the anchor
        "populatiehash": populatiehash(standen),
        "populatie": [{"zaak": li.zaak, "stratum": li.stratum, "nr": li.nr} for li in sorted(standen)],
        "gevallen": [
            {
                "geval": f"geval-{i}",
                "zaak": li.zaak,
                "stratum": li.stratum,
                "lot": lot(v.zaad.strip(), anker.afdruk, li.zaak),
                "betrokken": betrokken(standen[li]),
            }
            for i, li in enumerate(getrokken, start=1)
        ],
    }


def _gelezen(s: Samenstel, v: Trekvraag) -> tuple[date, date, int]:
    if v.procedure not in dict(procedures(s)):
        raise OnbekendError(f"Er is geen procedure {v.procedure!r} om uit te trekken. Kies: {_keuze(s)}.")
    try:
        van, tot = date.fromisoformat(v.van), date.fromisoformat(v.tot)
    except ValueError:
        raise OnbekendError("Noem de periode met twee dagen. Verwacht: 2026-08-01.") from None
    if tot < van:
        raise OnbekendError("De periode eindigt voor zij begint. Kies een latere einddatum.")
    if not v.omvang.isdecimal() or not 1 <= int(v.omvang) <= GROOTST:
        raise OnbekendError(f"Onbekende omvang {v.omvang!r}. Verwacht: een getal van 1 tot en met {GROOTST}.")
    if v.strata not in STRATA:
        raise OnbekendError(f"Onbekende verdeling {v.strata!r}. Kies: {', '.join(STRATA)}.")
    if len(v.zaad.strip()) < KORTSTE_ZAAD or len(v.zaad) > 200:
        raise OnbekendError(
            f"Kies een zaad van ten minste {KORTSTE_ZAAD} tekens, zoals een rij dobbelstenen of een krantenkop. Het hoeft niet geheim te zijn."
        )
    return van, tot, int(v.omvang)


def _keuze(s: Samenstel) -> str:
    return ", ".join(naam for naam, _ in procedures(s))


def _anker(s: Samenstel, afdruk: str) -> Anker:
    ankers = lees_ankers(s.instellingen.map_ / "ankers")
    if not ankers:
        raise OnbekendError(
            "Er is nog geen anker, en zonder anker staat de populatie niet vast. Het eerste komt vanzelf; of vraag de beheerder om `kernproces anker`."
        )
    if not afdruk.strip():
        return ankers[-1]
    gevonden = next((a for a in ankers if a.afdruk == afdruk.strip().lower()), None)
    if gevonden is None:
        raise OnbekendError("Dit anker is hier niet bekend. Kies een vingerafdruk uit de lijst van ankers.")
    return gevonden


def _populatie(
    lezer: Lezer, v: Trekvraag, van: date, tot: date, koppen: dict[str, int]
) -> Iterator[tuple[Lid, Stand]]:
    for stand in Databankblik(lezer, "").zaken(v.procedure):
        nr = koppen.get(zaakstroom(stand["zaak"]))
        if nr is not None and van.isoformat() <= str(stand["gestart"]) <= tot.isoformat():
            stratum = (stand.get("school") or "geen") if v.strata == "school" else ""
            yield Lid(stand["zaak"], stratum, nr), stand


def als_tekst(p: dict[str, Any]) -> str:
    """To print or to file."""
    regels = [
        f"Trekking uit {p['procedure']}, begonnen van {p['van']} tot en met {p['tot']}; verdeling: {p['strata']}.",
        f"Zaad: {p['zaad']}",
        f"Zegel: {p['zegel']} (het anker van {p['plan']['anker']})",
        f"Populatie: {len(p['populatie'])} zaken, SHA-256 {p['populatiehash']}",
    ]
    regels += [f"  {g['geval']}: {g['zaak']}  {g['stratum']}  lot {g['lot'][:16]}" for g in p["gevallen"]]
    return "\n".join([*regels, ""])
