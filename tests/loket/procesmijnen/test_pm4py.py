"""PM4Py reads both formats, and finds in them what is in the history.

`PM4PY_PYTHON=.../bin/python make test PYTEST=tests/loket/procesmijnen`: an interpreter of its own that has PM4Py.
"""

import json
import os
import subprocess
from pathlib import Path

from loket.bedrading import Samenstel
from loket.procesmijnen.ocel import ocel
from loket.procesmijnen.xes import xes
from tests.kernproces.naspelen.conftest import schone_historie
from tests.loket.procesmijnen.test_log import regels, samenstel

__all__ = ["samenstel", "schone_historie"]

LEES = """
import json, sys, pm4py
log = pm4py.read_xes(sys.argv[1])
stappen, begin, einde = pm4py.discover_dfg(log)
o = pm4py.read_ocel2_json(sys.argv[2])
per = dict(o.objects["ocel:type"].value_counts())
print(json.dumps({"zaken": int(log["case:concept:name"].nunique()), "gebeurtenissen": len(log), "overgangen": sum(stappen.values()),
    "begonnen": sum(begin.values()), "ocel": len(o.events), "objecten": {k: int(v) for k, v in per.items()}}))
"""


def test_pm4py_leest_elke_gebeurtenis_en_elk_object(samenstel: Samenstel, tmp_path: Path) -> None:
    alle = regels(samenstel)
    log = ocel(alle)
    (tmp_path / "log.xes").write_text("".join(xes(alle)), encoding="utf-8")
    (tmp_path / "log.jsonocel").write_text(json.dumps(log), encoding="utf-8")
    opdracht = [
        os.environ["PM4PY_PYTHON"],
        "-c",
        LEES,
        str(tmp_path / "log.xes"),
        str(tmp_path / "log.jsonocel"),
    ]
    antwoord = subprocess.run(opdracht, capture_output=True, text=True, check=True, timeout=120)
    gevonden = json.loads(antwoord.stdout.splitlines()[-1])
    zaken = {r.zaak for r in alle}
    soorten = [o["type"] for o in log["objects"]]
    assert gevonden == {
        "zaken": len(zaken),
        "gebeurtenissen": len(alle),
        "overgangen": len(alle) - len(zaken),
        "begonnen": len(zaken),
        "ocel": len(alle),
        "objecten": {soort: soorten.count(soort) for soort in soorten},
    }
