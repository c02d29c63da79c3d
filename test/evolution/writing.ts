import type { Dice } from './dice.js';
import type { Place, Places } from './places.js';

/** How people write a programming language. */
export interface Writing {
  /** Everything that people may want to touch in a text; null where it does not parse. */
  places(text: string): Places | null;
  /** Lines that make sense in each kind of place. */
  lines(mark: string): Record<Place['kind'], string[]>;
  /** The beginning of a call of which people write more. */
  calls: RegExp;
  called(call: string, mark: string): string;
  /** What a comment begins with. */
  comment: string;
  /** A line for the end of a file. */
  appended(mark: string): string;
  /** What can stand behind a number. */
  touched(mark: string): string;
  /** The text in another style, as by another formatter; null where that is the same. */
  reformat(dice: Dice, text: string): string | null;
}
