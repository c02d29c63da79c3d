import type { Blueprint, Resource } from '../../src/blueprint/types.js';
import { below, type Dice, pick } from './dice.js';

const names = [
  ...['title', 'body', 'count', 'price', 'status', 'starts_on', 'owner_note', 'code', 'data'],
  ...['name', 'level', 'color', 'weight', 'done', 'seen_at', 'opens_at', 'device', 'rating'],
  ...['kind', 'isActive', 'long_description_of_it', 'x1', 'order', 'value', 'type', 'task'],
];

const modifiers = ['', '', '!', '^', '^!', ':index', ':readonly'];

const types: ((dice: Dice) => string)[] = [
  () => 'string',
  (dice) => `string(${below(dice, 300) + 2})${pick(dice, modifiers)}`,
  (dice) => `string${pick(dice, ['!', '', ':index'])}=${pick(dice, ['new', "it's", 'a b'])}`,
  (dice) => `text${pick(dice, ['', '!'])}`,
  (dice) => `integer(${-below(dice, 9)}..${below(dice, 90)})${pick(dice, ['', '!', '=0', '!=0'])}`,
  (dice) => `integer:readonly=${below(dice, 2)}`,
  (dice) => `number(0..)${pick(dice, ['', '=0.5'])}`,
  (dice) => `money(0..)${pick(dice, ['', '!', '=2.50'])}`,
  (dice) => `boolean${pick(dice, ['', '!', '=false', '!=true'])}`,
  (dice) => `date${pick(dice, ['', '!', ':index', '=2030-01-31'])}`,
  (dice) => `time${pick(dice, ['', '=09:30:00'])}`,
  (dice) => `timestamp${pick(dice, ['', '!', ':index'])}`,
  (dice) => `enum(${pick(dice, ['low,medium,high', 'a,b', 'todo,done'])})${pick(dice, ['', '!'])}`,
  () => 'enum(low,medium,high)=low',
  () => 'json',
  (dice) => `uuid${pick(dice, ['', '^', ':index'])}`,
];

const refWord = (dice: Dice, resources: Pick<Resource, 'name'>[]): string => {
  const target = dice() < 0.2 ? 'users' : pick(dice, resources).name;
  const rule = pick(dice, ['', ',cascade', ',restrict', ',set-null']);
  return `${pick(dice, ['link', 'other', target])}_id:ref(${target}${rule})${pick(dice, ['', '!', '^'])}`;
};

/** Fields as they are typed, of every type. */
export const fieldWords = (dice: Dice, { resources }: Blueprint, most: number): string[] => {
  const words = Array.from({ length: 1 + below(dice, most) }, () =>
    dice() < 0.2 && resources.length > 0
      ? refWord(dice, resources)
      : `${pick(dice, names)}:${pick(dice, types)(dice)}`,
  );
  const nameOf = (word: string) => word.split(':')[0];
  return words.filter(
    (word, index) => words.findIndex((other) => nameOf(other) === nameOf(word)) === index,
  );
};
