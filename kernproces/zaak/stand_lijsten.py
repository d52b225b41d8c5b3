"""The fold of streams that are lists: the weekly list, the overview of a day, a destruction list, documents, registers. Pure."""

from typing import Any

Stand = dict[str, Any]
Entry = dict[str, Any]

QUARANTAINE_MEEST = 500  # of which the list speaks; the history holds them all


def vernietiging_voorgesteld(stand: Stand, entry: Entry) -> None:
    """A destruction list as it was proposed; how each day was worked out stays in the history."""
    posten = [{k: w for k, w in p.items() if k != "afleiding"} for p in entry["open"]["posten"]]
    stand.update(toestand="voorgesteld", lijst=entry["open"]["lijst"], posten=posten)
    stand["voorgesteld"] = _wie_en_wanneer(entry)


def vernietiging_verder(stand: Stand, entry: Entry) -> None:
    """Approved, turned down or carried out: the state is what the kind says."""
    toestand = entry["soort"].removeprefix("vernietiging_")
    stand["toestand"] = toestand
    stand[toestand] = {**_wie_en_wanneer(entry), **entry["open"]}


def _wie_en_wanneer(entry: Entry) -> dict[str, Any]:
    return {
        "door": entry["actor"],
        "rol": entry["rol"],
        "op": entry["werkt_op"],
        "keten": entry["open"].get("keten", []),
    }


def overdracht_ontvangen(stand: Stand, entry: Entry) -> None:
    """What came in from another organisation."""
    stand["ontvangen"] = {**entry["open"], "op": entry["werkt_op"]}


def weeklijst(stand: Stand, entry: Entry) -> None:
    """When the weekly list was made."""
    stand["op"] = entry["werkt_op"]
    stand["aantal"] = entry["open"]["aantal"]


def overzicht_aangevuld(stand: Stand, entry: Entry) -> None:
    """What waits for somebody's overview of the day."""
    stand["wacht"] = [*stand.get("wacht", ()), entry["open"]]


def dagoverzicht(stand: Stand, entry: Entry) -> None:
    """It was sent: nothing waits."""
    stand["wacht"] = []
    stand["op"] = entry["werkt_op"]


def stuk_toegevoegd(stand: Stand, entry: Entry) -> None:
    """A document of the dossier, or another version of it."""
    open_ = entry["open"]
    stukken = stand.setdefault("stukken", {})
    wie = {"nr": entry["nr"], "actor": entry["actor"], "rol": entry["rol"], "tijd": entry["vastgelegd"]}
    stukken[open_["stuk"]] = [*stukken.get(open_["stuk"], ()), {**open_, **wie}]


def stuk_gekeurd(stand: Stand, entry: Entry) -> None:
    """What the virus scanner said of it later."""
    open_, stukken = entry["open"], stand["stukken"]
    stukken[open_["stuk"]] = [
        {**versie, "keur": open_["keur"]} if versie["nr"] == open_["bij"] else versie
        for versie in stukken[open_["stuk"]]
    ]


def stuk_opgehaald(stand: Stand, entry: Entry) -> None:
    """Whom it is addressed to, opened it for the first time."""
    open_, stukken = entry["open"], stand["stukken"]
    stukken[open_["stuk"]] = [
        {**v, "opgehaald": {**v.get("opgehaald", {}), entry["actor"]: entry["vastgelegd"]}}
        if v["nr"] == open_["bij"]
        else v
        for v in stukken[open_["stuk"]]
    ]


def quarantaine(stand: Stand, entry: Entry) -> None:
    """A file that was stopped; what was found clean, or judged later, takes the place of what was said of it before."""
    open_ = entry["open"]
    wie = {"actor": entry["actor"], "rol": entry["rol"], "tijd": entry["vastgelegd"]}
    rest, eerder = [], None
    for rij in stand.get("quarantaine", ()):
        if open_["bij"] is not None and (rij["dossier"], rij["bij"]) == (open_["dossier"], open_["bij"]):
            eerder = rij
        else:
            rest.append(rij)
    if open_["keur"] not in ("schoon", "geen"):
        rest.append({**open_, **(wie if eerder is None else {k: eerder[k] for k in wie})})
    stand["quarantaine"] = rest[-QUARANTAINE_MEEST:]


def sjabloon_gepubliceerd(stand: Stand, entry: Entry) -> None:
    """One version more; none is ever changed."""
    uitgave = {**entry["open"], "tijd": entry["vastgelegd"], "actor": entry["actor"]}
    stand["uitgaven"] = [*stand.get("uitgaven", ()), uitgave]


def nummer_uitgegeven(stand: Stand, entry: Entry) -> None:
    """The last number that was given out."""
    stand["uitgegeven"] = entry["open"]["nummer"]


def register_bijgewerkt(stand: Stand, entry: Entry) -> None:
    """A version of an item of a register; one that takes the place of another."""
    open_ = entry["open"]
    items = stand.setdefault("items", {})
    versies = [v for v in items.get(open_["id"], ()) if v["nr"] != open_.get("vervangt")]
    items[open_["id"]] = versies
    versies.append({**open_["waarden"], "van": open_.get("van"), "tot": open_.get("tot"), "nr": entry["nr"]})
