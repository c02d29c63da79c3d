import { type ApiSection, itemAnswer, type Json } from './openapi.js';
import { everywhere } from './openapi-components.js';

const tag = { name: 'Health', description: 'For load balancers and monitors' };

const healthy = itemAnswer('All is well', 'Health', { status: 'ok' }, everywhere);

const referTo = (name: string): Json => ({ $ref: `#/components/responses/${name}` });

const check = (operationId: string, summary: string, failures: Json = {}): Json => ({
  operationId,
  tags: [tag.name],
  summary,
  description: `${summary}.`,
  security: [],
  responses: {
    200: healthy,
    400: referTo('BadRequest'),
    500: referTo('InternalError'),
    ...failures,
  },
});

export const healthSection: ApiSection = {
  tag,
  schemas: {},
  paths: {
    '/health/live': {
      get: check('isLive', 'Whether the process runs'),
    },
    '/health/ready': {
      get: check('isReady', 'Whether the process and all that it depends on run', {
        503: referTo('ServiceUnavailable'),
      }),
    },
  },
};
