/** All tables of attacks, in the order of SAFETY §2. */
import type { Attack } from './attack.ts';
import { content } from './content.ts';
import { crowds } from './crowds.ts';
import { namesAndPaths } from './names-and-paths.ts';
import { uploads } from './uploads.ts';
import { web } from './web.ts';
import { wire } from './wire.ts';

export const tables: readonly { readonly section: string; readonly attacks: readonly Attack[] }[] = [
  { section: 'names and paths', attacks: namesAndPaths },
  { section: 'content', attacks: content },
  { section: 'sending', attacks: uploads },
  { section: 'HTTP', attacks: wire },
  { section: 'pages and answers', attacks: web },
  { section: 'crowds and the slow', attacks: crowds },
];
