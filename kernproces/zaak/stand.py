"""Stand: the current facts of a stream, folded from its entries. Applying an entry is pure (invariant 3).

A stand is plain JSON data, so that it is stored as it is and a rebuild gives the same bytes. It holds no confidential content.
"""

from collections.abc import Callable, Iterable
from typing import Any

from kernproces.gebeurtenissen import (
    BETROKKENE_TOEGEVOEGD,
    DAGOVERZICHT,
    DOSSIER_GEOPEND,
    GECORRIGEERD,
    GEMIGREERD,
    GEWIST,
    HANDELING,
    NIET_BESLISSEND,
    NOODINZAGE,
    NUMMER_UITGEGEVEN,
    OVERDRACHT_ONTVANGEN,
    OVERGANG,
    OVERGENOMEN,
    OVERZICHT_AANGEVULD,
    QUARANTAINE,
    REGISTER_BIJGEWERKT,
    SJABLOON_GEPUBLICEERD,
    STUK_GEKEURD,
    STUK_OPGEHAALD,
    STUK_TOEGEVOEGD,
    TERMIJN_SOORTEN,
    VERNIETIGING_AFGEWEZEN,
    VERNIETIGING_GOEDGEKEURD,
    VERNIETIGING_UITGEVOERD,
    VERNIETIGING_VOORGESTELD,
    WEEKLIJST,
    ZAAK_GESTART,
    ZAAK_TOEGEVOEGD,
)
from kernproces.zaak.stand_lijsten import (
    dagoverzicht,
    nummer_uitgegeven,
    overdracht_ontvangen,
    overzicht_aangevuld,
    quarantaine,
    register_bijgewerkt,
    sjabloon_gepubliceerd,
    stuk_gekeurd,
    stuk_opgehaald,
    stuk_toegevoegd,
    vernietiging_verder,
    vernietiging_voorgesteld,
    weeklijst,
)
from kernproces.zaak.stand_sleutels import gewist, inhoud

Stand = dict[str, Any]
Entry = dict[str, Any]


def vouw(entries: Iterable[Entry]) -> Stand:
    """Fold a whole stream, or its first part, from nothing."""
    stand: Stand = {}
    for entry in entries:
        pas_toe(stand, entry)
    return stand


def pas_toe(stand: Stand, entry: Entry) -> None:
    """Apply one entry to the stand, in place. Unknown kinds leave the facts alone but count as read.

    In place down to the groups of the stand (gedaan, termijnen, ...); what lies deeper is replaced, never changed, so
    that a copy of those two layers is enough to keep the stand as it was (`los`).
    """
    soort = entry["soort"]
    if soort in TERMIJN_SOORTEN:
        _termijn(stand, entry)
    elif (toepasser := _TOEPASSERS.get(soort)) is not None:
        toepasser(stand, entry)
    if entry["geheim"]:
        inhoud(stand, entry)
    stand["nr"] = entry["nr"]
    stand["laatst"] = entry["vastgelegd"]
    if soort not in NIET_BESLISSEND and "beslisversie" in stand:
        stand["beslisversie"] += 1


def los(stand: Stand) -> Stand:
    """A copy that entries can be applied to: new down to where `pas_toe` changes in place, and ordered as it is stored."""
    kopie = stand.copy()
    for naam, deel in stand.items():
        if type(deel) is dict:
            kopie[naam] = dict(sorted(deel.items())) if len(deel) > 1 else deel.copy()
    return kopie


def _zaak_gestart(stand: Stand, entry: Entry) -> None:
    open_ = entry["open"]
    stand.update(
        zaak=open_["zaak"],
        dossier=open_["dossier"],
        school=open_.get("school"),
        workflow=open_["workflow"],
        versie=open_["versie"],
        vingerafdruk=entry["workflow"],
        hoofdzaak=open_.get("hoofdzaak"),
        vanuit=open_.get("vanuit"),  # the zaak whose step began this one
        toestand=open_["naar"],
        sinds=entry["werkt_op"],
        gestart=entry["werkt_op"],
        klaar=False,
        behandelaar=open_.get("behandelaar"),
        beslisversie=0,
        gedaan={},
        verzameld={},
        sporen={},
        termijnen={},
        nummers=dict(open_.get("nummer", {})),
    )
    _gedaan(stand, entry)


