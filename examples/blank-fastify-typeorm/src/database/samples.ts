import type { Samples } from './sample-rows.js';

/** The samples of every resource: first what others refer to. */
export const samples: Record<string, Samples> = {};
