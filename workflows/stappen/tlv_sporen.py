"""What runs beside the state of a TLV application (suspensions, Awb 4:15), and what is gathered in it (advices)."""

from datetime import timedelta

from kernproces.taal.verzameling import Begin, Eind, Spoor, Verzameling
from kernproces.zaak.situatie import Situatie
from workflows.eisen import tlv as e
from workflows.eisen import tlv_besluit as eb
from workflows.termijnen import catalogus as t
from workflows.toestanden.tlv import BESLISTERMIJNEN, OPEN, T


def laatste_stille_dag(s: Situatie) -> object:
    """If the school supplies nothing the clock stands still up to, not including, the last repair day (C3)."""
    return s.gegevens.uiterlijk - timedelta(days=1)


def einde_van_uitstel(s: Situatie) -> object:
    """The last day of the delay that the applicant agreed to."""
    return s.dag + timedelta(days=s.gegevens.dagen)


def grond_van_opschorting(s: Situatie) -> str:
    """The ground chosen in the form, as an article."""
    lid, onder = s.gegevens.grond.removeprefix("4:15-")
    return f"Awb 4:15 lid {lid} onder {onder}"


AANVULLING = Spoor(
    "aanvulling",
    "De hersteltermijn",
    waar=(T.OPGESCHORT,),
    schort_op=BESLISTERMIJNEN,
    begint=(Begin("verzoek_aanvulling", "Awb 4:15 lid 1 onder a", tot=laatste_stille_dag),),
    eindigt=(Eind("vul_aan", wanneer=e.alles_aangevuld), Eind("behandel_zonder_aanvulling")),
    eindigt_bij=t.TLV_HERSTEL,
    stapelt=True,
)
UITSTEL = Spoor(
    "uitstel",
    "Het afgesproken uitstel",
    waar=OPEN,
    schort_op=BESLISTERMIJNEN,
    begint=(Begin("spreek_uitstel_af", "Awb 4:15 lid 2 onder a", tot=einde_van_uitstel),),
    eindigt=(),
    stapelt=True,
    eindigt_vanzelf=True,
)
OPSCHORTING = Spoor(
    "opschorting",
    "De opschorting",
    waar=OPEN,
    schort_op=BESLISTERMIJNEN,
    begint=(Begin("schort_op", grond_van_opschorting, verwacht="verwacht_einde"),),
    eindigt=(Eind("hervat"),),
)

ADVIEZEN = Verzameling(
    "adviezen",
    "Adviezen van deskundigen",
    actie="breng_advies_uit",
    gereed=(eb.twee_deskundigen,),
    vervalt_door="wijzig_advies",
    vervallen_veld="adviezen",
    ieder_eenmaal=True,
)
VERZOEKEN = Verzameling("verzoeken", "Verzoeken om aanvulling", actie="verzoek_aanvulling")
AANVULLINGEN = Verzameling("aanvullingen", "Aanvullingen van de school", actie="vul_aan")