def _stap(stand: Stand, entry: Entry) -> None:
    open_ = entry["open"]
    if "naar" in open_:
        stand["toestand"] = open_["naar"]
        stand["sinds"] = entry["werkt_op"]
    if open_["klaar"] != stand.get("klaar"):
        stand["klaar"] = open_["klaar"]
        stand["klaar_op"] = entry["werkt_op"] if open_["klaar"] else None
    if "behandelaar" in open_:
        stand["behandelaar"] = open_["behandelaar"]
    if "rust_tot" in open_:
        stand["rust"] = {"tot": open_["rust_tot"], "nr": entry["nr"]}
    if "nummer" in open_:
        stand["nummers"].update(open_["nummer"])
    if vervallen := open_.get("vervallen"):
        naam = open_["verzameling"]
        if stukken := stand["verzameld"].get(naam):
            stand["verzameld"][naam] = [
                {**stuk, "vervallen": True} if stuk["nr"] in vervallen else stuk for stuk in stukken
            ]
    for spoor, vak in open_.get("sporen", {}).items():
        stand["sporen"][spoor] = vak
    _gedaan(stand, entry)


def _gedaan(stand: Stand, entry: Entry) -> None:
    """Who did which action, and with which open gegevens: what later conditions read."""
    open_ = entry["open"]
    if "toegevoegd" in open_:
        stand["toegevoegd"] = {**stand.get("toegevoegd", {}), **open_["toegevoegd"]}
    wie = [entry["actor"], *open_.get("keten", ())]
    vorig = stand["gedaan"].get(open_["actie"])
    allen = wie if vorig is None else [*vorig["wie"], *(w for w in wie if w not in vorig["wie"])]
    stand["gedaan"][open_["actie"]] = {
        "keer": 1 if vorig is None else vorig["keer"] + 1,
        "wie": allen,
        "laatst": wie,
        "nr": entry["nr"],
        "rol": entry["rol"],
        "op": entry["werkt_op"],
        "tijd": entry["vastgelegd"],
        "gegevens": open_["gegevens"],
    }
    if (naam := open_.get("verzamelt")) is not None:
        stuk = {
            "nr": entry["nr"],
            "wie": wie,
            "op": entry["werkt_op"],
            "gegevens": open_["gegevens"],
            "vervallen": False,
        }
        stand["verzameld"][naam] = [*stand["verzameld"].get(naam, ()), stuk]


def _termijn(stand: Stand, entry: Entry) -> None:
    """The entry carries the complete new term; its derivation stays in the history, pointed at by its number."""
    open_ = entry["open"]
    na = {k: v for k, v in open_["na"].items() if k != "afleiding"}
    na["nr"] = entry["nr"] if "afleiding" in open_["na"] else stand["termijnen"][open_["termijn"]]["nr"]
    eerder = {} if entry["soort"] == "termijn_gestart" else stand["termijnen"].get(open_["termijn"], {})
    if vanuit := open_.get("vanuit", eerder.get("vanuit")):  # another zaak did this (a koppeling)
        na["vanuit"] = vanuit
    stand["termijnen"][open_["termijn"]] = na
    spoor = open_.get("spoor")
    if entry["soort"] == "termijn_hervat" and spoor in stand["sporen"]:
        stand["sporen"][spoor] = {**stand["sporen"][spoor], "open": False}


