import { join } from 'node:path';
import { blueprintOf } from '../../src/blueprint/create.js';
import type { Answers, Blueprint } from '../../src/blueprint/types.js';
import { loadParts } from '../../src/parts/load.js';
import { complete } from '../../src/parts/rules.js';
import type { Axis, Part, Template } from '../../src/parts/types.js';

/** The templates are read once; what reads them on every call would be most of the time. */
const once = <T>(make: () => T): (() => T) => {
  let known: { value: T } | undefined;
  return () => {
    known ??= { value: make() };
    return known.value;
  };
};

const loaded: Axis[] = loadParts(join(import.meta.dirname, '..', '..', 'templates')).map(
  (axis) => ({
    ...axis,
    parts: axis.parts.map((part) => ({
      ...part,
      templates: once(part.templates),
      lock: once(part.lock),
    })),
  }),
);

const touched = (path: string, version: number): boolean =>
  [...path].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 4 === version % 4;

/** The files that people edit most change in every version. */
const isBusy = (path: string): boolean =>
  /^(src|app)\/(routes|openapi|app|server)\.(ts|py)$/.test(path);

const changedCode = (content: string, version: number): string => {
  const first = content.search(/^(?:export )?(?:const|interface|type|class) \w/m);
  const lead = `// Since version ${version}.\n`;
  const code = first < 0 ? content : content.slice(0, first) + lead + content.slice(first);
  return `${code}\nexport const since${version} = '${version}';\n`;
};

const changedPython = (content: string, version: number): string => {
  const first = content.search(/^(?:@|def |class |async def )/m);
  const lead = `# Since version ${version}.\n`;
  const code = first < 0 ? content : content.slice(0, first) + lead + content.slice(first);
  return `${code}\n\nSINCE_${version} = "${version}"\n`;
};

const changed = (template: Template, version: number): Template => {
  const { path, content } = template;
  if (!touched(path, version) && !isBusy(path)) return template;
  if (path.endsWith('.ts') && !path.includes('__m'))
    return { ...template, content: changedCode(content, version) };
  if (path.endsWith('.py') && content !== '')
    return { ...template, content: changedPython(content, version) };
  if (path.endsWith('.md'))
    return { ...template, content: `${content}\n## Version ${version}\n\nIt is new.\n` };
  if (/\.ya?ml$/.test(path)) return { ...template, content: `${content}# Version ${version}\n` };
  return template;
};

const newer = (part: Part, version: number): Part => ({
  ...part,
  templates: once(() => [
    ...part.templates().map((template) => changed(template, version)),
    ...(part.axis === 'framework'
      ? [
          {
            path: `src/http/version-${version}.ts`,
            content: `export const version = ${version};\n`,
            rendered: false,
          },
        ]
      : []),
  ]),
  ...(part.axis === 'framework' && {
    scripts: { ...part.scripts, [`version${version}`]: 'node --version' },
    env: [
      ...(part.env ?? []),
      {
        name: `VERSION_${version}`,
        comment: `Since version ${version}.`,
        type: 'line' as const,
        default: '',
        optional: true,
      },
    ],
  }),
  ...(part.tables &&
    version % 2 === 1 && {
      tables: part.tables.map((table) => ({
        ...table,
        fields: [
          ...table.fields,
          { id: `v${version}`, name: `since_${version}`, type: 'string' as const, length: 20 },
        ],
      })),
    }),
});

const known = new Map<string, Axis[]>([['0.0.0', loaded]]);

/** The name of the nth version. */
export const versionName = (version: number): string => `0.${version}.0`;

/** The parts as a version of the tool has them: 0.0.0 as they are, others with changed templates. */
export const axesOf = (version: string): Axis[] => {
  const found = known.get(version);
  if (found) return found;
  const number = Number(version.split('.')[1]);
  const made = loaded.map((axis) => ({
    ...axis,
    parts: axis.parts.map((part) => newer(part, number)),
  }));
  known.set(version, made);
  return made;
};

export interface Stack {
  framework: string;
  orm: string;
}

/** The blueprint of a new project. */
export const newBlueprint = (stack: Stack, appType: string, host: string): Blueprint => {
  const chosen: Answers = { 'app-type': [appType], host, ...stack };
  const answers = complete(loaded, chosen);
  if (!answers) throw new Error('no such stack');
  return blueprintOf(loaded, '0.0.0', 'my-app', answers);
};
