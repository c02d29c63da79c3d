import { hash } from 'node:crypto';
import type { FileClass, Part, Template } from '../parts/types.js';
import type { MigrationView } from './migration-view.js';
import type { PlannedFile } from './plan.js';
import type { ProjectView } from './project-view.js';
import { render } from './render.js';
import { groupsOf } from './resource-groups.js';

/** What files belong to: a part, a resource, a relation, a table, or the project. */
export interface Unit {
  name: string;
  /** Stands for all that its files are made from; missing where they are quicker made than compared. */
  input?: string;
  files(): PlannedFile[];
  /** The paths of the files if the item had another name. */
  pathsAs?(item: string): string[];
}

/** A template and the part that it comes from. */
export interface Source {
  part: Part;
  template: Template;
  /** Stands for the text of the template and what it takes from its part. */
  input: string;
}

interface Item {
  name: string;
}

/** A placeholder of paths: the items that it stands for, and what the templates call one. */
interface Repeat {
  placeholder: string;
  key: string;
  items: Item[];
}

/** The templates of all parts. */
export const sourcesOf = (parts: Part[]): Source[] =>
  parts.flatMap((part) => {
    const types = JSON.stringify(part.types ?? {});
    return part.templates().map((template) => ({
      part,
      template,
      input: hash('sha256', `${template.path}\n${types}\n${template.content}`),
    }));
  });

const repeatsOf = (view: ProjectView): Repeat[] => [
  ...Object.entries(groupsOf(view.resources)).map(([placeholder, group]) => ({
    placeholder,
    ...group,
  })),
  { placeholder: '__relation__', key: 'relation', items: view.relations },
  { placeholder: '__table__', key: 'table', items: view.tables },
];

const classOf = ({ part, template }: Source): FileClass =>
  part.classes?.[template.path] ?? 'merged';

const fileOf = (source: Source, path: string, unit: string, view: object): PlannedFile => ({
  path,
  unit,
  class: classOf(source),
  content: source.template.rendered
    ? render(source.template.content, view, source.part, path)
    : source.template.content,
});

interface Repeated {
  key: string;
  item: Item;
  sources: { source: Source; placeholder: string }[];
}

// Orders know their items and product, and all three together by name: no circle is left.
const withoutCircles = (key: string, value: unknown): unknown =>
  key === 'entities' ? (value as Item[]).map(({ name }) => name) : value;

const inputOf = ({ item, sources }: Repeated): string =>
  hash(
    'sha256',
    sources.map(({ source }) => source.input).join() + JSON.stringify(item, withoutCircles),
  );

const repeatedOf = (sources: Source[], repeats: Repeat[]): Map<string, Repeated> => {
  const made = new Map<string, Repeated>();
  for (const { placeholder, key, items } of repeats) {
    const own = sources.filter(({ template }) => template.path.includes(placeholder));
    for (const item of own.length > 0 ? items : []) {
      const unit = `${key}-${item.name}`;
      const known = made.get(unit) ?? { key, item, sources: [] };
      known.sources.push(...own.map((source) => ({ source, placeholder })));
      made.set(unit, known);
    }
  }
  return made;
};

/** What a template of an item sees is that item alone, so that nothing else can change its files. */
const itemUnit = ([name, repeated]: [string, Repeated]): Unit => {
  const { key, item, sources } = repeated;
  const view = { ...item, [key]: item };
  const pathsAs = (other: string): string[] =>
    sources.map(({ source, placeholder }) => source.template.path.replaceAll(placeholder, other));
  const paths = pathsAs(item.name);
  return {
    name,
    input: inputOf(repeated),
    files: () => sources.map(({ source }, index) => fileOf(source, paths[index] ?? '', name, view)),
    pathsAs,
  };
};

// Python gives a file of its own name two underscores on each side.
const isRepeated = ({ template }: Source): boolean =>
  template.path.replace('__init__', '').includes('__');

const partUnits = (sources: Source[], view: ProjectView): Unit[] => {
  const owned = new Map<string, Source[]>();
  for (const source of sources.filter((one) => !isRepeated(one))) {
    const name = `${source.part.axis}-${source.part.name}`;
    owned.set(name, [...(owned.get(name) ?? []), source]);
  }
  return [...owned].map(([name, own]) => ({
    name,
    files: () => own.map((source) => fileOf(source, source.template.path, name, view)),
  }));
};

/** All that is rendered from templates but the migrations. */
export const unitsOf = (sources: Source[], view: ProjectView): Unit[] => [
  ...partUnits(sources, view),
  ...[...repeatedOf(sources, repeatsOf(view))].map(itemUnit),
];

/** The files of migrations; they are their own unit because they are only ever added. */
export const migrationUnit = (sources: Source[], migrations: MigrationView[]): Unit => {
  const name = 'migrations';
  const file = (source: Source, migration: MigrationView): PlannedFile => {
    const path = source.template.path
      .replace('__migration__', migration.id)
      .replace('__millis__', migration.millis)
      .replace('__name__', migration.name.replaceAll('_', '-'));
    return { ...fileOf(source, path, name, { migration }), class: 'once' };
  };
  const own = sources.filter(({ template }) => /__(migration|millis)__/.test(template.path));
  return {
    name,
    files: () => migrations.flatMap((migration) => own.map((source) => file(source, migration))),
  };
};
