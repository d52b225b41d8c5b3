"""Every zaak of one procedure, as it stands in the history."""

from collections.abc import Callable, Iterator

from kernproces.gebeurtenissen import zaakstroom
from kernproces.gebruik.archief import leesbare_stand
from kernproces.opslag.rijen import Lezer
from kernproces.zaak.stand import Stand

PER_KEER = 500


def standen(lezer: Lezer, workflow: str) -> list[Stand]:
    """The facts of every zaak on this procedure, in order of their number; a damaged one is left to `controleer`."""
    return list(lees_standen(lezer, workflow))


def lees_standen(
    lezer: Lezer, workflow: str, meld: Callable[[int, int], None] = lambda _gedaan, _alle: None
) -> Iterator[Stand]:
    """The same, some hundreds at a time: for who counts over all of them and keeps none. `meld`: how many were read."""
    vraag = "SELECT zaak FROM werkvoorraad WHERE workflow = ? ORDER BY zaak"
    namen = [zaakstroom(zaak) for (zaak,) in lezer.rij_query(vraag, (workflow,))]
    for eerste in range(0, len(namen), PER_KEER):
        groep = namen[eerste : eerste + PER_KEER]
        rijen = lezer.stromen(groep)
        for naam in groep:
            if naam in rijen and (stand := leesbare_stand(rijen[naam])) is not None:
                yield stand
        meld(eerste, len(namen))
