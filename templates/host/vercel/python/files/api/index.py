"""The function that Vercel calls for every path."""

import os

# Read at the import of the app.
os.environ.setdefault("APP_ENV", "production")

from app.app import create_app

app = create_app()
