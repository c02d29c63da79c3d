import { refuse } from '../../env.js';
import { logger } from '../../logger.js';

/** The variables that a provider needs, or null where none is set; with some of them nothing starts. */
export const allOrNone = <Name extends string>(
  label: string,
  variables: Record<Name, string | undefined>,
): Record<Name, string> | null => {
  const names = Object.keys(variables) as Name[];
  const missing = names.filter((name) => variables[name] === undefined);
  if (missing.length === 0) return variables as Record<Name, string>;
  if (missing.length < names.length) refuse(missing.map((name) => `${name} is missing`));
  logger.warn({ missing }, `logging in with ${label} is not set up`);
  return null;
};

const thisMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The issuer that a variable names: https, or on this machine. */
export const issuerOf = (name: string, issuer: string): string => {
  const { protocol, hostname } = new URL(issuer);
  if (protocol !== 'https:' && !thisMachine.has(hostname)) refuse([`${name} must use https`]);
  return issuer;
};
