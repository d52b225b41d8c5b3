"""XES (IEEE 1849-2016): one trace a zaak, one event an entry. Written as a stream: a history need not fit in memory."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from xml.sax.saxutils import quoteattr

from loket.procesmijnen.log import ONTHOUDEN, Logregel

KOP = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<global scope="trace"><string key="concept:name" value="onbekend"/></global>
<global scope="event"><string key="concept:name" value="onbekend"/><date key="time:timestamp" value="1970-01-01T00:00:00.000000+00:00"/><string key="lifecycle:transition" value="complete"/></global>
<classifier name="Activiteit" keys="concept:name"/>
<classifier name="Activiteit en rol" keys="concept:name org:role"/>
<string key="concept:name" value="Kernproces"/>
"""


def xes(regels: Iterable[Logregel]) -> Iterator[str]:
    """The document, piece by piece; `regels` by zaak."""
    yield KOP
    for zaak, groep in groupby(regels, lambda r: r.zaak):
        eerste = True
        for r in groep:
            if eerste:
                yield "<trace>" + _velden(
                    {
                        "concept:name": zaak,
                        "workflow": r.workflow,
                        "dossier": r.dossier,
                        "school": r.school,
                        "hoofdzaak": r.hoofdzaak,
                    }
                )
                eerste = False
            yield _event(r)
        yield "</trace>\n"
    yield "</log>\n"


def _event(r: Logregel) -> str:
    velden = {
        "concept:name": r.activiteit,
        "org:resource": r.actor,
        "org:role": r.rol,
        "lifecycle:transition": "complete",
        "soort": r.soort,
        "van": r.van,
        "naar": r.naar,
        "termijn": r.termijn,
    }
    tijd = f'<date key="time:timestamp" value={quoteattr(r.tijdstip.replace("Z", "+00:00"))}/>'
    return f'<event>{tijd}{_dag(r.werkt_op)}<int key="nr" value="{r.nr}"/>{_velden(velden)}</event>\n'


@lru_cache(maxsize=ONTHOUDEN)
def _dag(werkt_op: str) -> str:
    return f'<date key="werkt_op" value={quoteattr(f"{werkt_op}T00:00:00.000000+00:00")}/>'


def _velden(velden: dict[str, str]) -> str:
    return "".join([_veld(k, w) for k, w in velden.items() if w])


@lru_cache(maxsize=ONTHOUDEN)
def _veld(naam: str, waarde: str) -> str:
    return f"<string key={quoteattr(naam)} value={quoteattr(waarde)}/>"
