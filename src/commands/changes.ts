import { addResource, type ResourceInput } from '../blueprint/change/add-resource.js';
import { addRelation, removeRelation } from '../blueprint/change/relations.js';
import { removeField, removeResource } from '../blueprint/change/remove.js';
import { renameField, renameResource } from '../blueprint/change/rename.js';
import { nothingRenamed } from '../blueprint/change/renames.js';
import { schemaUrl } from '../blueprint/create.js';
import { findResource, nameNotice, resourceNameOf } from '../blueprint/resource-name.js';
import type { Blueprint } from '../blueprint/types.js';
import { formatField } from '../grammar/format.js';
import { parseFields } from '../grammar/parse.js';
import type { Axis } from '../parts/types.js';
import { hasPerson } from '../terminal.js';
import { toolVersion } from '../version.js';
import { shellQuoted } from './command-line.js';
import { type EvolveFlags, evolve, type Intend } from './evolve.js';
import { withoutPart, withPart } from './with-part.js';

export interface ResourceFlags extends EvolveFlags {
  owner?: string;
  parent?: string;
  singular?: string;
}

/** What every change of a project is made with. */
export interface Surroundings {
  axes: Axis[];
  signal: AbortSignal;
}

type Run = (around: Surroundings, words: string[], flags: EvolveFlags) => Promise<void>;

const changing =
  (command: string, intend: (words: string[]) => Intend): Run =>
  ({ axes, signal }, words, flags) =>
    evolve(
      axes,
      toolVersion(),
      { command: ['vibe', command, ...words].join(' '), intend: intend(words) },
      flags,
      signal,
    );

/** What the words of the command line say of a resource, and the person where they say nothing. */
const inputOf = async (
  blueprint: Blueprint,
  name: string,
  words: string[],
  flags: ResourceFlags,
  signal: AbortSignal,
): Promise<ResourceInput> => {
  const { owner, parent, singular } = flags;
  const targets = [...blueprint.resources, resourceNameOf(name, singular)];
  const said = {
    name,
    ...(owner !== undefined && { owner }),
    ...(parent !== undefined && { parent }),
    ...(singular !== undefined && { singular }),
  };
  const isKnown = findResource(blueprint.resources, name) !== undefined;
  if (words.length > 0 || isKnown || flags.json || !hasPerson())
    return { ...said, fields: parseFields(words, targets) };
  const { askResource } = await import('../prompts/fields.js');
  return { ...said, ...(await askResource(blueprint, said, targets, signal)) };
};

/** The command that says what was answered. */
const again = ({ name, owner, parent, fields }: ResourceInput): string => {
  const words = ['vibe', 'add', 'resource', name, ...fields.map(formatField)];
  const said = [...(owner ? ['--owner', owner] : []), ...(parent ? ['--parent', parent] : [])];
  return `The same again: ${[...words, ...said].map(shellQuoted).join(' ')}`;
};

/** vibe add resource NAME [FIELD...] */
export const add = (
  around: Surroundings,
  name: string,
  words: string[],
  flags: ResourceFlags,
): Promise<void> =>
  changing('add resource', () => async ({ blueprint }) => {
    const known = findResource(blueprint.resources, name);
    const input = await inputOf(blueprint, name, words, flags, around.signal);
    const asked = input.fields.length > 0 && words.length === 0 ? `\n${again(input)}` : '';
    const made = known ?? resourceNameOf(name, flags.singular);
    const notice = known ? null : nameNotice(name, made);
    return {
      ...addResource(blueprint, input),
      message: `${known ? 'Changed' : 'Added'} ${made.name}.${notice ? ` ${notice}` : ''}${asked}`,
    };
  })(around, [name, ...words], flags);

/** vibe add relation ONE OTHER */
export const relate: Run = changing(
  'add relation',
  ([one = '', other = '']) =>
    ({ blueprint }) => ({
      ...addRelation(blueprint, one, other),
      message: `Joined ${one} and ${other}.`,
    }),
);

/** vibe add AXIS PART */
export const addPart =
  (axis: Axis): Run =>
  (around, words, flags) =>
    changing(`add ${axis.name}`, ([name = '']) => ({ blueprint }) => ({
      blueprint: withPart(around.axes, blueprint, axis, name),
      renames: nothingRenamed,
      message: axis.multiple
        ? `Added ${name}.`
        : `The ${axis.name.replaceAll('-', ' ')} is ${name} now.`,
    }))(around, words, flags);

/** vibe remove AXIS PART */
export const removePart =
  (axis: Axis): Run =>
  (around, words, flags) =>
    changing(`remove ${axis.name}`, ([name = '']) => ({ blueprint }) => ({
      blueprint: withoutPart(blueprint, axis, name),
      renames: nothingRenamed,
      message: `Removed ${name}.`,
    }))(around, words, flags);

/** vibe rename resource OLD NEW */
export const renameOne = (
  around: Surroundings,
  words: string[],
  flags: ResourceFlags,
): Promise<void> =>
  changing('rename resource', ([from = '', to = '']) => ({ blueprint }) => ({
    ...renameResource(blueprint, from, to, flags.singular),
    message: `Renamed ${from} to ${to}.`,
  }))(around, words, flags);

/** vibe rename field RESOURCE OLD NEW */
export const renameItsField: Run = changing(
  'rename field',
  ([name = '', from = '', to = '']) =>
    ({ blueprint }) => ({
      ...renameField(blueprint, name, from, to),
      message: `Renamed ${from} of ${name} to ${to}.`,
    }),
);

/** vibe remove resource NAME... */
export const remove: Run = changing('remove resource', (names) => ({ blueprint }) => ({
  ...removeResource(blueprint, ...names),
  message: `Removed ${names.join(' and ')}.`,
}));

/** vibe remove field RESOURCE FIELD */
export const removeItsField: Run = changing(
  'remove field',
  ([name = '', field = '']) =>
    ({ blueprint }) => ({
      ...removeField(blueprint, name, field),
      message: `Removed ${field} of ${name}.`,
    }),
);

/** vibe remove relation ONE [OTHER] */
export const unrelate: Run = changing('remove relation', (ends) => ({ blueprint }) => ({
  ...removeRelation(blueprint, ...ends),
  message: `Took ${ends.join(' and ')} apart.`,
}));

/** vibe upgrade */
export const upgrade = ({ axes, signal }: Surroundings, flags: EvolveFlags): Promise<void> => {
  const version = toolVersion();
  return evolve(
    axes,
    version,
    {
      command: 'vibe upgrade',
      takes: 'version',
      intend: ({ blueprint }) => ({
        blueprint: {
          ...blueprint,
          ...(blueprint.$schema && { $schema: schemaUrl(version) }),
          version,
        },
        renames: nothingRenamed,
        message: `Upgraded from ${blueprint.version} to ${version}.`,
      }),
    },
    flags,
    signal,
  );
};
