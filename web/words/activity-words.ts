/** What is said of what was done with the host; loaded with the console. */
import { activity } from './en-activity.ts';
import { translated } from './words.ts';

export const activityWords = await translated(activity, {
  de: async () => (await import('./de-activity.ts')).activity,
  es: async () => (await import('./es-activity.ts')).activity,
});
