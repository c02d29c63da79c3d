import { projectSamples } from '../resources/projects/samples.js';
import { taskSamples } from '../resources/tasks/samples.js';
import type { Samples } from './sample-rows.js';

/** The samples of every resource: first what others refer to. */
export const samples: Record<string, Samples> = {
  projects: projectSamples,
  tasks: taskSamples,
};
