import type { Blueprint, Field, Resource } from '../blueprint/types.js';
import { formatField } from '../grammar/format.js';
import { json } from '../json.js';
import { namedIn } from '../parts/combined.js';
import { chosenParts } from '../parts/rules.js';
import type { Axis } from '../parts/types.js';
import { paint } from '../terminal.js';
import { projectAt } from './find-project.js';

const ownerText = ({ owner, parent }: Resource): string =>
  owner === 'parent' ? `owner parent (${parent})` : `owner ${owner}`;

const resourceText = (resource: Resource): string =>
  [
    `${paint('bold', resource.name)}  ${paint('dim', ownerText(resource))}`,
    ...resource.fields.map((field: Field) => `  ${formatField(field)}`),
  ].join('\n');

const text = (axes: Axis[], blueprint: Blueprint): string => {
  const { resources, relations, answers } = blueprint;
  const parts = namedIn(chosenParts(axes, answers)).map(
    ({ axis, label }) => `  ${paint('dim', axis.replaceAll('-', ' '))}  ${label}`,
  );
  return [
    `${paint('bold', blueprint.name)}\n${parts.join('\n')}`,
    ...resources.map(resourceText),
    ...relations.map(({ name, parent, child }) => `${paint('bold', name)}  ${parent} ↔ ${child}`),
  ].join('\n\n');
};

/** Shows what the project of this folder is made of. */
export const list = (axes: Axis[], flags: { json?: boolean }): void => {
  const { folder, blueprint } = projectAt(axes, process.cwd());
  process.stdout.write(
    flags.json
      ? json({ code: 'LISTED', directory: folder, ...blueprint })
      : `${text(axes, blueprint)}\n`,
  );
};
