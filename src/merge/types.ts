/** A file three times: as the tool last rendered it, as it is on disk, and as the tool renders it now. */
export interface Versions {
  pristine: string;
  /** As on disk: line ends, byte-order mark and a missing last newline included. */
  yours: string;
  render: string;
}

/** A place that both sides changed; `line` counts in yours, from 1. */
export interface Hunk {
  line: number;
  pristine: string[];
  yours: string[];
  render: string[];
}

/** How to settle what both sides changed. */
export type Settling = 'markers' | 'ours' | 'theirs';

/** What became of a merge. */
export type Merged =
  | { kind: 'clean'; text: string }
  | { kind: 'conflict'; hunks: Hunk[]; resolve(by: Settling): string }
  | { kind: 'refused'; reason: string; lines: string[] };

/** A side of a conflict. */
export type Side = 'ours' | 'theirs';

/** A merge that took one side wherever both changed the same, and where that was. */
export interface Draft {
  text: string;
  hunks: Hunk[];
}

/** What a way of merging answers: a draft, or why it cannot. */
export type Attempt = Draft | { reason: string; lines: string[] };

/** A way of merging one kind of file. Its texts have LF, no byte-order mark and a last newline. */
export type Strategy = (versions: Versions, side: Side) => Attempt | Promise<Attempt>;
