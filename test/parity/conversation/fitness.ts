import { anyone, by, each, type Section } from '../say.js';

const ann = by('ann');
const bob = by('bob');
const missing = '3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e';

const squat = { workout_id: '$legs.id', name: 'Squat', sets: 3, reps: 8, weight: 82.5 };

const refused: unknown[] = [
  { name: 'x' },
  { workout_id: null, name: 'x' },
  { workout_id: 'x', name: 'x' },
  { workout_id: missing, name: 'x' },
  { workout_id: '$theirs.id', name: 'x' },
  { workout_id: '$legs.id' },
  { workout_id: '$legs.id', name: 'x', sets: -1 },
  { workout_id: '$legs.id', name: 'x', weight: -0.5 },
  { workout_id: '$legs.id', name: 'x', reps: 1.5 },
  { workout_id: '$legs.id', name: 'x', user_id: missing },
];

export const fitness: Section = {
  title: 'rows that hang off a private row',
  steps: [
    ann(
      201,
      'POST /workouts',
      { name: 'Legs', date: '2025-01-07', duration_minutes: 45 },
      { as: 'legs' },
    ),
    bob(201, 'POST /workouts', { name: 'Arms' }, { as: 'theirs' }),
    ann(400, 'POST /workouts', { name: 'x', duration_minutes: -1 }),
    ann(200, 'GET /workouts?date=2025-01-07'),
    ann(200, 'GET /workouts/$legs.id'),
    ann(200, 'PATCH /workouts/$legs.id', { notes: 'Slow' }),
    ann(200, 'PUT /workouts/$legs.id', { name: 'Legs', duration_minutes: 0 }),
    ann(201, 'POST /exercises', squat, { as: 'squat' }),
    ann(201, 'POST /exercises', { workout_id: '$legs.id', name: 'Lunge' }),
    bob(201, 'POST /exercises', { workout_id: '$theirs.id', name: 'Curl', weight: 0 }),
    ...each(refused, (body) => ann(400, 'POST /exercises', body)),
    anyone(401, 'POST /exercises', squat),
    ann(200, 'GET /exercises?sort=name'),
    ann(200, 'GET /exercises?workout_id=$legs.id&sets_gte=1'),
    ann(200, 'GET /exercises?workout_id=$theirs.id'),
    ann(400, 'GET /exercises?user_id=$ann.user.id'),
    ann(200, 'GET /exercises?sort=-weight&cursor=&limit=1'),
    bob(200, 'GET /exercises'),
    anyone(401, 'GET /exercises'),
    ann(200, 'GET /exercises/$squat.id', undefined, { as: 'squat' }),
    ann(304, 'GET /exercises/$squat.id', undefined, {
      headers: { 'if-none-match': '$squat.etag' },
    }),
    bob(404, 'GET /exercises/$squat.id'),
    bob(404, 'PUT /exercises/$squat.id', { workout_id: '$theirs.id', name: 'x' }),
    bob(404, 'PATCH /exercises/$squat.id', { name: 'x' }),
    bob(404, 'PATCH /exercises/$squat.id', {}),
    bob(404, 'DELETE /exercises/$squat.id'),
    ann(400, 'PATCH /exercises/$squat.id', { workout_id: '$theirs.id' }),
    ann(400, 'PUT /exercises/$squat.id', { workout_id: '$theirs.id', name: 'x' }),
    ann(400, 'PATCH /exercises/$squat.id', { sets: -1 }),
    ann(200, 'PATCH /exercises/$squat.id', { reps: 10, weight: 85.25 }),
    ann(412, 'PATCH /exercises/$squat.id', { reps: 1 }, { headers: { 'if-match': '$squat.etag' } }),
    ann(200, 'PUT /exercises/$squat.id', { workout_id: '$legs.id', name: 'Squats' }),
    ann(204, 'DELETE /exercises/$squat.id'),
    ann(404, 'DELETE /exercises/$squat.id'),
    ann(201, 'POST /exercises', squat, { as: 'squat' }),
    ann(204, 'DELETE /workouts/$legs.id'),
    ann(404, 'GET /exercises/$squat.id'),
    ann(201, 'POST /stats', { date: '2025-01-07', weight: 70.35, steps: 0 }, { as: 'stat' }),
    ann(400, 'POST /stats', { weight: 70 }),
    ann(400, 'POST /stats', { date: '2025-01-07', calories: -1, steps: -1 }),
    ann(200, 'PATCH /stats/$stat.id', { weight: null, notes: 'None' }),
    ann(200, 'GET /stats?date=2025-01-07&steps=0'),
    ann(200, 'GET /stats/$stat.id'),
    ann(200, 'PUT /stats/$stat.id', { date: '2025-01-08', calories: 2000 }),
    bob(404, 'GET /stats/$stat.id'),
    ann(204, 'DELETE /stats/$stat.id'),
  ],
};
