/** What the owner can set while the host runs. */
import { z } from 'zod';

/** Slower than this and uploads would look broken rather than held back. */
export const leastSpeedLimit = 50_000;

export const SettingsSchema = z
  .object({
    speedLimitBytesPerSecond: z
      .int()
      .min(leastSpeedLimit)
      .nullable()
      .meta({ description: 'All uploads together; null for no limit.' }),
    checkBytesPerDay: z
      .int()
      .nonnegative()
      .meta({ description: 'How much of the originals is read again each day; 0 for none.' }),
    address: z
      .string()
      .max(45)
      .nullable()
      .meta({ description: 'Where phones are sent, if the host has it; null leaves the choice to the host.' }),
  })
  .meta({ id: 'Settings' });
export type Settings = z.infer<typeof SettingsSchema>;

export const SettingsChangeSchema = SettingsSchema.partial().meta({ id: 'SettingsChange' });
export type SettingsChange = z.infer<typeof SettingsChangeSchema>;
