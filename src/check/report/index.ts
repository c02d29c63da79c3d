import type { Facts } from './facts.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';
import { textReport } from './text.js';

export const reports = {
  text: textReport,
  json: jsonReport,
  junit: junitReport,
  markdown: markdownReport,
} satisfies Record<string, (facts: Facts) => string>;

export type ReportName = keyof typeof reports;
