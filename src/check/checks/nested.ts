/** JSON lists in each other. */
export const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
