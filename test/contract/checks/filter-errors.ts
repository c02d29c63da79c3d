import { section } from '../check.js';
import { expectInvalid } from '../expect.js';
import { newPerson } from '../people.js';

/** Parameters that a field's type does not have. */
const lacking = [
  'label_gt',
  'label_lte',
  'body',
  'body_ne',
  'body_in',
  'body_gt',
  'active_gt',
  'active_like',
  'mood_gt',
  'mood_lt',
  'token_like',
  'token_gt',
  'amount_like',
  'ratio_like',
  'price_like',
  'day_like',
  'at_time_like',
  'moment_like',
  'meta',
  'meta_ne',
  'meta_like',
  'meta_in',
  'project_id_gt',
  'project_id_like',
  'id_gt',
  'created_at_like',
  'size_gt_like',
  'amount_between',
];

const values: Record<string, string[]> = {
  amount: ['', 'x', '1.5', '2147483648', '-2147483649', '1e3', '0x10', '%201', 'null', 'NaN'],
  amount_in: ['', '1,', ',', '1,x', '1,,2'],
  ratio: ['', 'x', 'NaN', 'Infinity', '1e999', '0x1'],
  price: ['', 'x', '1.234', '10000000000', '1e2', 'NaN'],
  active: ['', '1', '0', 'TRUE', 'yes', 'null'],
  active_ne: ['no'],
  day: [
    '',
    'x',
    '2025-02-29',
    '2025-13-01',
    '2025-1-7',
    '20250107',
    '2025-01-07T10:30:00Z',
    '0000-00-00',
  ],
  day_gt: ['tomorrow'],
  at_time: ['', 'x', '24:00:00', '10:60:00', '1:00:00', '10:00:60'],
  moment: ['', 'x', '2025-01-07', '2025-02-30T00:00:00Z', '2025-01-07T25:00:00Z', '1736245800'],
  mood: ['', 'happy', 'CALM', 'calm,wild'],
  mood_in: ['calm,happy'],
  token: ['', 'x', '11111111-1111-4111-8111-11111111111', "'%20or%201=1"],
  project_id: ['x', '1'],
  id: ['x', '1'],
  id_in: ['x'],
  label: ['%00', '%ED%A0%80', '%FF', 'x%00y'],
  label_like: ['%00', '%C3'],
  label_null: ['', '1', 'yes', 'TRUE'],
  amount_null: ['null'],
  created_at: ['x', 'now'],
};

export default section('3 Lists: bad filters', (check) => {
  check(
    '3 filters',
    'an operator that the type lacks is 400 with field',
    async (context) => {
      const { api } = await newPerson(context);
      for (const name of lacking) expectInvalid(await api.get(`/specimens?${name}=1`), name, name);
    },
    ['kitchen'],
  );

  for (const [name, bad] of Object.entries(values))
    check(
      '3 filters',
      `a bad value of ${name} is 400 with field`,
      async (context) => {
        const { api } = await newPerson(context);
        for (const value of bad)
          expectInvalid(await api.get(`/specimens?${name}=${value}`), name, `${name}=${value}`);
      },
      ['kitchen'],
    );

  check(
    '3 sort',
    'JSON and long text do not sort',
    async (context) => {
      const { api } = await newPerson(context);
      for (const sort of ['meta', '-body', 'label,meta'])
        expectInvalid(await api.get(`/specimens?sort=${sort}`), 'sort', sort);
    },
    ['kitchen'],
  );

  check(
    '3 filters',
    'the first bad parameter is named though others are fine',
    async (context) => {
      const { api } = await newPerson(context);
      expectInvalid(await api.get('/specimens?label=a&amount=x&limit=5'), 'amount');
    },
    ['kitchen'],
  );
});
