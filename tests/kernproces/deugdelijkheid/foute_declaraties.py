"""Faulty declarations: the sound one with one thing broken, the code of the defect and the culprit its sentence names."""

from kernproces.taal.workflow import Workflow
from tests.kernproces.deugdelijkheid.foute_graaf import ACTIES, TOESTANDEN
from tests.kernproces.deugdelijkheid.foute_rollen import EISEN, ROLLEN
from tests.kernproces.deugdelijkheid.foute_tijd import KLOKKEN, SPOREN, TERMIJNEN
from tests.kernproces.deugdelijkheid.foute_verwijzingen import FORMULIEREN, VERWIJZINGEN

_THEMAS = (TOESTANDEN, ACTIES, ROLLEN, EISEN, TERMIJNEN, KLOKKEN, SPOREN, FORMULIEREN, VERWIJZINGEN)
FOUT: dict[str, tuple[Workflow, str, str]] = {naam: fout for thema in _THEMAS for naam, fout in thema.items()}
assert len(FOUT) == sum(map(len, _THEMAS)), "twee foute declaraties heten hetzelfde"
