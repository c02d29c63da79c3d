/** Says what was measured, for whoever reads the run. */
export const report = (stack: string, what: string, numbers: object): void =>
  console.log(`${stack}: ${what}: ${JSON.stringify(numbers)}`);
