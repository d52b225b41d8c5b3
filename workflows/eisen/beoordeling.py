"""The conditions between intake and agreement: risks, capacity, feasibility, refusal (KSO 3.1.3-3.1.5)."""

from collections.abc import Iterator

from kernproces.datum import voluit
from kernproces.rollen import Rol
from kernproces.taal.beletsel import andere_weg
from kernproces.taal.eis import Bezwaarpunt, eis
from kernproces.zaak.situatie import Situatie
from workflows.capaciteit import bezetting
from workflows.eisen.intake import leerling_is_klant
from workflows.gegevens.beoordeling import CAPACITEITSOORTEN, Risico

Punten = Iterator[Bezwaarpunt]


def bekende_doelen(s: Situatie) -> set[str]:
    """The goals of the intake."""
    return {d["id"] for d in s.gegeven("rond_intake_af", "doelen", [])}


# ---------------------------------------------------------------- risico's


@eis("3.1.3")
def beide_factoren(s: Situatie) -> Punten:
    """Er is ten minste één belemmerende en één bevorderende factor."""
    soorten = {f.soort for f in s.gegevens.factoren}
    for soort in ("belemmerend", "bevorderend"):
        if soort not in soorten:
            yield (
                f"Er staat geen {soort}e factor.",
                andere_weg(s.actie, f"Leg ten minste één {soort}e factor vast."),
            )


@eis("3.1.3")
def risicos_benoemd(s: Situatie) -> Punten:
    """Er is ten minste één risico; elk risico voor een doel noemt een doel uit de intake."""
    if not s.gegevens.risicos:
        yield (
            "Er is geen risico ingeschat.",
            andere_weg(s.actie, "Leg ten minste één risico vast, met kans en impact."),
        )
    kenmerken = [r.id for r in s.gegevens.risicos]
    if len(set(kenmerken)) < len(kenmerken):
        yield (
            "Twee risico's hebben hetzelfde kenmerk.",
            andere_weg(s.actie, "Geef elk risico een eigen kenmerk."),
        )
    doelen = bekende_doelen(s)
    for risico in s.gegevens.risicos:
        if risico.raakt == "doel" and risico.doel not in doelen:
            hulp = f"Kies een van de doelen: {', '.join(sorted(doelen))}."
            yield f"{risico.id} noemt geen doel uit de intake.", andere_weg(s.actie, hulp)


@eis("3.1.3")
def risicos_afgedekt(s: Situatie) -> Punten:
    """Elk risico heeft een maatregel met eigenaar, of een teamleider aanvaardt het met reden."""
    for risico in s.gegevens.risicos:
        if risico.maatregel:
            if not risico.eigenaar:
                yield (
                    f"Bij {risico.id} mist wie de maatregel uitvoert.",
                    andere_weg(s.actie, "Noem de eigenaar."),
                )
        else:
            yield from _aanvaarding(s, risico)


def _aanvaarding(s: Situatie, risico: Risico) -> Punten:
    if not risico.aanvaard_door or not risico.aanvaard_omdat:
        hulp = "Noem een maatregel, of laat een teamleider het risico aanvaarden met een reden."
        yield f"{risico.id} heeft geen maatregel en is niet aanvaard.", andere_weg(s.actie, hulp)
    elif Rol.TEAMLEIDER not in s.rollen_van(risico.aanvaard_door, s.dag):
        zin = f"{risico.aanvaard_door} is geen teamleider en kan {risico.id} niet aanvaarden."
        yield zin, andere_weg(s.actie, "Laat een teamleider het risico aanvaarden.")


# ---------------------------------------------------------------- capaciteit


@eis("3.1.4")
def vijf_regels(s: Situatie) -> Punten:
    """Capaciteit, competenties, deskundigheid, tijd, en methoden en middelen staan er elk één keer."""
    soorten = [r.soort for r in s.gegevens.regels]
    for soort in CAPACITEITSOORTEN:
        if soorten.count(soort) == 1:
            continue
        naam = soort.replace("_", " ")
        wat = (
            f"De regel {naam} mist."
            if soort not in soorten
            else f"De regel {naam} staat er vaker dan één keer."
        )
        yield wat, andere_weg(s.actie, f"Vul één regel in voor {naam}: nodig en beschikbaar.")


@eis("3.1.4")
def tekort_opgevangen(s: Situatie) -> Punten:
    """Wat nodig is, is beschikbaar, of er is een maatregel."""
    for regel in s.gegevens.regels:
        if regel.beschikbaar < regel.nodig and not regel.maatregel:
            zin = f"{regel.soort.replace('_', ' ').capitalize()}: nodig {regel.nodig}, beschikbaar {regel.beschikbaar} {regel.eenheid}."
            yield zin, andere_weg(s.actie, "Schrijf welke maatregel het tekort opvangt.")


