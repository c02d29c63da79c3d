"""Headers that keep browsers careful."""

from app.env import env

_STRICT_TRANSPORT = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}

# Sent with every answer; `/docs` replaces the policy, for it runs scripts.
SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Vary": "Origin",
    **(_STRICT_TRANSPORT if env.APP_ENV == "production" else {}),
}
