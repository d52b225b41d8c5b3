"""Bezwaar: committee, hearing, decision, bekendmaking and beroep (Awb 7:2-7:13, 6:7; domein.md 10.4)."""

from kernproces.taal.overgang import Bericht, Opent, Start, Verzet, handeling, overgang, vanzelf
from workflows.eisen import bezwaar as e
from workflows.eisen import bezwaar_besluit as eb
from workflows.eisen.bekendmaking import ONGEWIJZIGD
from workflows.eisen.ondertekening import niet_van_eigen_hand
from workflows.gegevens import bezwaar as f
from workflows.gegevens import bezwaar_besluit as b
from workflows.gegevens import gemeen as g
from workflows.gegevens.bekendmaking import Bekendmaking
from workflows.termijnen import bezwaar as tb
from workflows.termijnen import catalogus as t
from workflows.toestanden.bezwaar import (
    BESLISSER,
    BESLUITEN,
    BEWAART,
    DB,
    JUR,
    KLOKKEN,
    ONBESLIST,
    SEC,
    T,
    aan_partijen,
)

BEHANDELING = (
    overgang(
        "zend_naar_commissie",
        T.ONTVANKELIJK,
        T.BIJ_COMMISSIE,
        titel="Naar de commissie sturen",
        uitleg="Verweerschrift en stukken gaan tegelijk naar de commissie en de bezwaarde.",
        norm="WPO 18a lid 12, LBT art. 2",
        door=JUR,
        gegevens=f.Verweer,
        eisen=(e.tegelijk_verstuurd, e.commissie_past),
        stopt=t.BZ_LBT,
        bericht=aan_partijen("bz_naar_commissie"),
    ),
    handeling(
        "leg_ter_inzage",
        T.BIJ_COMMISSIE,
        titel="Stukken ter inzage leggen",
        uitleg="Ten minste een week voor de hoorzitting. Nadere stukken kunnen tot tien dagen ervoor.",
        norm="Awb 7:4",
        door=JUR,
        gegevens=f.TerInzage,
        eisen=(e.een_week_voor_het_horen, e.weglaten_gemotiveerd),
        start=Start(tb.STUKKEN, begin="hoorzitting_op"),
        bericht=aan_partijen("bz_ter_inzage"),
    ),
    handeling(
        "zie_af_van_horen",
        T.BIJ_COMMISSIE,
        titel="Van horen afzien",
        uitleg="Alleen op een grond van de wet; daarna volgt het advies op de stukken.",
        norm="Awb 7:3",
        door=JUR,
        gegevens=f.AfzienVanHoren,
        bericht=aan_partijen("bz_niet_gehoord"),
    ),
    overgang(
        "hoor",
        T.BIJ_COMMISSIE,
        T.GEHOORD,
        titel="Hoorzitting vastleggen",
        uitleg="Met verslag, of met de grond waarop van horen is afgezien.",
        norm="Awb 7:2, 7:3, 7:7",
        door=JUR,
        gegevens=f.Bezwaarhoring,
        eisen=(e.stukken_lagen_een_week, e.gehoord_met_verslag, e.voorzitter_van_buiten),
        stopt=tb.STUKKEN,
        bericht=aan_partijen("bz_gehoord"),
    ),
    overgang(
        "ontvang_advies",
        T.GEHOORD,
        T.GEADVISEERD,
        titel="Advies ontvangen",
        norm="Awb 7:13",
        door=JUR,
        gegevens=f.Commissieadvies,
        naast="hoor",
        bericht=Bericht("bz_advies_binnen", (DB,)),
    ),
    handeling(
        "verdaag",
        (*ONBESLIST, *BESLUITEN),
        titel="Beslissing verdagen",
        uitleg="Eén keer ten hoogste zes weken; daarna alleen met instemming.",
        norm="Awb 7:10 lid 3 en 4",
        door=JUR,
        gegevens=f.Verdaging,
        eisen=(e.beslistermijn_loopt, e.verdaging_mag),
        verzet=(
            Verzet(t.BZ_BESLUIT, "Awb 7:10 lid 3", dagen="dagen", wanneer=e.eerste_uitstel),
            Verzet(t.BZ_BESLUIT, "Awb 7:10 lid 4", dagen="dagen", wanneer=e.verder_uitstel),
        ),
        bericht=aan_partijen("bz_verdaagd"),
    ),
    overgang(
        "trek_in",
        ONBESLIST,
        T.INGETROKKEN,
        titel="Intrekking vastleggen",
        uitleg="Schriftelijk, of mondeling bij de hoorzitting.",
        norm="Awb 6:21",
        door=JUR,
        gegevens=g.Brief,
        stopt=(*KLOKKEN, tb.STUKKEN),
        hoofdzaak_laat_los=True,
        bericht=(*aan_partijen("bz_ingetrokken"), Bericht("bz_ingetrokken", (DB,))),
    ),
)

