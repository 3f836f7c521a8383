/** How this device comes to trust the host: a ladder that is tried out, the steps to its next rung, and what to compare. */
import './certificate-details.ts';
import './trust-page.ts';

export { Trust } from './trust-model.ts';
