"""What can go wrong in the store, each as its own type with a plain Dutch sentence."""


class OpslagError(Exception):
    """Any failure of the store; the text can be shown to a person."""


class VolgnummerConflictError(OpslagError):
    """Somebody else wrote to the stream first; nothing of ours was kept, read again and retry."""

    def __init__(self, reden: str = "") -> None:
        super().__init__(
            "Iemand anders schreef net eerder in deze historie; er is niets half opgeslagen. Probeer het opnieuw."
            + (f" ({reden})" if reden else "")
        )


class DatabankVolError(OpslagError):
    """No room left on the disk."""

    def __init__(self) -> None:
        super().__init__(
            "De schijf van de databank is vol; er is niets opgeslagen. Maak ruimte en probeer het opnieuw."
        )


class AlleenLezenError(OpslagError):
    """The database file or its folder may not be written."""

    def __init__(self) -> None:
        super().__init__(
            "De databank mag alleen gelezen worden; er is niets opgeslagen. Geef schrijfrecht op bestand en map."
        )


class DatabankBezetError(OpslagError):
    """Another process held the lock longer than we wait."""

    def __init__(self) -> None:
        super().__init__(
            "De databank was te lang bezet door een ander proces; er is niets opgeslagen. Probeer het opnieuw."
        )


class VerbindingVerbrokenError(OpslagError):
    """The connection was lost, so nobody knows whether the last words arrived: doing it again could do it twice."""

    def __init__(self) -> None:
        super().__init__(
            "De verbinding met de databank viel weg. Kijk of het is vastgelegd, voordat u het opnieuw doet."
        )


class KluisBezetError(OpslagError):
    """Keys were destroyed, but a reader kept a trace of them in the key store. Doing it again is safe."""

    def __init__(self) -> None:
        super().__init__(
            "De sleutels zijn vernietigd, maar de kluis was in gebruik en kan er nog een spoor van hebben. "
            "Voer de vernietiging nog eens uit."
        )


class SchemaError(OpslagError):
    """The database is missing, empty, or of another version than this program."""


class GeschiedenisError(OpslagError):
    """The first entry of the history that is not as it was written."""

    def __init__(self, stroom: str, nr: int, reden: str) -> None:
        super().__init__(f"Stroom {stroom}, gebeurtenis {nr}: {reden}")
        self.stroom = stroom
        self.nr = nr
        self.reden = reden


class SleutelOntbreektError(OpslagError):
    """The data key was destroyed or never existed: what it encrypted can not be read any more."""

    def __init__(self, houder: str, categorie: str) -> None:
        super().__init__(
            f"De sleutel van {houder} voor {categorie} is er niet (meer); deze gegevens zijn onleesbaar."
        )
        self.houder = houder
        self.categorie = categorie


class HoofdsleutelError(OpslagError):
    """The master key from the settings is not the one that wrapped the data keys."""


class OntsleutelError(OpslagError):
    """Encrypted content that does not fit its key and place: damaged or moved."""
