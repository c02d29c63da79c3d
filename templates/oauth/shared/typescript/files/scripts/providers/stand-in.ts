import { known } from './known.js';
import { startProvider } from './provider.js';

// Whoever has no client at a provider yet can log in all the same: a stand-in for each that is not set up.
for (const { label, issuer, variables } of known) {
  if (Object.keys(variables).some((name) => process.env[name])) continue;
  const provider = await startProvider(label);
  Object.assign(process.env, variables, { [issuer]: provider.issuer });
  console.log(`${label} is not set up: ${provider.issuer} stands in for it`);
}
