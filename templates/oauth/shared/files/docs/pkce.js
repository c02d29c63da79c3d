const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** What only this page knows, so that a code is worth nothing to whoever else sees it. */
export const newVerifier = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** What others may know of a verifier. */
export const challengeOf = async (verifier) => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(hash));
};
