import { isRecord } from '../json.js';
import type { Axis, LockSuperset, Part, PartManifest } from './types.js';

type Values = Record<string, unknown>;

const both = (one: unknown, other: unknown): unknown => {
  if (Array.isArray(one) && Array.isArray(other)) return [...one, ...other];
  return isRecord(one) && isRecord(other) ? combinedValues(one, other) : other;
};

/** Two records in one: lists grow, records are combined, other values are replaced. */
export const combinedValues = (one: Values, other: Values): Values => {
  const result = { ...one };
  for (const [key, value] of Object.entries(other))
    result[key] = key in one ? both(one[key], value) : value;
  return result;
};

const sameName = (part: Part, parts: Part[]): Part | undefined =>
  parts.find(({ name }) => name === part.name);

const combinedVariants = (ones: Part[], others: Part[]): Part[] => [
  ...ones.map((one) => {
    const other = sameName(one, others);
    return other ? combined(one, other) : one;
  }),
  ...others.filter((other) => !sameName(other, ones)),
];

/** A part with what another one adds: lists grow, records are merged, other values are replaced. */
export const combined = (one: Part, other: Part): Part => ({
  ...(combinedValues({ ...one }, { ...other }) as unknown as PartManifest),
  axis: one.axis,
  name: one.name,
  variants: combinedVariants(one.variants, other.variants),
  templates: () => [...one.templates(), ...other.templates()],
  fragment: (kind) => other.fragment(kind) ?? one.fragment(kind),
  lock: (): LockSuperset | null => other.lock() ?? one.lock(),
});

/** The parts of an axis, and what several of them share. */
export const partsOf = ({ shared, parts }: Axis): Part[] => [...(shared ? [shared] : []), ...parts];

/** The parts that somebody has chosen: what several share has no name for people. */
export const namedIn = (parts: Part[]): Part[] => parts.filter(({ label }) => label !== undefined);

/** All parts of all axes, and what each may add. */
export const allParts = (axes: Axis[]): Part[] =>
  axes.flatMap(partsOf).flatMap((part) => [part, ...part.variants]);

/** Whether a part, or a variant, is for one capability alone: it needs, gives or is named after it. */
export const isFor = ({ name, needs = [], provides = [] }: Part, capability: string): boolean =>
  [name, ...needs, ...provides].includes(capability);
