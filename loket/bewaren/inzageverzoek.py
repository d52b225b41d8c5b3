"""Inzageverzoek (AVG 15): what is known of somebody, readable and for a machine; what is another's is held back with the reason.

People of the organisation appear as their role. That the copy was made, for whom, and what it held back, is told in the dossier.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from html import escape
from io import BytesIO
from typing import Any

import orjson

from kernproces.gebeurtenissen import INZAGE_VERSTREKT, dossierstroom, zaakstroom
from kernproces.gebruik.archief import stand_van
from kernproces.gebruik.boekhouding import Deel
from kernproces.gebruik.fouten import OnbekendError
from kernproces.gebruik.uitvoering import Door, mag, voeg_toe
from kernproces.opslag.rijen import Lezer, Schrijver
from kernproces.rollen import Rol
from kernproces.taal.beletsel import Beletsel
from kernproces.taal.formulier import PERSOON
from kernproces.tijdstip import dag_van, tijdstip
from kernproces.vertrouwelijk.geheimen import voeg_samen
from kernproces.zaak.stand import Entry, Stand
from kernproces.zaak.voortgang import Vervolg
from loket.bedrading import Samenstel
from loket.lezen import ALLES
from workflows.inzagegrenzen import BESLOTEN, DERDE, DERDEN, DOELEN

# Who sees all that is in it; the FG oversees, and sees no health data.
VERSTREKT = (
    Rol.SECRETARIAAT,
    Rol.DIRECTEUR_BESTUURDER,
)
AAN = ("ouder", "leerling", "gemachtigde")
STIJL = "body{font:16px/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}dt{font-weight:600}dd{margin:0 0 .6rem}.weg{color:#555}"
Plek = tuple[str, int, str]  # zaak, number of the step, field


@dataclass(slots=True)
class Afschrift:
    """The copy as data, and what was held back."""

    gegevens: dict[str, Any]
    achtergehouden: list[dict[str, Any]] = field(default_factory=list)

    def bestand(self) -> bytes:
        """Both forms in one file, to hand over."""
        with BytesIO() as uit:
            with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pak:
                pak.writestr(f"afschrift-{self.gegevens['dossier']}.html", als_html(self))
                pak.writestr(f"afschrift-{self.gegevens['dossier']}.json", self.json())
            return uit.getvalue()

    def json(self) -> bytes:
        """For a machine; the same history gives the same bytes."""
        return orjson.dumps(self.gegevens, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)


def maak_afschrift(
    s: Samenstel, dossier: str, nu: datetime, weg: Mapping[Plek, str] | None = None
) -> Afschrift:
    """Everything of a dossier in plain words. `weg`: what is held back by hand, with the reason."""
    with s.opslag.lezen(momentopname=True) as lezer:
        kop = lezer.stroom(dossierstroom(dossier))
        if kop is None:
            raise OnbekendError(f"Er is geen dossier {dossier!r}.")
        stand = stand_van(kop)
        maker = _Maker(s, lezer, dict(weg or {}))
        eerste = next(iter(s.kern.archief.lees(lezer, kop.stroom)))
        zaken = [maker.zaak(z["zaak"]) for z in stand["zaken"]]
        posten = [p.als_gegevens() for p in s.vernietiging.posten(lezer, nu, [dossier])]
    if maker.weg:
        zaak, nr, veld = next(iter(maker.weg))
        raise OnbekendError(f"Er is geen gegeven {veld!r} in stap {nr} van zaak {zaak} om achter te houden.")
    bewaren = [{k: p[k] for k in ("zaak", "sleutel", "uiterlijk", "uitkomst", "grondslag")} for p in posten]
    gegevens = {
        "dossier": dossier,
        "organisatie": s.organisatienaam(),
        "opgesteld_op": dag_van(nu).isoformat(),
        "betrokkene": s.kern.archief.ontsluit(eerste, {PERSOON.value}).get(PERSOON.value, {}).get("leerling"),
        "toelichting": list(DOELEN),
        "zaken": zaken,
        "bewaartermijnen": bewaren,
        "achtergehouden": maker.achtergehouden,
    }
    return Afschrift(gegevens, maker.achtergehouden)


class _Maker:
    """One copy in the making."""

    def __init__(self, s: Samenstel, lezer: Lezer, weg: dict[Plek, str]) -> None:
        self._s, self._lezer = s, lezer
        self.weg = weg  # by hand; what is left at the end was nowhere
        self.achtergehouden: list[dict[str, Any]] = []

    def zaak(self, zaak: str) -> dict[str, Any]:
        kop = self._lezer.stroom(zaakstroom(zaak))
        stand: Stand = {} if kop is None else stand_van(kop)
        workflow = self._s.kern.register.van(stand).workflow
        beeld = {
            "zaak": zaak,
            "procedure": workflow.titel,
            "toestand": workflow.toestanden[stand["toestand"]],
        }
        kring = self._s.kern.register.kringen.get(workflow.naam)
        if kring is not None and kring.besloten:
            self._houd_achter(zaak, None, None, BESLOTEN)
            return {**beeld, "stappen": [], "achtergehouden": BESLOTEN}
        entries = self._s.kern.archief.lees(self._lezer, zaakstroom(zaak))
        return {**beeld, "stappen": [self._stap(zaak, stand, e) for e in entries if "gegevens" in e["open"]]}

    def _stap(self, zaak: str, stand: Stand, entry: Entry) -> dict[str, Any]:
        workflow = self._s.kern.register.van(stand).workflow
        actie = entry["open"]["actie"]
        rij = workflow.start if actie == workflow.start.actie else workflow.acties[actie][0]
        geheim = self._s.kern.archief.ontsluit(entry, ALLES)
        waarden = voeg_samen(dict(entry["open"]["gegevens"]), geheim)
        velden = []
        for naam, waarde in waarden.items():
            reden = self.weg.pop((zaak, entry["nr"], naam), None)
            if reden is None and naam in DERDEN.get(rij.gegevens.__name__, ()):
                reden = DERDE
            info = rij.gegevens.model_fields.get(naam)
            titel = str(info.title) if info is not None and info.title else naam
            if reden is not None:
                self._houd_achter(zaak, entry["nr"], naam, reden)
                velden.append({"veld": naam, "titel": titel, "achtergehouden": reden})
            else:
                velden.append({"veld": naam, "titel": titel, "waarde": waarde})
        gewist = bool(set(entry["geheim"]) - set(geheim))
        return {
            "nr": entry["nr"],
            "dag": entry["werkt_op"],
            "stap": rij.titel,
            "door": entry["rol"],
            "gegevens": velden,
            "vernietigd": gewist,
        }

    def _houd_achter(self, zaak: str, nr: int | None, veld: str | None, reden: str) -> None:
        self.achtergehouden.append({"zaak": zaak, "stap": nr, "veld": veld, "reden": reden})


def verstrek(
    s: Samenstel, dossier: str, aan: str, door: Door, weg: Mapping[Plek, str] | None = None
) -> tuple[Afschrift | None, list[Beletsel]]:
    """Make a copy for the data subject and tell it in the dossier; or every reason why not."""
    if aan not in AAN:
        raise OnbekendError(f"Een afschrift is voor: {', '.join(AAN)}.")
    if gebreken := mag(s.kern, door, VERSTREKT):
        return None, gebreken
    afschrift = maak_afschrift(s, dossier, door.nu, weg)

    def werk(schrijver: Schrijver) -> None:
        kop = schrijver.stroom(dossierstroom(dossier))
        v = Vervolg(dossierstroom(dossier), {} if kop is None else stand_van(kop), tijdstip(door.nu))
        # Which places were held back is open; the reasons that somebody typed are not.
        plekken = [{k: a[k] for k in ("zaak", "stap", "veld")} for a in afschrift.achtergehouden]
        open_ = {"aan": aan, "afdruk": sha256(afschrift.json()).hexdigest(), "achtergehouden": plekken}
        redenen = [a["reden"] for a in afschrift.achtergehouden]
        voeg_toe(s.kern, v, schrijver, INZAGE_VERSTREKT, open_, door, {PERSOON.value: {"redenen": redenen}})
        s.kern.boekhouding.boek(schrijver, [Deel(v, kop)])

    s.kern.herhaal(werk)
    return afschrift, []


# ---------------------------------------------------------------- to read


def als_html(a: Afschrift) -> str:
    """One page that opens anywhere, prints, and asks nothing of a network."""
    g = a.gegevens
    kop = f"{escape(g['organisatie'])}, dossier {escape(g['dossier'])}, opgesteld op {g['opgesteld_op']}."
    delen = [
        '<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>Afschrift van dossier {escape(g['dossier'])}</title><style>{STIJL}</style></head><body>",
        f"<h1>Wat wij over u bewaren</h1><p>{kop} Dit gaat over: {escape(g['betrokkene'] or 'onbekend')}.</p><ul>",
        *(f"<li>{escape(zin)}</li>" for zin in g["toelichting"]),
        "</ul>",
    ]
    for zaak in g["zaken"]:
        delen.append(
            f"<h2>{escape(zaak['procedure'])} ({escape(zaak['zaak'])})</h2><p>Stand: {escape(zaak['toestand'])}.</p>"
        )
        if "achtergehouden" in zaak:
            delen.append(f'<p class="weg">{escape(zaak["achtergehouden"])}</p>')
        delen += [_stap_html(stap) for stap in zaak["stappen"]]
    delen.append("<h2>Hoe lang wij het bewaren</h2><ul>")
    for p in g["bewaartermijnen"]:
        tot = f"tot en met {p['uiterlijk']}" if p["uiterlijk"] else "de termijn is nog niet begonnen"
        delen.append(
            f"<li>{escape(p['zaak'] or 'dossier')}, {escape(p['sleutel'])}: {tot} ({escape(p['grondslag'])})</li>"
        )
    return "".join([*delen, "</ul></body></html>"])


def _stap_html(stap: dict[str, Any]) -> str:
    regels = [
        f"<h3>{stap['dag']}: {escape(stap['stap'])}</h3><p>Door: {escape(Rol(stap['door']).titel)}.</p><dl>"
    ]
    for v in stap["gegevens"]:
        wat = (
            f'<span class="weg">Achtergehouden: {escape(v["achtergehouden"])}</span>'
            if "achtergehouden" in v
            else _html(v["waarde"])
        )
        regels.append(f"<dt>{escape(v['titel'])}</dt><dd>{wat}</dd>")
    if stap["vernietigd"]:
        regels.append('<dd class="weg">Een deel van deze stap is volgens de bewaartermijn vernietigd.</dd>')
    return "".join([*regels, "</dl>"])


def _html(waarde: Any) -> str:
    if isinstance(waarde, dict):
        return "; ".join(f"{escape(str(k).replace('_', ' '))}: {_html(w)}" for k, w in waarde.items())
    if isinstance(waarde, list):
        return "<br>".join(_html(w) for w in waarde)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return escape(str(waarde))
