"""The one error of the term arithmetic."""


class TermijnFout(ValueError):
    """Bad input to a term. The message is a Dutch sentence for whoever can mend it: what was expected, what came."""
