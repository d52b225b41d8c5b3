"""Uitvoer: what a command says, to a reader who may be gone or a disk that may be full."""

from typing import IO, Any, cast


class UitvoerWegError(Exception):
    """What a command says cannot be written: nobody reads it any more, or there is no room for it."""

    def __init__(self, oorzaak: OSError) -> None:
        super().__init__(str(oorzaak))
        self.oorzaak = oorzaak


class _Bewaakt:
    """A stream whose own mistakes are not mistaken for those of what a command works with."""

    def __init__(self, stroom: Any) -> None:
        self._stroom = stroom

    def write(self, inhoud: Any) -> Any:
        try:
            return self._stroom.write(inhoud)
        except OSError as fout:
            raise UitvoerWegError(fout) from fout

    def flush(self) -> None:
        try:
            self._stroom.flush()
        except OSError as fout:
            raise UitvoerWegError(fout) from fout

    @property
    def buffer(self) -> "_Bewaakt":
        return _Bewaakt(self._stroom.buffer)

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._stroom, naam)


def bewaakt(stroom: IO[str]) -> IO[str]:
    """The same stream; an UitvoerWegError where it would raise an OSError."""
    return cast("IO[str]", _Bewaakt(stroom))
