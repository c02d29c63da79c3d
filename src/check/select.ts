import { CliError } from '../errors.js';
import { nearest } from '../nearest.js';
import { type Check, checksOf, groups } from './check.js';
import type { Model } from './model.js';
import { sections } from './sections.js';

/** Every check for what a server offers, in the order of the checklist. */
export const checksFor = (model: Model): Check[] => {
  const all = sections.flatMap((section) => checksOf(section, model));
  const order = Object.keys(groups);
  return all.toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
};

/** `filters.like[tasks]` is also meant by `filters.like` and by `filters`. */
const namesOf = ({ id, group }: Check): string[] => {
  const [base = id] = id.split('[');
  return [id, base, base.split('.')[0] ?? id, group];
};

/** The checks that are meant by ids, parts of ids or groups; all where none is named. */
export const selected = (checks: Check[], only: string[]): Check[] => {
  if (only.length === 0) return checks;
  const known = new Set(checks.flatMap(namesOf));
  for (const name of only)
    if (!known.has(name)) {
      const meant = nearest(name, [...known]);
      throw new CliError(
        'UNKNOWN_CHECK',
        `There is no check "${name}".`,
        meant ? `Did you mean "${meant}"?` : 'See them all: vibe check --list',
      );
    }
  return checks.filter((check) => namesOf(check).some((name) => only.includes(name)));
};
