import type { Part } from '../../parts/types.js';
import { type Provider, startProvider } from '../provider/provider.js';

/** Stands in for everybody whose accounts people log in with; each says how it is undone. */
export const startProviders = async (
  parts: Part[],
  undo: (action: () => unknown) => void,
): Promise<Provider[]> => {
  const providers: Provider[] = [];
  for (const { name, provider } of parts) {
    if (!provider) continue;
    const started = await startProvider(name, provider.environment);
    undo(started.close);
    providers.push(started);
  }
  return providers;
};
