from joserfc.jwk import ECKey

from scripts.providers.stand_in import Known

apple = Known(
    name="apple",
    label="Apple",
    issuer="APPLE_ISSUER",
    variables={
        "APPLE_CLIENT_ID": "apple-web",
        "APPLE_TEAM_ID": "apple-team",
        "APPLE_KEY_ID": "apple-key",
        "APPLE_PRIVATE_KEY": ECKey.generate_key("P-256").as_pem(private=True).decode(),
        "APPLE_APP_CLIENT_IDS": "apple-app",
    },
)
