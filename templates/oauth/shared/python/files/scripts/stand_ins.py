from scripts.providers.known import known


def start() -> None:
    """Lets people log in where nobody has a client at a provider yet."""
    for provider in known:
        if not provider.is_set_up():
            issuer = provider.stand_in().issuer
            print(f"{provider.label} is not set up: {issuer} stands in for it", flush=True)
