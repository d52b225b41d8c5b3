"""Histories recorded by the real player, read back entry by entry: what the properties over `stand` fold."""

import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from kernproces.opslag.opwaarderen import OPWAARDERING
from tests.verhalen.speelplaats import VERHALEN, afwijkingen, proef, speel

Entry = dict[str, Any]
# Two stories that together suspend, supplement, correct, hand over, overrun and close, with evaluaties hanging on a zaak.
GESPEELD = ("tlv_opschorting", "kernproces_hoofdweg")


@cache
def opgenomen() -> dict[str, tuple[list[Entry], bytes]]:
    """Per stream its entries in order and the stand that the store kept for it."""
    stromen: dict[str, tuple[list[Entry], bytes]] = {}
    for verhaal in GESPEELD:
        with tempfile.TemporaryDirectory() as plek:
            regels = (VERHALEN / f"{verhaal}.jsonl").read_text(encoding="utf-8").splitlines()
            with proef(f"sqlite:///{plek}/proef.db", Path(plek)) as s:
                assert afwijkingen(speel(s, map(json.loads, regels))) == []
                with s.opslag.lezen() as lezer:
                    for stroom, nr, inhoud, _ in list(lezer.alles()):
                        naam = f"{verhaal} {stroom}"
                        if nr == 1:
                            kop = lezer.stroom(stroom)
                            assert kop is not None
                            stromen[naam] = ([], kop.stand)
                        stromen[naam][0].append(OPWAARDERING.waardeer_op(orjson.loads(inhoud)))
    return stromen