def _gecorrigeerd(stand: Stand, entry: Entry) -> None:
    open_ = entry["open"]
    for naam, actie in stand["gedaan"].items():
        if actie["nr"] == open_["nr"]:
            anders = _met(actie, open_["wordt"]) | {"op": open_.get("werkt_op", actie["op"])}
            stand["gedaan"][naam] = anders
    for naam, stukken in stand["verzameld"].items():
        stand["verzameld"][naam] = [
            _met(stuk, open_["wordt"]) if stuk["nr"] == open_["nr"] else stuk for stuk in stukken
        ]
    stand["correcties"] = stand.get("correcties", 0) + 1


def _met(deel: dict[str, Any], wordt: dict[str, Any]) -> dict[str, Any]:
    return {**deel, "gegevens": {**deel["gegevens"], **wordt}}


def _gemigreerd(stand: Stand, entry: Entry) -> None:
    open_ = entry["open"]
    stand.update(versie=open_["versie"], vingerafdruk=open_["vingerafdruk"], toestand=open_["naar"])


def _overgenomen(stand: Stand, entry: Entry) -> None:
    open_ = entry["open"]
    stand["overgenomen"] = {"bron": open_["bron"], "kenmerk": open_["kenmerk"], "tijd": entry["vastgelegd"]}


def _dossier_geopend(stand: Stand, entry: Entry) -> None:
    open_ = entry["open"]
    stand.update(
        dossier=open_["dossier"],
        school=open_.get("school"),
        geopend=entry["werkt_op"],
        nr_geopend=entry["nr"],
        geopend_door=entry["actor"],
        regisseur=None,
        betrokkenen={},
        zaken=[],
    )


def _betrokkene(stand: Stand, entry: Entry) -> None:
    open_ = entry["open"]
    if open_.get("rol") == "regisseur":
        stand["regisseur"] = open_["persoon"]
    else:
        stand["betrokkenen"] = {**stand["betrokkenen"], open_["persoon"]: open_["rol"]}


def _zaak_toegevoegd(stand: Stand, entry: Entry) -> None:
    open_ = entry["open"]
    zaak = {"zaak": open_["zaak"], "workflow": open_["workflow"], "hoofdzaak": open_.get("hoofdzaak")}
    stand["zaken"] = [*stand["zaken"], zaak]


def _noodinzage(stand: Stand, entry: Entry) -> None:
    """Who opened it without a part in it, and until when."""
    open_ = entry["open"]
    stand["noodinzage"] = {**stand.get("noodinzage", {}), open_["persoon"]: open_["tot"]}


_TOEPASSERS: dict[str, Callable[[Stand, Entry], None]] = {
    ZAAK_GESTART: _zaak_gestart,
    OVERGANG: _stap,
    HANDELING: _stap,
    GECORRIGEERD: _gecorrigeerd,
    GEMIGREERD: _gemigreerd,
    OVERGENOMEN: _overgenomen,
    GEWIST: gewist,
    DOSSIER_GEOPEND: _dossier_geopend,
    BETROKKENE_TOEGEVOEGD: _betrokkene,
    ZAAK_TOEGEVOEGD: _zaak_toegevoegd,
    REGISTER_BIJGEWERKT: register_bijgewerkt,
    NOODINZAGE: _noodinzage,
    NUMMER_UITGEGEVEN: nummer_uitgegeven,
    STUK_TOEGEVOEGD: stuk_toegevoegd,
    STUK_GEKEURD: stuk_gekeurd,
    QUARANTAINE: quarantaine,
    STUK_OPGEHAALD: stuk_opgehaald,
    SJABLOON_GEPUBLICEERD: sjabloon_gepubliceerd,
    VERNIETIGING_VOORGESTELD: vernietiging_voorgesteld,
    VERNIETIGING_GOEDGEKEURD: vernietiging_verder,
    VERNIETIGING_AFGEWEZEN: vernietiging_verder,
    VERNIETIGING_UITGEVOERD: vernietiging_verder,
    OVERDRACHT_ONTVANGEN: overdracht_ontvangen,
    WEEKLIJST: weeklijst,
    OVERZICHT_AANGEVULD: overzicht_aangevuld,
    DAGOVERZICHT: dagoverzicht,
}
