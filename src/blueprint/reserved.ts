const words = (...lines: string[]): Set<string> => new Set(lines.join(' ').split(' '));

/** Words that a resource may not be called: routes, tables and files of the backend itself. */
const reservedResources = words(
  'auth users sessions refresh_tokens identities oauth_logins idempotency_keys uploads',
  'health docs openapi index constructor prototype and or not',
);

/** Columns that every row has, and the parameters of every list. */
const reservedFields = words(
  'id user_id created_at updated_at password_hash role page limit sort cursor',
  'constructor prototype __proto__ then',
);

/** What one row of the backend's own tables is called. */
const ownSingulars = words(
  'user session refresh_token identity oauth_login idempotency_key upload',
);

/**
 * What one of a resource may not be called: globals, types of the ORMs and of the code around a
 * resource, and words of the API's description.
 */
const takenSingulars = words(
  'array array_buffer atomics boolean data_view date error function intl iterator map math number',
  'object promise proxy reflect set string symbol weak_map weak_ref weak_set',
  'json int float big_int decimal date_time bytes unsupported prisma prisma_client',
  'auth health pagination me repository resource relation',
  'logged_in registration credentials refresh logout profile password_change account_deletion',
  'csrf_token annotated literal',
  'code_exchange id_token_login provider_form identity_code identity_token identity_link',
);

/** What a resource's repository may not be called: words of the language and of the code around it. */
const takenVariables = words(
  'arguments await break case catch class const continue debugger default delete do else enum',
  'eval export extends false finally for function if implements import in instanceof interface',
  'let new null package private protected public return static super switch this throw true try',
  'typeof undefined var void while with yield added addToStock adminsWrite affected app',
  'authenticate bothVisible cancelled change changes childId children client conflict count',
  'countChildren countParents counts created data deleted ends errors expected expectedRow find',
  'findRow forbidden found gone hasBoth hasChild hasParent id idOf idempotency idempotencyOf',
  'ids inTransaction include input insert isDeepStrictEqual item items jsonBody line lines link',
  'linked links list lists manager matching offerOf once one orderOf own owner page parentId',
  'parseListQuery path placed placedAt preconditionFailed present prisma quantities query raw',
  'refuseOthers refuseReferenced removed reply repository repositoryOf req request res',
  'resources returnItems router row rows schema selectRows send sortRows stock stockOf sum',
  'takeItems target toPage total update userId validate versionOf where whereOf withItems write',
);

const pythonWords = words(
  'and as assert async await break class continue def del elif else except finally for from global if',
  'import in is lambda nonlocal not or pass raise return try while with yield',
);

/** What a resource's repository may not be called in Python: words of the code around it. */
const takenSnakeVariables = words(
  'app body bool caller changes conflict connected created dict expected expected_row forbidden',
  'gone id id_of idempotency idempotency_of insert int invalid list list_rows models object once',
  'one page parse_list_query placed_at present query repository request return_items router row',
  'rows rows_of sa samples schema scopes seed select_page send sent str tables take_items to_page',
  'transaction tuple type url validate',
);

/** Whether a name is a word of Python itself: nothing can be called so that is not in quotes. */
export const isPythonWord = (name: string): boolean => pythonWords.has(name);

/** Whether a variable of that name would hide another one of the generated Python. */
export const isTakenSnakeVariable = (name: string): boolean => takenSnakeVariables.has(name);

/** Whether one of a resource must be called something else. */
export const isTakenSingular = (singular: string): boolean => takenSingulars.has(singular);

/** Whether a variable of that name would hide another one of the generated code. */
export const isTakenVariable = (name: string): boolean => takenVariables.has(name);

/** Whether a trigger would take the word for one of its own variables. */
export const isTriggerWord = (name: string): boolean => /^(new|old|found|tg_.+)$/.test(name);

const used = (name: string): string =>
  `"${name}" is used by the backend itself: choose another word`;

/** Why a table, of a resource or of a relation, cannot have this name, or null. */
export const refusedResourceName = (name: string): string | null =>
  reservedResources.has(name) || isPythonWord(name) ? used(name) : null;

/** Why one of a resource cannot be called so, or null. */
export const refusedSingular = (singular: string): string | null =>
  isTakenSingular(singular) || ownSingulars.has(singular) ? used(singular) : null;

/** Why a relation cannot have this name, or null: it is a table and a variable. */
export const refusedRelationName = (name: string, variable: string): string | null =>
  isTakenVariable(variable) || isTakenSnakeVariable(name) ? used(name) : refusedResourceName(name);

/** Prisma reads these in any case as parts of a query, also where a reference leads to a row. */
const isQueryWord = (name: string): boolean => /^(and|or|not)(_id)?$/.test(name);

/** Why a field cannot have this name, or null. */
export const refusedFieldName = (name: string): string | null => {
  if (isQueryWord(name)) return used(name);
  return reservedFields.has(name)
    ? `"${name}" is set by the backend itself: choose another word`
    : null;
};
