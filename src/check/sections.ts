import type { Section } from './check.js';

/** All sections, in the order in which their checks start. */
export const sections: Section[] = [];
