"""Providers for tests, whatever the environment says of the real ones."""

import os

from scripts.providers.known import known
from scripts.providers.provider import StandIn

# Where logins lead back to.
HOME = "https://app.example.com/welcome?kept=1"

stand_ins: dict[str, StandIn] = {}


def start() -> None:
    """Before anything reads the environment: a stand-in for each provider."""
    os.environ["OAUTH_REDIRECT_URLS"] = HOME
    stand_ins.update({provider.name: provider.stand_in() for provider in known})
