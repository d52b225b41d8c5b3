"""Every zaak of one procedure, as it stands in the history."""

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import leesbare_stand
from kernproces.opslag.rijen import Lezer
from kernproces.stand import Stand


def standen(lezer: Lezer, workflow: str) -> list[Stand]:
    """The facts of every zaak on this procedure, in order of their number; a damaged one is left to `controleer`."""
    vraag = "SELECT zaak FROM werkvoorraad WHERE workflow = ? ORDER BY zaak"
    namen = [zaakstroom(zaak) for (zaak,) in lezer.rij_query(vraag, (workflow,))]
    rijen = lezer.stromen(namen)
    return [stand for naam in namen if naam in rijen and (stand := leesbare_stand(rijen[naam])) is not None]
