import { describe } from 'vitest';
import { describeContract } from './describe.js';

// Any running server: CONTRACT_URL=http://localhost:3000 npx vitest run --config vitest.contract.config.ts
const url = process.env.CONTRACT_URL ?? '';

describe(`contract of ${url}`, () => {
  const headers = JSON.parse(process.env.CONTRACT_HEADERS ?? '{}') as Record<string, string>;
  const kitchen = process.env.CONTRACT_KITCHEN === '1';
  describeContract(() => ({ url, headers, kitchen }));
});
