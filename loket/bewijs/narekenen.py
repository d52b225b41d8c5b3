"""Draw a steekproef again from its protocol, on any machine: python3 narekenen.py protocol.json

Nothing but Python's standard library, no network, nothing of Kernproces. Ends with 1 when something does not add up.
The rules stand in docs/steekproef.md: anybody may write this anew in another language and must find the same.
"""

import hashlib
import json
import sys


def sha256(tekst):
    """As hexadecimal digits."""
    return hashlib.sha256(tekst.encode("utf-8")).hexdigest()


def populatiehash(zaken):
    """A line per zaak, in order of its number: number, tab, stratum."""
    regels = sorted((z["zaak"], z["stratum"]) for z in zaken)
    return sha256("".join(f"{zaak}\t{stratum}\n" for zaak, stratum in regels))


def trekking(zaken, zaad, zegel, omvang):
    """Of every stratum the lowest lot, then the lowest of the rest; answered in order of lot."""
    op_lot = sorted(zaken, key=lambda z: sha256(f"{zaad}/{zegel}/{z['zaak']}"))
    gekozen = {}
    for z in op_lot:
        gekozen.setdefault(z["stratum"], z["zaak"])
    vast = set(gekozen.values())
    rest = [z["zaak"] for z in op_lot if z["zaak"] not in vast]
    vast.update(rest[: max(0, omvang - len(vast))])
    return [z["zaak"] for z in op_lot if z["zaak"] in vast]


def eigen_werk(protocol):
    """Who judged a zaak that they had worked on."""
    for b in protocol.get("beoordelingen", []):
        for wie in (b["door"], b.get("namens")):
            if wie in b.get("werkten", []):
                yield f"{wie} beoordeelde {b['geval']}, maar werkte eraan"


def main(pad):
    """Say of each whether it adds up."""
    with open(pad, encoding="utf-8") as bestand:
        p = json.load(bestand)
    zaken = p["populatie"]
    getrokken = trekking(zaken, p["zaad"], p["zegel"], p["omvang"])
    fout = list(eigen_werk(p))
    uitslag = {
        "elke zaak staat er een keer in": len({z["zaak"] for z in zaken}) == len(zaken),
        "de populatie past bij haar hash": populatiehash(zaken) == p["populatiehash"],
        "het zegel is dat van het plan": p["zegel"] == p["plan"]["hash"],
        "de trekking volgt uit zaad en zegel": getrokken == [g["zaak"] for g in p["gevallen"]],
        "niemand beoordeelde eigen werk": not fout,
    }
    for wat, klopt in uitslag.items():
        print(f"{'klopt      ' if klopt else 'KLOPT NIET '} {wat}")
    for zin in fout:
        print(f"            {zin}")
    return 0 if all(uitslag.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
