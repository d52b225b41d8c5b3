"""The conditions of a bezwaar up to the advice: in time, complete, heard, by people from outside (Awb 6 and 7; domein.md 2.1)."""

from collections.abc import Iterator
from datetime import timedelta

from kernproces.datum import voluit
from kernproces.rollen import INTERNE_ROLLEN
from kernproces.taal.beletsel import andere_weg, eerst, kan_niet, vanaf
from kernproces.taal.eis import Bezwaarpunt, eis, voorwaarde
from kernproces.zaak.situatie import Situatie
from workflows.eisen.bezwaar_tijd import einde_bezwaartermijn, is_te_laat
from workflows.gegevens.bezwaar import te_herstellen
from workflows.termijnen.bezwaar import HERSTEL, STUKKEN
from workflows.termijnen.catalogus import BZ_BESLUIT

Punten = Iterator[Bezwaarpunt]
EEN_WEEK, ZES_WEKEN = timedelta(days=7), 42


# ---------------------------------------------------------------- who, and when


def _bezwaarde(s: Situatie) -> str:
    """Who objects: by the bezwaarschrift in hand, else by the one received."""
    return str(getattr(s.gegevens, "bezwaarde", None) or s.gegeven("ontvang", "bezwaarde", ""))


@voorwaarde
def bezwaarde_is_ouder(s: Situatie) -> bool:
    """Een ouder maakt bezwaar."""
    return _bezwaarde(s) == "ouder"


@voorwaarde
def bezwaarde_is_school(s: Situatie) -> bool:
    """Het schoolbestuur maakt bezwaar."""
    return _bezwaarde(s) == "bevoegd_gezag"


@voorwaarde
def bezwaarde_krijgt_post(s: Situatie) -> bool:
    """De bezwaarde heeft geen plek in het loket en krijgt brieven per post."""
    return _bezwaarde(s) == "ander"


@voorwaarde
def na_de_termijn_ontvangen(s: Situatie) -> bool:
    """Het bezwaarschrift kwam na de bezwaartermijn binnen; dan telt de week van de post (Awb 6:9 lid 2)."""
    einde = einde_bezwaartermijn(s)
    return einde is not None and s.dag > einde


@voorwaarde
def commissie_adviseert(s: Situatie) -> bool:
    """Een commissie adviseert over het bezwaar."""
    return bool(s.gegevens.behandeling == "commissie")


@eis("Awb 6:7, 6:8", vooraf=True)
def besluit_is_bekendgemaakt(s: Situatie) -> Punten:
    """Het besluit waartegen het bezwaar zich richt, is bekendgemaakt."""
    if s.hoofdzaak is not None and einde_bezwaartermijn(s) is None:
        hulp = "Maak het besluit eerst bekend; daarna begint de termijn om bezwaar te maken."
        yield "Tegen dit besluit loopt nog geen bezwaartermijn.", eerst("maak_bekend", hulp)


@eis("Awb 6:9 lid 2")
def gepost_voor_ontvangst(s: Situatie) -> Punten:
    """De dag van de post ligt niet na de ontvangst, en hoort alleen bij post."""
    g = s.gegevens
    if g.ter_post_op is not None and g.ter_post_op > s.dag:
        yield "Het is gepost na de ontvangst.", andere_weg(s.actie, "Vul de dag van het poststempel in.")
    if g.ter_post_op is not None and g.wijze != "post":
        yield (
            "Alleen post heeft een dag van verzending.",
            andere_weg(s.actie, "Kies post, of laat de dag leeg."),
        )


@eis("Awb 6:7-6:11, 2:21-2:23", vooraf=True)
def op_tijd_of_verontschuldigd(s: Situatie) -> Punten:
    """Het bezwaar kwam op tijd, of er is een reden genoemd waarom niet."""
    einde = einde_bezwaartermijn(s)
    if einde is not None and is_te_laat(s) and s.gegeven("ontvang", "verontschuldiging") == "geen":
        hulp = "Verklaar het bezwaar niet-ontvankelijk. Is er toch een reden, herstel dan dat gegeven van de ontvangst."
        zin = f"Het bezwaar kwam te laat; de termijn eindigde op {voluit(einde)}."
        yield zin, andere_weg("verklaar_niet_ontvankelijk", hulp)


