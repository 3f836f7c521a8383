/** Spanish: who comes to the door of the host, and who is sent away. */
import type { door as english } from './en-door.ts';
import { say } from './es-quantities.ts';

const photos = { one: 'foto', other: 'fotos' };

export const door: typeof english = {
  wasHere: '¿Ha estado aquí antes?',
  isNew: 'No, es nuevo',
  isAgain: (device) => `Es ${device} otra vez`,
  wasLast: (count, ago) => `${count === 0 ? 'Sin fotos' : say.plural(count, photos)}, visto por última vez ${ago}`,
  againHelp: 'Conserva su lugar entre tus fotos. Lo que hasta ahora podía entrar como él ya no puede.',

  signOutAll: 'Cerrar sesión en todos los dispositivos',
  signOutAllTitle: '¿Cerrar sesión en todos los dispositivos?',
  signOutAllHelp: (count) =>
    `${count === 1 ? 'El dispositivo' : `Los ${say.count(count)} dispositivos`} y tus otros navegadores quedan desconectados en este segundo. Las fotos siguen aquí y en los teléfonos no se pierde nada. Cada uno se puede vincular otra vez, y entonces puedes decir que ya había estado aquí.`,
  signedOut: (count) =>
    count === 0
      ? 'Sesión cerrada en todos los dispositivos'
      : `Sesión cerrada en ${say.plural(count, { one: 'dispositivo', other: 'dispositivos' })}`,

  notices: 'Noticias de la puerta',
  dismiss: 'Entendido',
  paired: (device) => `${device} está vinculado`,
  pairedHelp: '¿No has sido tú? Desconéctalo en «Dispositivos».',
  again: (device) => `${device} ha vuelto`,
  refused: {
    'wrong-code': (address) => `Alguien en ${address} ha escrito un código equivocado`,
    'invitation-used': (address) => `Alguien en ${address} ha probado un código que ya se había usado`,
    'invitation-expired': (address) => `Alguien en ${address} ha probado un código que ya no vale`,
    'too-many-requests': (address) => `Alguien en ${address} lo ha intentado demasiado y tiene que esperar`,
  },
  refusedHelp: 'No ha entrado nadie. ¿Un despiste tuyo? Usa el código que hay ahora en la pantalla.',
  codesEnded: 'No ha entrado nadie. Era el quinto intento fallido: ese código ya no vale y se hace uno nuevo.',
  copied: (device) => `Alguien ha intentado entrar como ${device}`,
  copiedHelp: (device) =>
    `Tenía una copia de su clave y se le ha rechazado: solo ${device} puede usarla. Para ir sobre seguro, desconéctalo y vincúlalo otra vez.`,
  copiedCutOff: (device) =>
    `Una clave de ${device} se ha usado dos veces, así que se ha desconectado por seguridad. Vincúlalo otra vez para dejarlo entrar.`,
};
