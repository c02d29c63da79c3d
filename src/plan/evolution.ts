import {
  type Compared,
  type CompareOptions,
  compare,
  compareGone,
  type Outcome,
} from './compare.js';
import type { PlannedFile } from './plan.js';
import { onlyRenaming } from './renamed-units.js';
import { sameRecord } from './same-record.js';
import type { Manifest, RenderedUnit } from './state.js';
import type { Unit } from './units.js';

/** What the tool remembers of a project. */
export interface Memory {
  manifests: Map<string, Manifest>;
  /** The texts of a unit's files by path, as last rendered. */
  pristine(unit: string): Record<string, string>;
}

/** The project's files as they are now. */
export interface Disk {
  /** Null where there is no such file. */
  read(path: string): string | null;
  /** Where files are that the user has moved, found by what was in them. */
  moved(missing: Map<string, string>): Map<string, string>;
}

/** A unit that had another name. */
export interface RenamedUnit {
  from: string;
  /** The name of the item that the unit was for. */
  item: string;
  /** Makes an earlier text of a file speak of the new names. */
  renamed(path: string): (text: string) => string;
}

export interface Change {
  /** Units whose record has to be written anew. */
  units: RenderedUnit[];
  /** Units that are no more. */
  gone: string[];
  outcomes: Outcome[];
}

interface Inputs {
  units: Unit[];
  memory: Memory;
  disk: Disk;
  renamed: Map<string, RenamedUnit>;
  /** Units of the memory that are only added to. */
  kept: string[];
  /** By path: what counts as rendered before, in place of what is remembered. */
  instead: Record<string, string>;
  options: CompareOptions;
}

interface Known {
  files: Record<string, string | undefined>;
  moved: Record<string, string>;
}

const nothing: Known = { files: {}, moved: {} };

const knownOf = ({ manifests, pristine }: Memory, unit: string): Known => {
  const manifest = manifests.get(unit);
  if (!manifest) return nothing;
  const texts = manifest.object ? pristine(unit) : {};
  const files = Object.fromEntries(Object.keys(manifest.files).map((path) => [path, texts[path]]));
  return { files, moved: manifest.moved ?? {} };
};

/** What becomes of the files that are rendered no more. */
const goneOutcomes = ({ files, moved }: Known, disk: Disk, still = new Set<string>()): Outcome[] =>
  Object.entries(files)
    .filter(([path]) => !still.has(path))
    .map(([path, pristine]) => {
      const place = moved[path] ?? path;
      return compareGone(place, pristine, disk.read(place));
    });

const only = (texts: Record<string, string>, paths: object): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter(([path]) => Object.hasOwn(paths, path)));

/** A rendered file that a unit had before, perhaps under another path. */
interface Pair {
  file: PlannedFile;
  earlier: string;
}

const pairsOf = (unit: Unit, files: PlannedFile[], before: RenamedUnit | undefined): Pair[] => {
  const earlier = before ? unit.pathsAs?.(before.item) : undefined;
  return files.map((file, index) => ({ file, earlier: earlier?.[index] ?? file.path }));
};

/** The places that renamed units leave: two that swap their names are not in each other's way. */
const leavingOf = ({ units, memory, renamed }: Inputs): Set<string> =>
  new Set(
    units.flatMap((unit) => {
      const before = renamed.get(unit.name);
      if (!before) return [];
      const { moved } = knownOf(memory, before.from);
      return pairsOf(unit, unit.files(), before).flatMap(({ file, earlier }) =>
        earlier === file.path || moved[earlier] !== undefined ? [] : [earlier],
      );
    }),
  );

const compareUnit = async (
  unit: Unit,
  { memory, disk, renamed, instead, options }: Inputs,
  leaving: Set<string>,
): Promise<{ rendered: RenderedUnit; outcomes: Outcome[] }> => {
  const before = renamed.get(unit.name);
  const follow = before?.renamed ?? onlyRenaming(renamed);
  const { files: remembered, moved: places } = knownOf(memory, before?.from ?? unit.name);
  const known: Known = { files: { ...remembered, ...only(instead, remembered) }, moved: places };
  const files = unit.files();
  const pairs = pairsOf(unit, files, before);
  const isSame = ({ file, earlier }: Pair): boolean =>
    earlier === file.path && known.files[earlier] === file.content && !options.restore;
  const placeOf = (path: string) => known.moved[path] ?? path;
  const missing = pairs.flatMap((pair): [string, string][] => {
    const { earlier } = pair;
    if (isSame(pair)) return [];
    const pristine = known.files[earlier];
    return pristine !== undefined && disk.read(placeOf(earlier)) === null
      ? [[earlier, pristine]]
      : [];
  });
  const found = missing.length > 0 ? disk.moved(new Map(missing)) : new Map<string, string>();
  const moved: Record<string, string> = {};
  const outcomes: Outcome[] = [];
  for (const pair of pairs) {
    const { file, earlier } = pair;
    const place = found.get(earlier) ?? placeOf(earlier);
    if (place !== earlier) moved[file.path] = place;
    if (isSame(pair)) continue;
    const pristine = known.files[earlier];
    const moves = place === earlier && earlier !== file.path;
    const isTaken = moves && !leaving.has(file.path) && disk.read(file.path) !== null;
    if (isTaken && options.conflict === 'ours') {
      outcomes.push({ verb: 'skip', path: file.path, reason: 'in-the-way' });
      outcomes.push(compareGone(place, pristine, disk.read(place)));
      continue;
    }
    const compared: Compared = {
      file,
      place,
      yours: disk.read(place),
      moves,
      isTaken,
      ...(pristine !== undefined && { pristine }),
      ...(follow && { renamed: follow(file.path) }),
    };
    outcomes.push(await compare(compared, options));
  }
  outcomes.push(...goneOutcomes(known, disk, new Set(pairs.map(({ earlier }) => earlier))));
  const { name, input } = unit;
  return { rendered: { name, rendered: files, moved, ...(input && { input }) }, outcomes };
};

/** What a project's files need to become what its blueprint says; reads only what may have changed. */
export const evolution = async (inputs: Inputs): Promise<Change> => {
  const { units, memory, disk, renamed, kept, options } = inputs;
  const change: Change = { units: [], gone: [], outcomes: [] };
  const leaving = leavingOf(inputs);
  for (const unit of units) {
    const isSame =
      unit.input !== undefined &&
      !renamed.has(unit.name) &&
      memory.manifests.get(unit.name)?.input === unit.input;
    if (isSame && !options.restore) continue;
    const { rendered, outcomes } = await compareUnit(unit, inputs, leaving);
    change.outcomes.push(...outcomes);
    if (!sameRecord(memory, rendered)) change.units.push(rendered);
  }
  const still = new Set([...units.map(({ name }) => name), ...kept]);
  const sources = new Set([...renamed.values()].map(({ from }) => from));
  for (const name of memory.manifests.keys()) {
    if (still.has(name)) continue;
    change.gone.push(name);
    if (sources.has(name)) continue;
    change.outcomes.push(...goneOutcomes(knownOf(memory, name), disk));
  }
  return change;
};