@eis("Awb 6:11, 2:21-2:23")
def verschoning_gemotiveerd(s: Situatie) -> Punten:
    """Kwam het bezwaar te laat, dan staat er waarom dat hier niet telt."""
    if is_te_laat(s) and s.gegevens.verschoonbaar is None:
        hulp = "Schrijf waarom te laat hier niet telt, of verklaar het bezwaar niet-ontvankelijk."
        yield "Er staat niet waarom het te laat indienen verschoonbaar is.", andere_weg(s.actie, hulp)


# ---------------------------------------------------------------- repair


@eis("Awb 6:5, 6:6", vooraf=True)
def verzuim_is_hersteld(s: Situatie) -> Punten:
    """Alles wat een bezwaarschrift nodig heeft, is er."""
    if mist := te_herstellen(s):
        namen = ", ".join(m.replace("_", " ") for m in mist)
        yield f"Er ontbreekt nog: {namen}.", eerst("verzoek_herstel", "Vraag de bezwaarde dit te herstellen.")


@eis("Awb 6:6")
def noemt_het_verzuim(s: Situatie) -> Punten:
    """Er is genoemd wat ontbreekt of wat is hersteld."""
    if not (s.gegevens.verzuimen if s.actie == "verzoek_herstel" else s.gegevens.hersteld):
        yield "Er is niets genoemd.", andere_weg(s.actie, "Kies ten minste één punt.")


@eis("Awb 6:6")
def hersteltermijn_is_redelijk(s: Situatie) -> Punten:
    """De gestelde termijn eindigt na vandaag en binnen twaalf weken."""
    if not s.dag < s.gegevens.uiterlijk <= s.dag + timedelta(weeks=12):
        hulp = "Kies een dag na vandaag, bijvoorbeeld over twee weken."
        yield "De laatste dag ligt niet na vandaag of is te ver weg.", andere_weg(s.actie, hulp)


def laatste_stille_dag(s: Situatie) -> object:
    """Unused, the clock stands still up to, not including, the last repair day (C3)."""
    return s.gegevens.uiterlijk - timedelta(days=1)


@eis("Awb 6:6", vooraf=True)
def hersteltermijn_is_voorbij(s: Situatie) -> Punten:
    """De bezwaarde kreeg de tijd om te herstellen."""
    einde = s.uiterlijk(HERSTEL.id)
    if s.toestand == "herstel_verzuim" and einde is not None and s.dag <= einde:
        yield f"Herstellen kan nog tot en met {voluit(einde)}.", vanaf(einde + timedelta(days=1))


# ---------------------------------------------------------------- committee and hearing


@eis("LBT art. 2")
def tegelijk_verstuurd(s: Situatie) -> Punten:
    """Commissie en bezwaarde krijgen de stukken tegelijk."""
    if set(s.gegevens.ontvangers) != {"commissie", "bezwaarde"}:
        hulp = "Stuur verweerschrift en stukken tegelijk naar de commissie en naar de bezwaarde."
        yield "Niet allebei kregen de stukken.", andere_weg(s.actie, hulp)


@eis("WPO 18a lid 12, Awb 7:13")
def commissie_past(s: Situatie) -> Punten:
    """Zonder commissie horen kan alleen als er geen commissie adviseert."""
    zonder = s.gegeven("ontvang", "behandeling") == "zonder_commissie"
    if (s.gegevens.commissie == "zonder_commissie") is not zonder:
        hulp = "Kies: zonder commissie." if zonder else "Kies de landelijke of de eigen commissie."
        yield "Dit past niet bij hoe het bezwaar wordt behandeld.", andere_weg(s.actie, hulp)


@eis("Awb 7:4 lid 2")
def een_week_voor_het_horen(s: Situatie) -> Punten:
    """De stukken liggen ten minste een week voor de hoorzitting ter inzage; een dag die terugtelt, schuift niet."""
    if s.gegevens.hoorzitting_op < s.dag + EEN_WEEK:
        hulp = f"Kies een hoorzitting vanaf {voluit(s.dag + EEN_WEEK)}."
        yield "De hoorzitting is binnen een week.", andere_weg(s.actie, hulp)


@eis("Awb 7:4 lid 6-8")
def weglaten_gemotiveerd(s: Situatie) -> Punten:
    """Liggen er stukken niet ter inzage, dan staat er waarom."""
    if s.gegevens.weggelaten != "niets" and s.gegevens.reden_weggelaten is None:
        yield (
            "Er staat niet waarom stukken ontbreken.",
            andere_weg(s.actie, "Schrijf waarom, of leg alles ter inzage."),
        )


