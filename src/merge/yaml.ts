import { mergeLines } from './lines.js';
import { linesToPaste } from './refused.js';
import type { Strategy } from './types.js';

/** YAML: by lines; what no longer parses is refused. */
export const mergeYaml: Strategy = async (versions, side) => {
  const merged = mergeLines(versions, side);
  const { parseAllDocuments } = await import('yaml');
  const [error] = parseAllDocuments(merged.text).flatMap(({ errors }) => errors);
  if (!error) return merged;
  const [fault = ''] = error.message.split('\n');
  return { reason: `The merged YAML would not parse: ${fault}`, lines: linesToPaste(versions) };
};
