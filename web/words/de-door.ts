/** German: who comes to the door of the host, and who is sent away. */
import { say } from './de-quantities.ts';
import type { door as english } from './en-door.ts';

const photos = { one: 'Foto', other: 'Fotos' };

export const door: typeof english = {
  wasHere: 'War es schon einmal hier?',
  isNew: 'Nein, es ist neu',
  isAgain: (device) => `Das ist wieder ${device}`,
  wasLast: (count, ago) => `${count === 0 ? 'Keine Fotos' : say.plural(count, photos)}, zuletzt gesehen ${ago}`,
  againHelp:
    'Es behält seinen Platz unter Ihren Fotos. Was sich bisher als dieses Gerät anmelden konnte, kann es nicht mehr.',

  signOutAll: 'Alle Geräte abmelden',
  signOutAllTitle: 'Alle Geräte abmelden?',
  signOutAllHelp: (count) =>
    `${count === 1 ? 'Das Gerät' : `Alle ${say.count(count)} Geräte`} und Ihre anderen Browser werden in dieser Sekunde getrennt. Die Fotos bleiben hier, und auf keinem Telefon geht etwas verloren. Jedes lässt sich wieder koppeln, und Sie können dabei sagen, dass es schon hier war.`,
  signedOut: (count) =>
    count === 0 ? 'Alle Geräte sind abgemeldet' : `${say.plural(count, { one: 'Gerät', other: 'Geräte' })} abgemeldet`,

  notices: 'Neues von der Tür',
  dismiss: 'Verstanden',
  paired: (device) => `${device} ist gekoppelt`,
  pairedHelp: 'Das waren nicht Sie? Trennen Sie es unter „Geräte“.',
  again: (device) => `${device} ist wieder da`,
  refused: {
    'wrong-code': (address) => `Jemand bei ${address} hat einen falschen Code eingegeben`,
    'invitation-used': (address) => `Jemand bei ${address} hat einen Code versucht, der schon benutzt war`,
    'invitation-expired': (address) => `Jemand bei ${address} hat einen Code versucht, der nicht mehr gilt`,
    'too-many-requests': (address) => `Jemand bei ${address} hat es zu oft versucht und muss warten`,
  },
  refusedHelp:
    'Niemand kam herein. Ein eigenes Versehen? Dann nehmen Sie den Code, der jetzt auf dem Bildschirm steht.',
  codesEnded: 'Niemand kam herein. Das war der fünfte falsche Versuch: Der Code gilt nicht mehr, ein neuer entsteht.',
  copied: (device) => `Jemand anderes wollte als ${device} herein`,
  copiedHelp: (device) =>
    `Dort lag eine Kopie seines Schlüssels und wurde abgewiesen: Nur ${device} selbst kann ihn benutzen. Um sicherzugehen, trennen Sie das Gerät und koppeln Sie es neu.`,
  copiedCutOff: (device) =>
    `Ein Schlüssel von ${device} wurde zweimal benutzt, deshalb wurde das Gerät zur Sicherheit getrennt. Koppeln Sie es neu, um es wieder hereinzulassen.`,
};
