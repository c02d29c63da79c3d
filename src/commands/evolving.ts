import { type Command, Option } from 'commander';
import { ownerWords } from '../blueprint/change/owner-words.js';
import { fieldsHelp } from '../grammar/help.js';
import { isOptional } from '../parts/questions.js';
import type { Axis } from '../parts/types.js';

type Make = (parent: Command, name: string) => Command;

/** A flag that takes all the words behind it would take a resource's name too. */
const several = (word: string, words: string[] = []): string[] => [...words, word];

/** What all commands have that change a project. */
const withFlags = (command: Command): Command =>
  command
    .option('--dry-run', 'show what would change, write nothing')
    .option('--diff', 'show it as a patch, write nothing')
    .option('--json', 'print one JSON document')
    .addOption(
      new Option(
        '--conflict <how>',
        'where you and the tool changed the same lines: write both sides, or one of them',
      ).choices(['markers', 'ours', 'theirs']),
    )
    .option('--restore', 'make files again that you have deleted')
    .option(
      '--backfill <field=value>',
      'a value for rows that are there, where a field is required; several times',
      several,
    )
    .option('--accept-data-loss', 'allow changes that take data away')
    .option('--no-install', 'do not install packages');

/** Adds the commands that change a project; what they do is loaded when one is run. */
export const withEvolving = (
  root: Command,
  axes: Axis[],
  signal: AbortSignal,
  make: Make,
): void => {
  const around = { axes, signal };
  const load = () => import('./changes.js');

  const add = make(root, 'add').description('Add a resource, a relation or a part');
  withFlags(make(add, 'resource'))
    .description('Add a resource, or fields to one; the same words again change nothing')
    .argument('<name>', 'its plural, as in the URL: tasks')
    .argument('[fields...]', 'as title:string!, due_date:date or project_id:ref(projects)')
    .option('--owner <who>', ownerWords.map(({ word }) => word).join(', '))
    .option('--parent <resource>', 'the resource that its rows belong to')
    .option('--singular <word>', 'where English rules give the wrong word')
    .addHelpText('after', `\n${fieldsHelp}`)
    .action(async (name, fields, flags) => (await load()).add(around, name, fields, flags));
  withFlags(make(add, 'relation'))
    .description('Join two resources, many to many')
    .argument('<one>', 'a resource, served as /one/:id/other')
    .argument('<other>', 'the other resource')
    .action(async (one, other, flags) => (await load()).relate(around, [one, other], flags));
  for (const axis of axes.filter(({ later }) => later))
    withFlags(make(add, axis.name))
      .description(`${axis.parts.map(({ name }) => name).join(', ')}`)
      .argument('<name>', axis.message)
      .action(async (name, flags) => (await load()).addPart(axis)(around, [name], flags));

  const rename = make(root, 'rename').description('Rename a resource or a field, with its data');
  withFlags(make(rename, 'resource'))
    .description('Rename a resource: its table, its URL and its files')
    .argument('<old>', 'its name')
    .argument('<new>', 'its new name')
    .option('--singular <word>', 'where English rules give the wrong word')
    .action(async (from, to, flags) => (await load()).renameOne(around, [from, to], flags));
  withFlags(make(rename, 'field'))
    .description('Rename a field: its column keeps its values')
    .argument('<resource>', 'the resource that has it')
    .argument('<old>', 'its name')
    .argument('<new>', 'its new name')
    .action(async (name, from, to, flags) =>
      (await load()).renameItsField(around, [name, from, to], flags),
    );

  const remove = make(root, 'remove').description(
    'Remove a resource, a field, a relation or a part',
  );
  withFlags(make(remove, 'resource'))
    .description('Remove resources: files that you have edited stay, and so do the rows')
    .argument('<name...>', 'one or several')
    .option('--drop-table', 'drop the rows too, instead of putting them into the schema "removed"')
    .action(async (names, flags) => (await load()).remove(around, names, flags));
  withFlags(make(remove, 'field'))
    .description('Remove a field with its column')
    .argument('<resource>', 'the resource that has it')
    .argument('<field>', 'its name')
    .action(async (name, field, flags) =>
      (await load()).removeItsField(around, [name, field], flags),
    );
  withFlags(make(remove, 'relation'))
    .description('Take two resources apart')
    .argument('<one>', 'a resource, or the name of the relation')
    .argument('[other]', 'the other resource')
    .option('--drop-table', 'drop the join table, instead of putting it into the schema "removed"')
    .action(async (one, other, flags) =>
      (await load()).unrelate(around, other === undefined ? [one] : [one, other], flags),
    );
  for (const axis of axes.filter((one) => one.later && isOptional(one)))
    withFlags(make(remove, axis.name))
      .description(`${axis.parts.map(({ name }) => name).join(', ')}`)
      .argument('<name>', 'which of them')
      .option('--drop-table', 'drop its tables, instead of putting them into the schema "removed"')
      .action(async (name, flags) => (await load()).removePart(axis)(around, [name], flags));

  withFlags(make(root, 'sync'))
    .description('Make the project what vibe.json says, after it was edited by hand')
    .option(
      '--rename <old:new>',
      'what got another name: tasks:todos, or a field as tasks.old:new; several times',
      several,
    )
    .option('--drop-table', 'drop the tables of what was removed, with all their rows')
    .action(async (flags) => (await import('./sync.js')).sync(around, flags));
  withFlags(make(root, 'upgrade'))
    .description('Bring the project to the templates of this version, with your edits kept')
    .action(async (flags) => (await load()).upgrade(around, flags));
  make(root, 'diff')
    .description('Show what you have changed in the files that the tool made')
    .argument('[path...]', 'only these files or folders')
    .option('--json', 'print one JSON document')
    .action(async (paths, flags) => (await import('./diff.js')).diff(axes, paths, flags));
  make(root, 'list')
    .description('Show the resources and parts of the project')
    .option('--json', 'print one JSON document')
    .action(async (flags) => (await import('./list.js')).list(axes, flags));
};
