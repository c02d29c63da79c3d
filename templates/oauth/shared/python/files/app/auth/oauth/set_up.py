"""Whether a provider is set up."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from app.env import refuse
from app.logger import logger

_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


def all_or_none(label: str, variables: Mapping[str, str | None]) -> Mapping[str, str] | None:
    """The variables that a provider needs, or None where none is set.

    With some of them nothing starts.
    """
    present = {name: value for name, value in variables.items() if value is not None}
    if len(present) == len(variables):
        return present
    missing = [name for name in variables if name not in present]
    if present:
        refuse(f"{name} is missing" for name in missing)
    logger.warn(f"logging in with {label} is not set up", missing=missing)
    return None


def issuer_of(name: str, issuer: str) -> str:
    """The issuer that a variable names: https, or on this machine."""
    parts = urlsplit(issuer)
    if parts.scheme != "https" and parts.hostname not in _THIS_MACHINE:
        refuse([f"{name} must use https"])
    return issuer
