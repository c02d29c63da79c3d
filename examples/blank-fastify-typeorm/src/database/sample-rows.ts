type Row = Record<string, unknown>;

/** Rows of one resource to try things out with. */
export interface Samples {
  /** Where one refers to another row, it holds that row's place among the samples. */
  rows: Row[];
  /** The field that says whose a row is: a place among the people, the first where it is left out. */
  owner: string | null;
  /** The fields that refer to other rows, and to what. */
  references: Record<string, string>;
  create(userId: string, row: Row): Promise<{ id: string }>;
}

type Find = (resource: string, place: number) => string | Promise<string>;

/** A sample without its owner, and the owner's place among the people. */
export const ownedRow = ({ owner }: Samples, sample: Row): { row: Row; place: number } => {
  const { [owner ?? '']: place = 0, ...row } = sample;
  return { row, place: Number(place) };
};

/** A copy with ids where it names places, in nested rows too. */
export const withIds = async (
  row: Row,
  references: Record<string, string>,
  find: Find,
): Promise<Row> => {
  const resolve = async (name: string, value: unknown): Promise<unknown> => {
    const resource = references[name];
    if (resource !== undefined && typeof value === 'number') return find(resource, value);
    return value;
  };
  const copy: Row = {};
  for (const [name, value] of Object.entries(row))
    copy[name] = isRows(value)
      ? await Promise.all(value.map((inner) => withIds(inner, references, find)))
      : await resolve(name, value);
  return copy;
};

const isRows = (value: unknown): value is Row[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null);
