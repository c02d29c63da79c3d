"""The secret of a client of Apple."""

from joserfc import jwt
from joserfc.jwk import ECKey

from app.auth.oauth.apple_secret import Signer, read_key


def pem_of(key: ECKey) -> str:
    return key.as_pem(private=True).decode()


class TestSecret:
    def test_is_signed_with_the_key_of_the_team_for_an_hour_at_most(self) -> None:
        made = ECKey.generate_key("P-256")
        key = read_key(pem_of(made).replace("\n", "\\n"))
        assert key
        signer = Signer(
            issuer="https://appleid.apple.com",
            client_id="com.example.web",
            team_id="TEAM",
            key_id="KEY",
            key=key,
        )
        secret = jwt.decode(signer.sign_secret(), made, algorithms=["ES256"])
        assert (secret.header["alg"], secret.header["kid"]) == ("ES256", "KEY")
        claims = secret.claims
        assert (claims["iss"], claims["sub"]) == ("TEAM", "com.example.web")
        assert claims["aud"] == "https://appleid.apple.com"
        assert 0 < claims["exp"] - claims["iat"] <= 60 * 60

    def test_takes_no_other_key(self) -> None:
        assert read_key(pem_of(ECKey.generate_key("P-384"))) is None
        assert read_key("not a key") is None
