/** Hides the owner's console: who may come in, who is in, what is arriving, and the frame around the photos. */
export { Console } from './console-model.ts';
export { ConsolePage } from './console-page.ts';
