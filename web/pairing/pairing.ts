/** How a device gets in: an invitation or a typed code, a name, four digits, the owner's word. */
import './pair-page.ts';

export { Pairing } from './pairing-model.ts';
