import { nothingRenamed } from '../blueprint/change/renames.js';
import { CliError } from '../errors.js';
import { json } from '../json.js';
import type { Axis } from '../parts/types.js';
import { paint } from '../terminal.js';
import { toolVersion } from '../version.js';
import { conflictText, isChange, outcomeData, outcomeLines } from './change-report.js';
import { projectFolder } from './find-project.js';
import {
  isEdited,
  type OpenProject,
  openProject,
  refuseOtherVersion,
  settled,
} from './open-project.js';
import { planChange } from './plan-change.js';

const outOfStep = (message: string, details: Record<string, unknown> = {}): CliError =>
  new CliError('DRIFT', message, 'Run "vibe sync", and commit what it changes.', 1, details);

const look = async (axes: Axis[], project: OpenProject): Promise<void> => {
  if (isEdited(project))
    throw outOfStep('vibe.json was edited, and the project has not followed yet.');
  const intent = { blueprint: project.blueprint, renames: nothingRenamed, message: '' };
  const { outcomes } = await planChange(axes, project, intent, {});
  const changed = outcomes.filter(isChange);
  if (changed.length === 0) return;
  throw outOfStep(
    `The project is not what vibe.json says:\n${outcomeLines(changed)}${conflictText(changed)}`,
    { files: changed.map(outcomeData) },
  );
};

/** vibe check --drift: whether a project is what its vibe.json says; edits of its files are no drift. */
export const drift = async (axes: Axis[], flags: { json?: boolean }): Promise<void> => {
  const folder = projectFolder(process.cwd());
  await settled(folder);
  const project = openProject(axes, folder);
  refuseOtherVersion(project, toolVersion());
  await look(axes, project);
  const message = 'The project is what vibe.json says.';
  process.stdout.write(
    flags.json
      ? json({ code: 'IN_STEP', message, hint: null, directory: folder })
      : `${paint('green', '✔')} ${message}\n`,
  );
};
