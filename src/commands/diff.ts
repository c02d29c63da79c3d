import { json } from '../json.js';
import { normalise } from '../merge/text.js';
import type { Axis } from '../parts/types.js';
import { projectFolder } from './find-project.js';
import { type OpenProject, openProject, settled } from './open-project.js';
import { type FileDifference, patchOf } from './patch.js';

const isBelow = (path: string, folders: string[]): boolean =>
  folders.length === 0 ||
  folders.some((folder) => path === folder || path.startsWith(`${folder.replace(/\/+$/, '')}/`));

/** How the files that the tool keeps track of differ from what it last rendered. */
const differencesOf = ({ memory, disk }: OpenProject, paths: string[]): FileDifference[] =>
  [...memory.manifests].flatMap(([unit, { object, moved = {} }]) =>
    Object.entries(object ? memory.pristine(unit) : {}).flatMap(([path, pristine]) => {
      const place = moved[path] ?? path;
      if (!isBelow(place, paths)) return [];
      const after = disk.read(place);
      // Line ends and such are a matter of the editor: they would make every line a difference.
      const before = after === null ? pristine : normalise(after).restore(pristine);
      return after === before && place === path ? [] : [{ from: path, to: place, before, after }];
    }),
  );

/** Shows what was edited, deleted or moved of what the tool has made. */
export const diff = async (
  axes: Axis[],
  paths: string[],
  flags: { json?: boolean },
): Promise<void> => {
  const folder = projectFolder(process.cwd());
  await settled(folder);
  const differences = differencesOf(openProject(axes, folder), paths).sort((a, b) =>
    a.to < b.to ? -1 : 1,
  );
  const patch = differences.map(patchOf).join('');
  const files = differences.map(({ from, to, after }) => ({
    path: to,
    verb: after === null ? 'delete' : from === to ? 'update' : 'move',
    ...(from !== to && { from }),
  }));
  process.stdout.write(
    flags.json ? json({ code: 'DIFFERENCES', directory: folder, files, patch }) : patch,
  );
};
