/** Keeps zod from compiling parsers out of strings, which the page's content policy forbids. Imported before any schema is made. */
import { config } from 'zod';

config({ jitless: true });
