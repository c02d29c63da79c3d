/** A condition a column: equal to a value, or on one side of it, or anything but it. */
export type Where<Row> = {
  [Key in keyof Row]?: Row[Key] | { gt: Row[Key] } | { lt: Row[Key] } | { not: Row[Key] } | null;
};

/** The few operations that code outside the resources needs, whatever the ORM. */
export interface Table<Row> {
  find(where: Where<Row>): Promise<Row | null>;
  /** The last 100 rows that were made, the newest first. */
  newest(where: Where<Row>): Promise<Row[]>;
  /** Adds a row; the database fills what is left out. */
  insert(row: Partial<Row>): Promise<Row>;
  /** Answers how many rows it changed, in one atomic statement. */
  update(where: Where<Row>, changes: Partial<Row>): Promise<number>;
  delete(where: Where<Row>): Promise<number>;
}
