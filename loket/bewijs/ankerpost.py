"""Ankerpost: every anchor to places that the owner of the database cannot rewrite: a mailbox, a system, a time stamp.

What went where stands in `bezorgd.jsonl` beside the anchors; what failed is tried again at the next round. A time stamp
(RFC 3161) is kept as the bytes that came back, so that anybody can check it with any other tool.
"""

import hmac
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from kernproces.opslag.anker import REGISTER, Anker, lees_ankers
from kernproces.tijdstip import tijdstip
from loket.instellingen import Instellingen
from loket.postkamer.kanalen import buitenkanaal
from notificaties.abonnementen import Abonnement
from notificaties.kanalen.basis import KanaalFout, Zending
from notificaties.kanalen.netwerk import Netwerkbeleid
from notificaties.kanalen.webhook import Lijn, Webhookkanaal, verstuur

BEZORGD = "bezorgd.jsonl"
MAIL, WEBHOOK, TIJDSTEMPEL = "mail", "webhook", "tijdstempel"
DAGEN_TERUG = 14  # a place that was unreachable longer gets the latest anchor, which covers the earlier ones
GROOTSTE_ANTWOORD = 100_000
_BRIEF = """Anker van {datum}

Hieronder staat het anker van de historie: een vingerafdruk over de laatste gebeurtenis van alle {aantal} ketens van die dag.
Bewaar dit bericht buiten bereik van wie de databank beheert. Hiermee is later aan te tonen of er sindsdien iets is
gewijzigd, verwijderd, ingevoegd of afgekapt. Het zegt niets over wie of wat: er staan geen persoonsgegevens in.

Vingerafdruk: {afdruk}

{regel}

Toetsen kan met: kernproces controleer --anker {afdruk}
of in het loket onder Kwaliteit, Ankers.
"""


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """That an anchor went somewhere, and when."""

    anker: str
    naar: str
    op: str
    bestand: str = ""


