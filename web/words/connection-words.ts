/** What is said of how phones get to the host; loaded with the console. */
import { connection } from './en-connection.ts';
import { translated } from './words.ts';

export const connectionWords = await translated(connection, {
  de: async () => (await import('./de-connection.ts')).connection,
  es: async () => (await import('./es-connection.ts')).connection,
});
