/** How a language writes things down, laid out as its formatter would. */
export interface Language {
  /** Text as a literal on one line. */
  quote(text: string): string;
  /** Text as a literal over several lines. */
  block(text: string): string;
  /** Plain data as a literal, indented where it spans lines. */
  literal(value: unknown, indent?: string): string;
  /** A whole number, its thousands parted where that is done. */
  digits(value: number): string;
  /** The least and the most as arguments, or nothing where there is neither. */
  bounds(min: number | null, max: number | null): string;
  /** A named value as an entry of a list of such, broken where it does not fit on a line. */
  property(key: string, value: string): string;
  /** A call on one line, or broken where that is too long. */
  call(name: string, args: string[], tail?: string): string;
  /** A line of code, broken where it is too long. */
  wrap(line: string): string;
}
