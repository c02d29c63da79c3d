import os
from collections.abc import Mapping
from dataclasses import dataclass

from scripts.providers.provider import StandIn


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A provider, and what the server is told of what stands in for it."""

    name: str
    label: str
    # The variable that says where it is.
    issuer: str
    variables: Mapping[str, str]

    def is_set_up(self) -> bool:
        """Whether somebody has told the server of the provider itself."""
        return any(os.environ.get(name) for name in self.variables)

    def stand_in(self) -> StandIn:
        """Starts what stands in for it, and tells the server."""
        started = StandIn(self.label)
        os.environ.update({**self.variables, self.issuer: started.issuer})
        return started
