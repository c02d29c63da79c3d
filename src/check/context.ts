import type { Context, Target } from './check.js';
import { Client } from './client.js';
import { methodOf } from './method.js';
import type { Model } from './model.js';
import { loginAgain, type Person, register } from './people.js';
import { rowsOf } from './rows.js';

type Memo = Map<string, Promise<unknown>>;

/** Made once, and again only where it failed. */
const remembered = <T>(memo: Memo, key: string, make: () => Promise<T>): Promise<T> => {
  const known = memo.get(key) as Promise<T> | undefined;
  if (known) return known;
  const made = make();
  memo.set(key, made);
  made.catch(() => memo.delete(key));
  return made;
};

/** An access token lives 15 minutes, a run that waits for rate limits may take longer. */
const tokenAge = 8 * 60_000;

/** Somebody whose token is good for the check that asks. */
const lasting = (place: Parameters<typeof loginAgain>[0], make: () => Promise<Person>) => {
  let current: Promise<Person> | null = null;
  let since = 0;
  return (): Promise<Person> => {
    const known = current;
    if (known && Date.now() - since < tokenAge) return known;
    since = Date.now();
    const next = known ? known.then((person) => loginAgain(place, person)) : make();
    next.catch(() => {
      current = null;
    });
    current = next;
    return next;
  };
};

/** A variable that is unset is not the same as one that is not mentioned. */
const keyOf = (env: Record<string, string | undefined>): string =>
  JSON.stringify(Object.entries(env).map(([name, value]) => [name, value ?? null]));

/** Instances that a run keeps, by the variables that they were started with. */
export type Instances = Map<string, Promise<Context>>;

/** What the checks of a run work with on one server. */
export const contextOf = (
  given: Target,
  model: Model,
  instances: Instances = new Map(),
): Context => {
  const headers = { ...given.headers, ...methodOf(model).visitor(given) };
  const target = { ...given, headers };
  const api = new Client(`${target.url}/api/v1`, headers);
  const people = new Map<string, () => Promise<Person>>();
  const memo: Memo = new Map();
  const newPerson = () => register({ api, model });
  const admin = lasting({ api, model }, async () => {
    const person = await newPerson();
    await target.makeAdmin?.(person.email);
    return loginAgain({ api, model }, person);
  });
  const context: Context = {
    target,
    model,
    api,
    root: new Client(target.url, headers),
    rows: rowsOf(() => context),
    newPerson,
    admin,
    person(name) {
      const known = people.get(name) ?? lasting({ api, model }, newPerson);
      people.set(name, known);
      return known();
    },
    once: (key, make) => remembered(memo, key, make),
    instance: (env, pace) =>
      remembered(instances, `${keyOf(env)} ${pace}`, async () => {
        if (!target.control) throw new Error('this check starts a server of its own');
        const { url, logs } = await target.control.boot(env, pace);
        return contextOf({ ...target, url, logs }, model, instances);
      }) as Promise<Context>,
  };
  return context;
};
