import { commentSamples } from '../resources/comments/samples.js';
import { exerciseSamples } from '../resources/exercises/samples.js';
import { followSamples } from '../resources/follows/samples.js';
import { likeSamples } from '../resources/likes/samples.js';
import { postSamples } from '../resources/posts/samples.js';
import { statSamples } from '../resources/stats/samples.js';
import { workoutSamples } from '../resources/workouts/samples.js';
import type { Samples } from './sample-rows.js';

/** The samples of every resource: first what others refer to. */
export const samples: Record<string, Samples> = {
  workouts: workoutSamples,
  exercises: exerciseSamples,
  stats: statSamples,
  posts: postSamples,
  comments: commentSamples,
  likes: likeSamples,
  follows: followSamples,
};
