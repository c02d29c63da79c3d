import { addForeignKey, createIndex, createTable, dropConstraint, name } from './statements.js';
import type { Step } from './steps.js';
import {
  createClock,
  createClockTrigger,
  createCounter,
  createCounterTrigger,
  dropClock,
  dropCounter,
} from './triggers.js';

/** The statement that takes a step, without the semicolon. */
export const sqlOf = (step: Step): string => {
  switch (step.kind) {
    case 'create-clock':
      return createClock;
    case 'create-table':
      return createTable(step.table);
    case 'create-index':
      return createIndex(step.table, step.index);
    case 'add-foreign-key':
      return addForeignKey(step.table, step.key);
    case 'create-clock-trigger':
      return createClockTrigger(step.table, step.counted);
    case 'create-counter':
      return createCounter(step.counter);
    case 'create-counter-trigger':
      return createCounterTrigger(step.table, step.counter);
  }
};

/** The statement that takes a step back; null where another step's takes it along. */
export const undoOf = (step: Step): string | null => {
  switch (step.kind) {
    case 'create-clock':
      return dropClock;
    case 'create-table':
      return `DROP TABLE ${name(step.table.name)}`;
    case 'add-foreign-key':
      return dropConstraint(step.table, step.key.name);
    case 'create-counter':
      return dropCounter(step.counter);
    case 'create-index':
    case 'create-clock-trigger':
    case 'create-counter-trigger':
      return null;
  }
};