@eis("Awb 7:4 lid 2", vooraf=True)
def stukken_lagen_een_week(s: Situatie) -> Punten:
    """De stukken lagen een week ter inzage voor er is gehoord."""
    sinds = s.dag_van_actie("leg_ter_inzage")
    if s.gedaan("zie_af_van_horen"):
        return
    if sinds is None:
        hulp = "Leg de stukken een week ter inzage. Is horen niet nodig, leg dan de grond van Awb 7:3 vast."
        yield "De stukken lagen niet ter inzage.", eerst("leg_ter_inzage", hulp)
    elif s.dag < sinds + EEN_WEEK:
        yield f"De stukken liggen pas sinds {voluit(sinds)} ter inzage.", vanaf(sinds + EEN_WEEK)


@eis("Awb 7:7, 7:13")
def gehoord_met_verslag(s: Situatie) -> Punten:
    """Er is een verslag, en er staat wie er waren en wie voorzat."""
    g = s.gegevens
    if not s.gedaan("zie_af_van_horen") and (
        g.verslag_hash is None or g.voorzitter is None or "bezwaarde" not in g.aanwezig
    ):
        hulp = "Vul voorzitter, aanwezigen en verslag in. Kwam de bezwaarde niet, leg dan de grond van Awb 7:3 vast."
        yield "Het verslag van het horen is niet compleet.", andere_weg(s.actie, hulp)


@eis("Awb 7:13 lid 1")
def voorzitter_van_buiten(s: Situatie) -> Punten:
    """De voorzitter hoort niet bij het samenwerkingsverband."""
    wie, commissie = (
        s.gegevens.voorzitter,
        s.gegeven("zend_naar_commissie", "commissie") != "zonder_commissie",
    )
    if commissie and wie is not None and set(s.registers.mensen.rollen(wie, s.vandaag)) & INTERNE_ROLLEN:
        hulp = "Laat iemand van buiten het samenwerkingsverband voorzitten."
        yield "De voorzitter werkt bij het samenwerkingsverband.", andere_weg(s.actie, hulp)


@eis("Awb 7:4 lid 1")
def stuk_op_tijd_of_toegelaten(s: Situatie) -> Punten:
    """Stukken van partijen komen tot tien dagen voor het horen, of de commissie laat ze toe."""
    einde = s.uiterlijk(STUKKEN.id)
    if einde is None or s.dag <= einde or s.toestand != "bij_commissie":
        return
    if s.gegevens.van != "samenwerkingsverband" and s.gegevens.toegelaten is None:
        hulp = "Schrijf waarom de commissie het stuk toch toelaat."
        yield f"Nadere stukken konden tot en met {voluit(einde)}.", andere_weg(s.actie, hulp)


# ---------------------------------------------------------------- time


@eis("Awb 7:10", vooraf=True)
def beslistermijn_loopt(s: Situatie) -> Punten:
    """De beslistermijn is nog niet voorbij."""
    einde = s.uiterlijk(BZ_BESLUIT.id)
    if einde is not None and s.vandaag > einde:
        zin = f"De beslistermijn eindigde op {voluit(einde)}; er valt niets meer te verdagen."
        yield zin, kan_niet("Awb 7:10", "Beslis zo snel mogelijk en laat de bezwaarde weten wanneer.")


@voorwaarde
def verder_uitstel(s: Situatie) -> bool:
    """Langer dan zes weken, of niet de eerste keer."""
    return bool(s.gegevens.dagen > ZES_WEKEN or s.gedaan("verdaag"))


@voorwaarde
def eerste_uitstel(s: Situatie) -> bool:
    """De eerste keer, ten hoogste zes weken."""
    return not verder_uitstel(s)


@eis("Awb 7:10 lid 3 en 4")
def verdaging_mag(s: Situatie) -> Punten:
    """Eén keer ten hoogste zes weken; langer of vaker alleen met instemming."""
    g = s.gegevens
    if not 1 <= g.dagen <= 366:
        yield "Verdagen duurt 1 tot en met 366 dagen.", andere_weg(s.actie, "Vul het aantal dagen in.")
    elif g.instemming_hash is None and verder_uitstel(s):
        wat = "Er is al een keer verdaagd." if s.gedaan("verdaag") else "Dit is langer dan zes weken."
        hulp = "Voeg de schriftelijke instemming van de bezwaarde toe."
        yield f"{wat} Dat kan alleen met instemming.", andere_weg(s.actie, hulp)
