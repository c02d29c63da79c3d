from scripts.providers.stand_in import Known

google = Known(
    name="google",
    label="Google",
    issuer="GOOGLE_ISSUER",
    variables={
        "GOOGLE_CLIENT_ID": "google-web",
        "GOOGLE_CLIENT_SECRET": "google-secret",
        "GOOGLE_APP_CLIENT_IDS": "google-app",
    },
)
