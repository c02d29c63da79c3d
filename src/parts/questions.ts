import type { Answers } from '../blueprint/types.js';
import { allowedParts, namesIn } from './rules.js';
import type { Axis } from './types.js';

/** Whether an axis must be put to the user: unanswered, and with something to choose. */
export const isOpenQuestion = (axes: Axis[], answers: Answers, axis: Axis): boolean => {
  if (axis.ask === 'never' || namesIn(answers, axis).length > 0) return false;
  return axis.ask === 'always' || allowedParts(axes, answers, axis).length > 1;
};
