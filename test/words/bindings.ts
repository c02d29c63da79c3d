import { blueprintOf } from '../../src/blueprint/create.js';
import { singularOf } from '../../src/blueprint/naming.js';
import type { Answers } from '../../src/blueprint/types.js';
import { chosenParts, complete } from '../../src/parts/rules.js';
import { axes, filesOf } from './project.js';

/** What is declared or imported in a file: by `import`, by `const` and as a parameter. */
const namesIn = (content: string): string[] => {
  const code = content
    .replace(/'[^']*'/g, "''")
    .replace(/\/\*.*?\*\/|\/\/.*/gs, (comment) => (comment.startsWith('//') ? '' : ' '));
  const lists = [
    ...code.matchAll(/import (?:type )?\{([^}]*)\}/g),
    ...code.matchAll(/(?:const|let) [[{]([^\]}]*)[\]}]/g),
    ...code.matchAll(/\(([^()]*)\)(?:: [^={]+)? (?:=>|\{)/g),
  ].flatMap(([, inner = '']) => inner.split(','));
  return [
    ...lists.map((item) => /(\w+)\W*$/.exec(item.replace(/[:=?][^,]*$/, ''))?.[1] ?? ''),
    ...[...code.matchAll(/import (?:type )?\* as (\w+)/g)].map(([, name = '']) => name),
    ...[...code.matchAll(/(?:const|let|function) (\w+)/g)].map(([, name = '']) => name),
    ...[...code.matchAll(/(\w+) =>/g)].map(([, name = '']) => name),
  ];
};

/** All variables of the files where a repository is declared or used, but those named after resources. */
export const bindingsOf = (stack: Answers): string[] => {
  const [appTypes] = axes.filter(({ name }) => name === 'app-type');
  const answers = complete(axes, {
    ...stack,
    'app-type': (appTypes?.parts ?? []).map(({ name }) => name),
  });
  const blueprint = blueprintOf(axes, '0.0.0', 'my-app', answers ?? {});
  const parts = chosenParts(axes, blueprint.answers);
  const own = parts.flatMap(({ resources = [], relations = [] }) => [...resources, ...relations]);
  const files = filesOf(blueprint).filter(({ path }) =>
    /^src\/resources\/\w+\/(repository|routes|samples)\.ts$/.test(path),
  );
  const written = own.flatMap(({ name }) => [name, singularOf(name)]);
  const isOwn = (binding: string): boolean =>
    written.some((name) => binding.toLowerCase().startsWith(name.replaceAll('_', '')));
  return [...new Set(files.flatMap(({ content }) => namesIn(content)))].filter(
    (binding) => !isOwn(binding),
  );
};
