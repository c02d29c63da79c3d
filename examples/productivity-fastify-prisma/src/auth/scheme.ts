import type { OperationInput } from '../http/openapi.js';

/** What a 401 asks for. */
export const challenge = 'Bearer';

/** What pages of allowed origins may send, and what lets them. */
export const corsRequestHeaders = ['Authorization'];
export const corsHeaders: Record<string, string> = {};

/** Said of the API as a whole. */
export const introduction = 'JSON over HTTPS. Send the access token of a login as a bearer token.';

export const securitySchemes = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The access token of a login (RFC8725)',
  },
};

const security = { true: [{ bearer: [] }], false: [], optional: [{}, { bearer: [] }] };

/** Which of the schemes an operation asks for. */
export const securityOf = ({ secured }: OperationInput): object[] => security[`${secured}`];

/** Options of the docs page, in JavaScript. */
export const docsOptions = '';
