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
        try:
            if (anker := controleer_ankers(lezer, samenstel.instellingen.map_ / "ankers", laatste=2)) is not None:
                bevindingen.append({"wat": "anker", "stroom": anker.stroom, "nr": anker.nr, "zin": str(anker)})
        except AnkerError as fout:
            bevindingen.append({"wat": "anker", "stroom": None, "nr": None, "zin": str(fout)})
    if not any(b["wat"] == "keten" for b in bevindingen):
        verschil = vergelijk(samenstel.opslag, vouwer(samenstel))
        if verschil is not None:
            sleutel = "/".join(map(str, verschil.sleutel))
            bevindingen.append({"wat": "afgeleid", "tabel": verschil.tabel, "rij": sleutel, "zin": str(verschil)})
    return {"heel": not bevindingen, "stromen": stromen, "gebeurtenissen": entries, "bevindingen": bevindingen}
