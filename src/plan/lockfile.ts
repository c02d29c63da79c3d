import { isRecord, json } from '../json.js';
import type { LockSuperset } from '../parts/types.js';

interface Edge {
  to: string;
  dev: boolean;
  optional: boolean;
  peer: boolean;
}

/** What npm writes about a package whose absence a kind of install tolerates. */
interface Flags {
  dev: boolean;
  optional: boolean;
  devOptional: boolean;
  peer: boolean;
}

type Manifest = Record<string, unknown>;

const root = '';
const namesOf = (record: unknown): string[] => Object.keys((record ?? {}) as object);

/** The place where a package finds a dependency: below itself, or below one of its parents. */
const resolve = (superset: LockSuperset, from: string, name: string): string | null => {
  for (let folder = from; ; ) {
    const place = folder === root ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (superset[place]) return place;
    if (folder === root) return null;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')));
  }
};

const edgesOf = (superset: LockSuperset, from: string, manifest: Manifest): Edge[] => {
  const optionals = namesOf(manifest.optionalDependencies);
  const meta = (manifest.peerDependenciesMeta ?? {}) as Record<string, { optional?: boolean }>;
  const edges = (names: string[], kind: (name: string) => Partial<Edge>): Edge[] =>
    names.flatMap((name) => {
      const to = resolve(superset, from, name);
      return to ? [{ dev: false, optional: false, peer: false, ...kind(name), to }] : [];
    });
  return [
    ...edges(
      namesOf(manifest.dependencies).filter((name) => !optionals.includes(name)),
      () => ({}),
    ),
    ...edges(optionals, () => ({ optional: true })),
    ...edges(namesOf(manifest.peerDependencies), (name) => ({
      peer: true,
      optional: meta[name]?.optional === true,
    })),
    ...(from === root ? edges(namesOf(manifest.devDependencies), () => ({ dev: true })) : []),
  ];
};

/** All places that an install of the project fills; an optional peer is nobody's reason. */
const reached = (superset: LockSuperset, project: Manifest): Map<string, Edge[]> => {
  const found = new Map<string, Edge[]>();
  const open = [root];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (found.has(place)) continue;
    const edges = edgesOf(superset, place, place === root ? project : (superset[place] ?? {}));
    found.set(place, edges);
    open.push(...edges.filter((edge) => !(edge.peer && edge.optional)).map((edge) => edge.to));
  }
  return found;
};

const differ = (a: Flags, b: Flags): boolean =>
  a.dev !== b.dev ||
  a.optional !== b.optional ||
  a.devOptional !== b.devOptional ||
  a.peer !== b.peer;

/** Every package counts as dev, optional and peer until a path of plain edges proves otherwise. */
const flagsOf = (graph: Map<string, Edge[]>): Map<string, Flags> => {
  const start = (value: boolean): Flags => ({
    dev: value,
    optional: value,
    devOptional: value,
    peer: value,
  });
  const flags = new Map([...graph.keys()].map((place) => [place, start(place !== root)]));
  const open = [root];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const from = flags.get(place) as Flags;
    for (const edge of graph.get(place) ?? []) {
      const to = flags.get(edge.to);
      if (!to) continue;
      const before = { ...to };
      to.dev &&= from.dev || edge.dev;
      to.optional &&= from.optional || edge.optional;
      to.peer &&= from.peer || edge.peer;
      to.devOptional &&= from.devOptional || from.dev || from.optional || edge.dev || edge.optional;
      if (differ(to, before)) open.push(edge.to);
    }
  }
  for (const flag of flags.values()) flag.devOptional &&= !flag.dev && !flag.optional;
  return flags;
};

const rootKeys = ['name', 'version', 'license', 'dependencies', 'devDependencies', 'engines'];

const rootEntry = (project: Manifest): Manifest => {
  const entry = Object.fromEntries(
    rootKeys.flatMap((key) => (project[key] === undefined ? [] : [[key, project[key]]])),
  );
  const scripts = namesOf(project.scripts);
  const runs = ['preinstall', 'install', 'postinstall'].some((name) => scripts.includes(name));
  return runs ? { ...entry, hasInstallScript: true } : entry;
};

const firstKeys = [
  'name',
  'version',
  'lockfileVersion',
  'resolved',
  'integrity',
  'requires',
  'packages',
  'dependencies',
];

/**
 * The order of keys that npm writes, so that its next install changes nothing: plain values first.
 * npm compares by a locale, which costs more than all else here; for package names the order is the same.
 */
const inNpmOrder = (record: Manifest): Manifest => {
  const rank = (key: string) =>
    (isRecord(record[key]) ? 100 : 0) + (firstKeys.indexOf(key) + 1 || 99);
  const ranked = Object.keys(record).map((key) => ({ key, rank: rank(key) }));
  ranked.sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
  return Object.fromEntries(ranked.map(({ key }) => [key, record[key]]));
};

/**
 * The package-lock.json of a project: what its package.json reaches in the superset.
 * Null where the superset lacks one of its versions: npm then resolves by itself.
 */
export const cutLockfile = (superset: LockSuperset, project: Manifest): string | null => {
  const direct = { ...(project.dependencies as object), ...(project.devDependencies as object) };
  for (const [name, version] of Object.entries(direct))
    if (superset[`node_modules/${name}`]?.version !== version) return null;
  const packages: Manifest = {};
  for (const [place, flags] of flagsOf(reached(superset, project))) {
    const set = Object.entries(flags).filter(([, value]) => value);
    // What lies deeper is in npm's order already, in the superset and in package.json.
    packages[place] = inNpmOrder(
      place === root ? rootEntry(project) : { ...superset[place], ...Object.fromEntries(set) },
    );
  }
  const { name, version } = project;
  const lock = {
    name,
    version,
    lockfileVersion: 3,
    requires: true,
    packages: inNpmOrder(packages),
  };
  return json(lock);
};
