import type { EnvVariable } from '../parts/types.js';

/** Random text of the given number of bytes; the caller owns the randomness. */
export type Secret = (bytes: number) => string;

const secretBytes = 48;

const entry = (variable: EnvVariable, value: string): string =>
  `# ${variable.comment}\n${variable.optional ? '# ' : ''}${variable.name}=${value}\n`;

/** The committed example: every variable, no secret. */
export const envExample = (variables: EnvVariable[]): string =>
  variables.map((variable) => entry(variable, variable.example ?? '')).join('\n');

/** The developer's own .env: the example with fresh secrets. */
export const envFile = (variables: EnvVariable[], secret: Secret): string =>
  variables
    .map((variable) =>
      entry(variable, variable.secret ? secret(secretBytes) : (variable.example ?? '')),
    )
    .join('\n');
