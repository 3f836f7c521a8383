/** Spanish: what was done with this host. */

import type { activity as english } from './en-activity.ts';
import { say } from './es-quantities.ts';

const photos = { one: 'foto', other: 'fotos' };
const times = (count: number): string => (count === 1 ? '' : `, ${say.count(count)} veces`);

export const activity: typeof english = {
  lead: 'Quién entró, a quién se rechazó y qué se hizo: de los últimos 90 días, solo en este portátil.',
  filter: 'Mostrar',
  everything: 'Todo',
  today: 'Hoy',
  yesterday: 'Ayer',
  older: 'Mostrar anteriores',
  emptyTitle: 'Todavía nada',
  emptyHelp: 'Cuando se vincule un teléfono, se borre una foto o se rechace a alguien, aparecerá aquí.',
  emptyOf: (device) => `Todavía nada de ${device}`,
  failedTitle: 'Esto no se pudo leer',
  tryAgain: 'Otra vez',
  from: (address) => `desde ${address}`,
  fromHere: 'desde este portátil',
  somebody: 'Alguien',

  paired: {
    send: (device) => `Se vinculó ${device}, que puede enviar`,
    browse: (device) => `Se vinculó ${device}, que puede enviar y ver`,
    own: (device) => `Se vinculó ${device}, que puede todo`,
  },
  joinedAgain: (device) => `${device} ha vuelto, con sus fotos`,
  denied: (device) => `Dijiste que no a ${device}`,
  wrongCode: (_who, count) => `Se escribió un código equivocado${times(count)}`,
  claimUsed: (_who, count) => `Se probó otra vez un código ya usado${times(count)}`,
  claimExpired: (_who, count) => `Se probó un código caducado${times(count)}`,
  claimMany: (_who, count) => `Se frenaron demasiados intentos de vincular${times(count)}`,
  claimRefused: (_who, count) => `Se rechazó un intento de vincular${times(count)}`,
  ownerSignedIn: (device) => `${device} inició sesión como propietario`,
  revoked: (device) => `Se desconectó ${device}`,
  signedOutAll: (_who, count) =>
    `Se cerró la sesión de todos: ${say.plural(count, { one: 'dispositivo', other: 'dispositivos' })}`,
  keyCopied: (device, count) =>
    `Se usó una llave copiada de ${device}${times(count)}. Si no fuiste tú, desconéctalo y vuelve a vincularlo`,
  access: {
    send: (device) => `${device} ahora solo puede enviar`,
    browse: (device) => `${device} ahora puede enviar y ver`,
    own: (device) => `${device} ahora puede todo`,
  },
  renamed: (device, from) => `${from} se llama ahora ${device}`,
  photosRemoved: (device, count) => `${device} movió ${say.plural(count, photos)} a la papelera`,
  photosRestored: (device, count) => `${device} recuperó ${say.plural(count, photos)}`,
  photosErased: (device, count) => `${device} borró ${say.plural(count, photos)} para siempre`,
  albumRemoved: (device) => `${device} borró un álbum`,
  downloaded: (device, count, size) => `${device} descargó ${say.plural(count, photos)}, ${size}`,
  settingsChanged: (device) => `${device} cambió los ajustes`,
  turnedAway: {
    foreign: (_who, count) => `Una página web quiso llegar aquí a través de un navegador${times(count)}`,
    name: (_who, count) => `Llamaron a este equipo por un nombre que no es suyo${times(count)}`,
    key: (_who, count) => `Se rechazó a alguien sin llave válida${times(count)}`,
    access: (_who, count) => `Alguien pidió más de lo que puede tener${times(count)}`,
    many: (_who, count) => `Alguien preguntó demasiadas veces y se le frenó${times(count)}`,
  },
};
