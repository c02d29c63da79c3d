import { type ApiSection, itemAnswer, type Json } from './openapi.js';

const tag = { name: 'Health', description: 'For load balancers and monitors' };

const healthy = itemAnswer('All is well', 'Health', { status: 'ok' });

const check = (operationId: string, summary: string, failure: Json): Json => ({
  operationId,
  tags: [tag.name],
  summary,
  description: `${summary}.`,
  security: [],
  responses: { 200: healthy, ...failure },
});

export const healthSection: ApiSection = {
  tag,
  schemas: {},
  paths: {
    '/health/live': {
      get: check('isLive', 'Whether the process runs', {
        500: { $ref: '#/components/responses/InternalError' },
      }),
    },
    '/health/ready': {
      get: check('isReady', 'Whether the process and all that it depends on run', {
        500: { $ref: '#/components/responses/InternalError' },
        503: { $ref: '#/components/responses/ServiceUnavailable' },
      }),
    },
  },
};
