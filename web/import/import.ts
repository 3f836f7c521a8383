/** Hides how files and folders of this computer are brought in: dropped or chosen, walked, handed to whoever sends, and told of. */
import './import-button.ts';
import './import-desk.ts';

export { Imports } from './imports-model.ts';
