"""`kernproces controleer [--json]`: every chain, every derived table and the last anchors; names the first wrong entry."""

import argparse
import json
from typing import Any


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Text or JSON."""
    parser.add_argument("--json", action="store_true")


def voer_uit(args: argparse.Namespace) -> int:
    """0 when all is whole; 1 with the first finding of each kind."""
    from loket.instellingen import uit_omgeving
    from loket.lezen import bestaand

    with bestaand(uit_omgeving()) as samenstel:
        uitslag = controleer(samenstel)
    if args.json:
        print(json.dumps(uitslag, ensure_ascii=False, indent=2))
    else:
        print("Alles klopt." if uitslag["heel"] else "Er klopt iets niet.")
        for b in uitslag["bevindingen"]:
            print(f"- {b['wat']}: {b['zin']}")
    return 0 if uitslag["heel"] else 1


_KOPPEN = """
SELECT s.stroom, s.nr, (SELECT max(g.nr) FROM gebeurtenis g WHERE g.stroom = s.stroom) AS laatste FROM stroom s
WHERE s.nr <> coalesce((SELECT max(g.nr) FROM gebeurtenis g WHERE g.stroom = s.stroom), 0) ORDER BY s.stroom
"""


def _afgekapt(lezer: "Lezer") -> list[dict[str, Any]]:  # type: ignore[name-defined]  # noqa: F821
    """Streams of which the head that was last booked is not the last entry: a cut tail, or one that was glued on."""
    gevonden = []
    for stroom, nr, laatste in lezer.rij_stroom(_KOPPEN):
        eerste = (laatste or 0) + 1
        zin = (
            f"{stroom}: de historie is afgekapt, gebeurtenis {eerste} tot en met {nr} ontbreekt."
            if eerste <= nr
            else f"{stroom}: na gebeurtenis {nr} staat er iets dat niet is geboekt."
        )
        gevonden.append({"wat": "staart", "stroom": stroom, "nr": min(eerste, nr + 1), "zin": zin})
    return gevonden


def controleer(samenstel: "Samenstel") -> dict[str, Any]:  # type: ignore[name-defined]  # noqa: F821
    """Chains first: a derived table can only be compared with a history that is whole."""
    from kernproces.opslag.anker import AnkerError, controleer_ankers
    from kernproces.opslag.fouten import GeschiedenisError
    from kernproces.opslag.herbouw import vergelijk
    from kernproces.opslag.keten import nagelopen
    from loket.lezen import vouwer

    bevindingen: list[dict[str, Any]] = []
    entries = stromen = 0
    with samenstel.opslag.lezen(momentopname=True) as lezer:
        try:
            for g in nagelopen(lezer.alles()):
                entries += 1
                stromen += g["nr"] == 1
        except GeschiedenisError as fout:
            bevindingen.append({"wat": "keten", "stroom": fout.stroom, "nr": fout.nr, "zin": str(fout)})
        bevindingen += _afgekapt(lezer)
        try:
            if (
                anker := controleer_ankers(lezer, samenstel.instellingen.map_ / "ankers", laatste=2)
            ) is not None:
                bevindingen.append(
                    {"wat": "anker", "stroom": anker.stroom, "nr": anker.nr, "zin": str(anker)}
                )
        except AnkerError as fout:
            bevindingen.append({"wat": "anker", "stroom": None, "nr": None, "zin": str(fout)})
    if not any(b["wat"] == "keten" for b in bevindingen):
        verschil = vergelijk(samenstel.opslag, vouwer(samenstel))
        if verschil is not None:
            sleutel = "/".join(map(str, verschil.sleutel))
            bevindingen.append(
                {"wat": "afgeleid", "tabel": verschil.tabel, "rij": sleutel, "zin": str(verschil)}
            )
    return {
        "heel": not bevindingen,
        "stromen": stromen,
        "gebeurtenissen": entries,
        "bevindingen": bevindingen,
    }
