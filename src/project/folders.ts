/** Where the tool keeps what it knows of a project; journal and lock are not committed. */
export const folders = {
  units: '.vibe/units',
  objects: '.vibe/objects',
  journal: '.vibe/journal',
  lock: '.vibe/lock',
} as const;
