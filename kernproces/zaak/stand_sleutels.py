"""The fold of what lies under which data key: what may be destroyed and when follows from it, and what was. Pure."""

from typing import Any

from kernproces.vertrouwelijk.vak import VAK, sleutelnaam, vak_van

Stand = dict[str, Any]
Entry = dict[str, Any]

MET_SLEUTELS = ("zaak/", "dossier/")  # streams that are the holder of their own keys
REGISTER = "register/"  # every item is one


def inhoud(stand: Stand, entry: Entry) -> None:
    """By key: the last day on which something was locked with it."""
    if entry["stroom"].startswith(MET_SLEUTELS):
        _van_stroom(stand, entry)
    elif entry["stroom"].startswith(REGISTER) and "id" in entry["open"]:
        _van_item(stand, entry)


def sleutel_van(stroom: str, naam: str) -> tuple[str, str]:
    """Holder and name of the key that the fold of this stream calls so: in a register the item holds it."""
    if not stroom.startswith(REGISTER):
        return stroom, naam
    item, _, categorie = naam.rpartition("/")
    return f"{stroom}/{item}", categorie


def _van_stroom(stand: Stand, entry: Entry) -> None:
    """By key: the last day on which something was locked with it. What may be erased and when, follows from it.

    Mending an earlier step (which names its vak) is no new assessment, and moves no day.
    """
    vak, dag, inhoud = vak_van(entry), entry["werkt_op"], dict(stand.get("inhoud", ()))
    for categorie in entry["geheim"]:
        naam = sleutelnaam(entry["stroom"], categorie, vak)
        eerder = inhoud.get(naam)
        inhoud[naam] = dag if eerder is None else eerder if VAK in entry["open"] else max(dag, eerder)
    stand["inhoud"] = inhoud


def _van_item(stand: Stand, entry: Entry) -> None:
    """The same for an item of a register, which has keys of its own."""
    inhoud = stand.setdefault("inhoud", {})
    for categorie in entry["geheim"]:
        naam = f"{entry['open']['id']}/{categorie}"
        inhoud[naam] = max(entry["werkt_op"], inhoud.get(naam, ""))


def gewist(stand: Stand, entry: Entry) -> None:
    """By key: when it was destroyed, and on what ground. In a register every item has keys of its own."""
    open_ = entry["open"]
    item = f"{open_['id']}/" if "id" in open_ else ""
    feit = {"op": entry["werkt_op"], "grond": open_["grond"], "besluit": open_["besluit"]}
    stand["gewist"] = {**stand.get("gewist", {}), **{f"{item}{s}": feit for s in open_["sleutels"]}}