class Ankerpost:
    """The anchors of one installation."""

    def __init__(self, instellingen: Instellingen, lijn: Lijn | None = None) -> None:
        self._i = instellingen
        self._map = instellingen.map_ / "ankers"
        self._lijn = lijn or Lijn(Netwerkbeleid(instellingen.webhook_netwerk))

    @property
    def webhooksleutel(self) -> str:
        """The secret that signs the anchor for the system that gets it: made from the master key, nowhere stored."""
        merk = hmac.new(self._i.hoofdsleutels[0], b"kernproces anker webhook", sha256).digest()
        return f"whsec_{b64encode(merk).decode()}"

    def ontvangsten(self) -> list[Ontvangst]:
        """Every delivery so far. A line that was torn (power cut) counts as none: bringing an anchor again does no harm."""
        pad = self._map / BEZORGD
        gevonden = []
        for regel in pad.read_bytes().splitlines() if pad.exists() else ():
            with suppress(ValueError, TypeError):
                gevonden.append(Ontvangst(**orjson.loads(regel)))
        return gevonden

    def bezorg(self, nu: datetime) -> list[str]:
        """Bring every recent anchor wherever it was not yet; what did not work out, as sentences."""
        ankers = lees_ankers(self._map)[-DAGEN_TERUG:]
        al = {(o.anker, o.naar) for o in self.ontvangsten()}
        fouten: list[str] = []
        for naar in self._bestemmingen():
            wacht = [a for a in ankers if (a.afdruk, naar) not in al]
            try:
                for anker in wacht:
                    self._noteer(Ontvangst(anker.afdruk, naar, tijdstip(nu), self._breng(anker, naar, nu)))
            except KanaalFout as fout:
                fouten.append(f"Het anker kon niet naar {naar.partition(':')[0]}: {fout.reden}")
        return fouten

    def toets_stempels(self, ankers: list[Anker]) -> Iterator[tuple[Anker, str, str]]:
        """Each time stamp on these anchors: the anchor, the instant that it proves, and what is wrong with it."""
        per = {o.anker: o for o in self.ontvangsten() if o.naar == TIJDSTEMPEL}
        for anker in ankers:
            if (ontvangst := per.get(anker.afdruk)) is not None:
                yield (anker, *self._toets_stempel(anker, self._map / ontvangst.bestand))

    def _toets_stempel(self, anker: Anker, pad: Path) -> tuple[str, str]:
        try:
            antwoord = decode_timestamp_response(pad.read_bytes())
            moment = tijdstip(antwoord.tst_info.gen_time)
        except (OSError, ValueError) as fout:
            return "", f"Het tijdstempel {pad.name} is niet te lezen ({type(fout).__name__})."
        if antwoord.tst_info.message_imprint.message != sha256(anker.regel).digest():
            return moment, f"Het tijdstempel {pad.name} is van een ander anker."
        if not self._i.anker_wortel:
            return moment, ""
        wortel = x509.load_pem_x509_certificate(Path(self._i.anker_wortel).read_bytes())
        try:
            VerifierBuilder().add_root_certificate(wortel).build().verify_message(antwoord, anker.regel)
        except VerificationError as fout:
            return moment, f"Het tijdstempel {pad.name} is niet echt: {fout}"
        return moment, ""

    # ------------------------------------------------------------ one place

    def _bestemmingen(self) -> list[str]:
        i = self._i
        plekken = [f"{MAIL}:{sha256(adres.encode()).hexdigest()[:12]}" for adres in i.anker_mail]
        return plekken + [WEBHOOK] * bool(i.anker_webhook) + [TIJDSTEMPEL] * bool(i.anker_tijdstempel)

    def _breng(self, anker: Anker, naar: str, nu: datetime) -> str:
        if naar == WEBHOOK:
            doel = Abonnement("anker", self._i.anker_webhook, (), actief=True, sleutel=self.webhooksleutel)
            zending = Zending(anker.afdruk, "anker", tijdstip(nu), None, orjson.dumps(_cloudevent(anker, nu)))
            Webhookkanaal(doel, self._lijn, nu).bezorg(zending)
            return ""
        if naar == TIJDSTEMPEL:
            return self._stempel(anker)
        adres = self._i.anker_mail[self._bestemmingen().index(naar)]
        inhoud = _brief(anker, adres, self._i.afzender, nu)
        buitenkanaal(self._i).bezorg(Zending(_id(anker, naar), "anker", tijdstip(nu), adres, inhoud))
        return ""

    def _stempel(self, anker: Anker) -> str:
        """Ask for a time stamp on the line; what comes back is checked before it is kept."""
        vraag = TimestampRequestBuilder().hash_algorithm(HashAlgorithm.SHA256).data(anker.regel).build()
        koppen = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        inhoud = verstuur(
            self._i.anker_tijdstempel, vraag.as_bytes(), koppen, self._lijn, lees=GROOTSTE_ANTWOORD
        )
        pad = self._map / f"tijdstempel-{anker.datum}-{anker.afdruk[:12]}.tsr"
        nieuw = pad.with_suffix(".nieuw")
        nieuw.write_bytes(inhoud)
        _, fout = self._toets_stempel(anker, nieuw)
        if fout:
            nieuw.unlink()
            raise KanaalFout(fout)
        nieuw.rename(pad)
        return pad.name

    def _noteer(self, ontvangst: Ontvangst) -> None:
        regel = orjson.dumps({n: getattr(ontvangst, n) for n in Ontvangst.__slots__})
        with (self._map / BEZORGD).open("ab") as bestand:
            bestand.write(regel + b"\n")


def _cloudevent(anker: Anker, nu: datetime) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "type": "nl.kernproces.anker.gelegd",
        "source": "urn:nld:kernproces:anker",
        "id": anker.afdruk,
        "time": nu.isoformat(),
        "datacontenttype": "application/json",
        "data": {**orjson.loads(anker.regel), "afdruk": anker.afdruk},
    }


def _id(anker: Anker, naar: str) -> str:
    return f"<anker-{anker.afdruk[:24]}-{naar.partition(':')[2]}@kernproces>"


def _brief(anker: Anker, adres: str, afzender: str, nu: datetime) -> bytes:
    bericht = EmailMessage()
    bericht["Subject"] = f"Anker van {anker.datum}: {anker.afdruk[:16]}"
    bericht["From"], bericht["To"] = afzender, adres
    bericht["Date"] = format_datetime(nu)
    bericht["Message-ID"] = _id(anker, sha256(adres.encode()).hexdigest()[:12])
    tekst = _BRIEF.format(
        datum=anker.datum, aantal=anker.aantal, afdruk=anker.afdruk, regel=anker.regel.decode()
    )
    bericht.set_content(tekst)
    bericht.add_attachment(anker.regel + b"\n", "application", "json", filename=f"{anker.datum}-{REGISTER}")
    return bericht.as_bytes()
