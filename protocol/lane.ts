/** A folder that the owner brings in: its photos have a lane of their own in the library, as a device's have. */
import { z } from 'zod';
import { DeviceNameSchema } from './pairing.ts';

/** On the requests of an upload, by the owner alone: the lane's name, percent-encoded. One that is new is made. */
export const laneHeader = 'Landfall-Lane';

/** A lane's name as its header says it. */
export const LaneNameSchema = z
  .string()
  .max(600)
  .transform((text, context) => {
    try {
      return decodeURIComponent(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'not percent-encoded' });
      return z.NEVER;
    }
  })
  .pipe(DeviceNameSchema);
