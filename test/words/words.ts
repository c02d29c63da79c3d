const list = (...lines: string[]): string[] => lines.join(' ').split(' ');

/** Plurals, singulars and cases; words that have no plural, and words of languages, ORMs and SQL. */
export const resourceWords = [
  ...list(
    'categories People sheep status Order user-profile UserSetting media data quizzes addresses',
    'analyses table group import index children order-item profile page record response map date',
    'string array number boolean json int float decimal date-time promise symbol object buffer',
    'item line link count schema query resource event type field export enum interface package',
    'delete case switch static public private where repository entity column model relation client',
    'prisma-client output input pagination registration file task-input',
  ),
  'user badges',
];

/** As long as names may be. */
export const longWords = list(
  'international_organization_memberships departmental_equipment_reservation_slots',
);

/** Names that only a vibe.json can give: no plurals, and words that the code itself needs. */
export const writtenWords = list(
  'new this rows find own id write router app let arguments name staff import_item',
);

/** Resources of the app types, so that the words are of every kind. */
export const renamedResources = [
  ['categories', 'class'],
  ['products', 'function'],
  ['orders', 'select'],
  ['order_items', 'list'],
  ['cart_items', 'default'],
  ['posts', 'news'],
  ['comments', 'change'],
  ['likes', 'value'],
  ['follows', 'request'],
  ['workouts', 'set'],
  ['exercises', 'error'],
  ['stats', 'series'],
] as const;

/** Fields of the app types that their rules need. */
export const renamedFields = [
  ['products', 'price', 'value'],
  ['products', 'stock', 'length'],
  ['orders', 'total', 'default'],
  ['orders', 'status', 'type'],
  ['order_items', 'quantity', 'count'],
  ['order_items', 'price', 'key'],
  ['order_items', 'product_id', 'class_id'],
  ['posts', 'likes_count', 'count'],
  ['exercises', 'workout_id', 'function_id'],
] as const;

/** Words of SQL, of languages, of both ORMs and of the lists of the API. */
export const fieldWords = list(
  'class order! select:text default:bool=false new:int delete:date function:time type:enum(a,b)=a',
  'key^ value:number name! data:json status:enum(new,done) group:timestamp user from:date to:date',
  'length:integer(0..) count:int:index=0 size:int size_gt:int title_like password:text token:uuid',
  'import export return this null true let await static public in is like between',
  'where having table column index unique primary foreign constraint check references returning',
  'desc asc offset fetch user_name window exists filter over row rows value_in to_json own email',
  'created updated deleted version entity model connection manager input output columns schema',
  'word words word_id:ref(word) user_ref_id:ref(users)',
);