BESLUIT_EN_BEROEP = (
    overgang(
        "beslis",
        T.GEADVISEERD,
        T.BESLOTEN,
        titel="Op het bezwaar beslissen",
        uitleg="Door een ander dan wie het besluit nam. Gegrond: er komt een nieuw besluit, met een nieuw nummer.",
        norm="Awb 7:11, 7:13 lid 7",
        door=BESLISSER,
        gegevens=b.Beslissing,
        naast=("ontvang", "hoor", "ontvang_advies"),
        eisen=(eb.nam_het_besluit_niet, eb.afwijking_gemotiveerd, eb.advies_bijgevoegd, niet_van_eigen_hand),
        opent=(
            Opent("tlv", eb.nieuwe_aanvraag, wanneer=eb.herroept_tlv),
            Opent("arrangement", eb.nieuw_arrangement, wanneer=eb.herroept_arrangement),
        ),
        bericht=Bericht("bz_besluit_genomen", (SEC,)),
    ),
    overgang(
        "maak_bekend",
        BESLUITEN,
        T.BEROEP_OPEN,
        titel="Besluit op bezwaar bekendmaken",
        uitleg="Dit stopt de beslistermijn en opent beroep.",
        norm="Awb 7:12 lid 2, 3:41",
        door=SEC,
        gegevens=Bekendmaking,
        eisen=ONGEWIJZIGD,
        stopt=(*KLOKKEN, tb.STUKKEN),
        hoofdzaak_laat_los=True,  # until somebody lodges beroep
        start=t.BZ_BEROEP,
        bericht=aan_partijen("bz_besluit"),
    ),
    overgang(
        "meld_beroep",
        T.BEROEP_OPEN,
        T.IN_BEROEP,
        titel="Beroep vastleggen",
        norm="Awb 6:7, 8:1",
        door=JUR,
        gegevens=b.Beroep,
        stopt=t.BZ_BEROEP,
        hoofdzaak_houdt=BEWAART,
        bericht=Bericht("bz_beroep", (DB,)),
    ),
    vanzelf(
        "word_onherroepelijk",
        T.BEROEP_OPEN,
        T.ONHERROEPELIJK,
        titel="Onherroepelijk geworden",
        zodra=t.BZ_BEROEP,
        norm="Awb 6:7",
        bericht=Bericht("bz_onherroepelijk", (JUR, DB)),
    ),
    overgang(
        "verwerk_uitspraak",
        T.IN_BEROEP,
        T.ONHERROEPELIJK,
        titel="Uitspraak verwerken",
        norm="Awb 8:72",
        door=JUR,
        gegevens=b.Uitspraak,
        eisen=eb.nieuw_besluit_past,
        hoofdzaak_laat_los=True,
        opent=(
            Opent("tlv", eb.nieuwe_aanvraag, wanneer=eb.uitspraak_vraagt_tlv),
            Opent("arrangement", eb.nieuw_arrangement, wanneer=eb.uitspraak_vraagt_arrangement),
        ),
        bericht=(*aan_partijen("bz_uitspraak"), Bericht("bz_uitspraak", (DB,))),
    ),
)