@eis("3.1.4")
def klopt_met_register(s: Situatie) -> Punten:
    """Er wordt niet meer beschikbaar genoemd dan het capaciteitsregister zegt."""
    for regel in s.gegevens.regels:
        register = s.registers.op("capaciteit", regel.soort, s.dag)
        if register is None or "beschikbaar" not in register:
            continue
        naam = regel.soort.replace("_", " ")
        if register.get("eenheid", regel.eenheid) != regel.eenheid:
            zin = f"Het register telt {naam} in {register['eenheid']}, niet in {regel.eenheid}."
            yield zin, andere_weg(s.actie, f"Reken in {register['eenheid']}.")
        elif regel.beschikbaar > register["beschikbaar"]:
            zin = f"Het register noemt {register['beschikbaar']} beschikbaar bij {naam}, niet {regel.beschikbaar}."
            yield (
                zin,
                andere_weg(
                    s.actie, f"Vul ten hoogste {register['beschikbaar']} in, en zo nodig een maatregel."
                ),
            )


@eis("3.1.4")
def past_naast_lopende_dossiers(s: Situatie) -> Punten:
    """Wat dit dossier en de lopende dossiers samen vragen, is er; of er staat een maatregel."""
    samen = bezetting(s)
    for regel in s.gegevens.regels:
        register = s.registers.op("capaciteit", regel.soort, s.dag) or {}
        elders, er_is = samen["som"].get(regel.soort, 0), register.get("beschikbaar")
        if er_is is None or regel.maatregel or elders == 0 or elders + regel.nodig <= er_is:
            continue
        naam = regel.soort.replace("_", " ")
        zin = f"Lopende dossiers vragen al {elders} van {er_is} bij {naam}; samen met dit dossier is het {elders + regel.nodig}."
        yield zin, andere_weg(s.actie, "Schrijf welke maatregel het tekort opvangt, of vraag minder.")


# ---------------------------------------------------------------- haalbaarheid


@eis("3.1.5")
def alles_beoordeeld(s: Situatie) -> Punten:
    """Elk punt uit de intake is precies één keer beoordeeld."""
    gevraagd = [e["id"] for e in s.gegeven("rond_intake_af", "eisen", [])]
    beoordeeld = [o.eis for o in s.gegevens.oordelen]
    if mist := [e for e in gevraagd if e not in beoordeeld]:
        yield (
            f"Nog niet beoordeeld: {', '.join(mist)}.",
            andere_weg(s.actie, "Beoordeel elk punt uit de intake."),
        )
    if vreemd := sorted(set(beoordeeld) - set(gevraagd)):
        yield (
            f"Dit staat niet in de intake: {', '.join(vreemd)}.",
            andere_weg(s.actie, "Beoordeel alleen punten uit de intake."),
        )
    if dubbel := sorted({e for e in beoordeeld if beoordeeld.count(e) > 1}):
        yield (
            f"Vaker dan één keer beoordeeld: {', '.join(dubbel)}.",
            andere_weg(s.actie, "Geef één oordeel per punt."),
        )


@eis("3.1.5")
def alles_kan(s: Situatie) -> Punten:
    """Geen enkel punt kan niet; bij 'kan met maatregel' staat de maatregel."""
    for oordeel in s.gegevens.oordelen:
        if oordeel.oordeel == "kan_niet":
            hulp = "Weiger met zorgplicht, of ga met 'vraag aanvulling' terug naar de intake."
            yield f"Aan {oordeel.eis} kan niet worden voldaan.", andere_weg("weiger", hulp)
        elif oordeel.oordeel == "kan_met_maatregel" and not oordeel.maatregel:
            yield (
                f"Bij {oordeel.eis} mist de maatregel.",
                andere_weg(s.actie, "Schrijf welke maatregel nodig is."),
            )


@eis("3.1.5")
def oordeel_na_intake(s: Situatie) -> Punten:
    """Het oordeel ligt niet voor de intake."""
    intake = s.dag_van_actie("rond_intake_af")
    if intake is not None and s.dag < intake:
        yield (
            f"De intake was pas op {voluit(intake)}.",
            andere_weg(s.actie, "Vul de dag van het oordeel in."),
        )


@eis("WPO 40 lid 4, WEC 40 lid 5")
def zorgplicht_geregeld(s: Situatie) -> Punten:
    """Een andere school is bereid, of de klant is een school."""
    g = s.gegevens
    if not leerling_is_klant(s):
        if not g.geen_zorgplicht:
            yield (
                "Er staat niet waarom er geen zorgplicht is.",
                andere_weg(s.actie, "Schrijf dat de klant een school is."),
            )
        return
    if not g.bereide_school or g.bereid_op is None:
        hulp = "Noem de school die de leerling wil opnemen, en sinds wanneer."
        yield "Er is nog geen andere school bereid gevonden.", andere_weg(s.actie, hulp)
    elif g.bereid_op > s.dag:
        yield (
            "De school was toen nog niet bereid.",
            andere_weg(s.actie, "Vul de dag in waarop de school ja zei."),
        )
