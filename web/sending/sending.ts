/** From a tap to the host's receipt: the queue that outlives its page, and the page that shows it. */
import './send-page.ts';

export { SendQueue } from './send-queue.ts';
