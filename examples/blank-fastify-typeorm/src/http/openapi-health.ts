import { type ApiSection, itemAnswer, type Json } from './openapi.js';
import { errorsOf, limitHeaders } from './openapi-components.js';

const tag = { name: 'Health', description: 'For load balancers and monitors' };

const healthy = itemAnswer('All is well', 'Health', { status: 'ok' }, limitHeaders);

const check = (operationId: string, summary: string): Json => ({
  operationId,
  tags: [tag.name],
  summary,
  description: `${summary}. Needs no token and has no limit; a proxy in front may add both.`,
  security: [{}],
  responses: { 200: healthy, ...errorsOf(false, []) },
});

export const healthSection: ApiSection = {
  tag,
  schemas: {},
  paths: {
    '/health/live': {
      get: check('isLive', 'Whether the process runs'),
    },
    '/health/ready': {
      get: check('isReady', 'Whether the process and all that it depends on run'),
    },
  },
};
