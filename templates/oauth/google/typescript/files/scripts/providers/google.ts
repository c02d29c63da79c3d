/** What the server is told of a stand-in for Google. */
export const google = {
  name: 'google',
  label: 'Google',
  issuer: 'GOOGLE_ISSUER',
  variables: {
    GOOGLE_CLIENT_ID: 'google-web',
    GOOGLE_CLIENT_SECRET: 'google-secret',
    GOOGLE_APP_CLIENT_IDS: 'google-app',
  },
};
