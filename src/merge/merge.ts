import { withMarkers } from './conflict.js';
import { strategyFor } from './strategies.js';
import { normalise } from './text.js';
import type { Merged, Versions } from './types.js';

export type { Hunk, Merged, Settling, Versions } from './types.js';

/**
 * Merges what the tool changed between two renders into the file as it is on disk, and touches
 * nothing else: comments, order, style, line ends stay as their owner wrote them.
 */
export const merge = async (path: string, versions: Versions): Promise<Merged> => {
  const { text: yours, restore } = normalise(versions.yours);
  const [pristine, render] = [normalise(versions.pristine).text, normalise(versions.render).text];
  if (render === pristine || render === yours) return { kind: 'clean', text: versions.yours };
  if (yours === pristine) return { kind: 'clean', text: restore(render) };
  const strategy = strategyFor(path);
  const texts = { pristine, yours, render };
  const ours = await strategy(texts, 'ours');
  if ('reason' in ours) return { kind: 'refused', ...ours };
  if (ours.hunks.length === 0) return { kind: 'clean', text: restore(ours.text) };
  const theirs = await strategy(texts, 'theirs');
  if ('reason' in theirs) return { kind: 'refused', ...theirs };
  const settled = {
    ours: () => ours.text,
    theirs: () => theirs.text,
    markers: () => withMarkers(ours.text, theirs.text),
  };
  return { kind: 'conflict', hunks: ours.hunks, resolve: (by) => restore(settled[by]()) };
};
