/** German: what was done with this host. */
import { say } from './de-quantities.ts';
import type { activity as english } from './en-activity.ts';

const photos = { one: 'Foto', other: 'Fotos' };
const times = (count: number): string => (count === 1 ? '' : `, ${say.count(count)}-mal`);

export const activity: typeof english = {
  lead: 'Wer hereinkam, wer abgewiesen wurde und was getan wurde: für die letzten 90 Tage, nur auf diesem Laptop.',
  filter: 'Zeigen',
  everything: 'Alles',
  today: 'Heute',
  yesterday: 'Gestern',
  older: 'Ältere zeigen',
  emptyTitle: 'Noch nichts',
  emptyHelp: 'Wird ein Telefon gekoppelt, ein Foto gelöscht oder jemand abgewiesen, steht es hier.',
  emptyOf: (device) => `Von ${device} noch nichts`,
  failedTitle: 'Das ließ sich nicht lesen',
  tryAgain: 'Noch einmal',
  from: (address) => `von ${address}`,
  fromHere: 'von diesem Laptop',
  somebody: 'Jemand',

  paired: {
    send: (device) => `${device} wurde gekoppelt und darf senden`,
    browse: (device) => `${device} wurde gekoppelt und darf senden und ansehen`,
    own: (device) => `${device} wurde gekoppelt und darf alles`,
  },
  joinedAgain: (device) => `${device} ist wieder da, mit seinen Fotos`,
  denied: (device) => `Sie haben ${device} abgelehnt`,
  wrongCode: (_who, count) => `Ein falscher Code wurde getippt${times(count)}`,
  claimUsed: (_who, count) => `Ein schon benutzter Code wurde noch einmal versucht${times(count)}`,
  claimExpired: (_who, count) => `Ein abgelaufener Code wurde versucht${times(count)}`,
  claimMany: (_who, count) => `Zu viele Versuche zu koppeln wurden aufgehalten${times(count)}`,
  claimRefused: (_who, count) => `Ein Versuch zu koppeln wurde abgewiesen${times(count)}`,
  ownerSignedIn: (device) => `${device} hat sich als Besitzer angemeldet`,
  revoked: (device) => `${device} wurde getrennt`,
  signedOutAll: (_who, count) =>
    `Alle Geräte wurden abgemeldet: ${say.plural(count, { one: 'Gerät', other: 'Geräte' })}`,
  keyCopied: (device, count) =>
    `Ein kopierter Schlüssel von ${device} wurde benutzt${times(count)}. Waren Sie das nicht, trennen Sie es und koppeln Sie es neu`,
  access: {
    send: (device) => `${device} darf jetzt nur noch senden`,
    browse: (device) => `${device} darf jetzt senden und ansehen`,
    own: (device) => `${device} darf jetzt alles`,
  },
  renamed: (device, from) => `${from} heißt jetzt ${device}`,
  photosRemoved: (device, count) => `${device} hat ${say.plural(count, photos)} in den Papierkorb gelegt`,
  photosRestored: (device, count) => `${device} hat ${say.plural(count, photos)} zurückgeholt`,
  photosErased: (device, count) => `${device} hat ${say.plural(count, photos)} endgültig gelöscht`,
  albumRemoved: (device) => `${device} hat ein Album gelöscht`,
  downloaded: (device, count, size) => `${device} hat ${say.plural(count, photos)} heruntergeladen, ${size}`,
  settingsChanged: (device) => `${device} hat die Einstellungen geändert`,
  turnedAway: {
    foreign: (_who, count) => `Eine Website wollte über einen Browser zu diesem Host${times(count)}`,
    name: (_who, count) => `Dieser Host wurde unter fremdem Namen gerufen${times(count)}`,
    key: (_who, count) => `Jemand ohne gültigen Schlüssel wurde abgewiesen${times(count)}`,
    access: (_who, count) => `Jemand wollte mehr, als er darf${times(count)}`,
    many: (_who, count) => `Jemand fragte zu oft und wurde aufgehalten${times(count)}`,
  },
};
