/** Spanish: the owner's console. */
import type { console as english } from './en-console.ts';
import { say } from './es-quantities.ts';

const photos = { one: 'foto', other: 'fotos' };
const files = { one: 'archivo', other: 'archivos' };

export const console: typeof english = {
  navigation: 'Consola',
  photos: 'Fotos',
  favourites: 'Favoritas',
  albums: 'Álbumes',
  places: 'Lugares',
  partOfMap: 'Parte del mapa',
  cityIn: (city, country) => `${city}, ${country}`,
  more: 'Más',
  trash: 'Papelera',
  devices: 'Dispositivos',
  care: 'Cuidado',
  activity: 'Actividad',
  connection: 'Conexión',
  addPhone: 'Añadir un teléfono',
  hostGone: (host) => `${host} no responde. Vuelve a abrir Landfall allí: esta página sigue sola.`,
  aHost: 'Landfall',

  welcomeTitle: 'Trae tus fotos a casa',
  addTitle: 'Añadir un teléfono',
  steps: ['Escanea con la cámara del teléfono.', 'Comprueba el número.', 'Elige fotos.'],
  qrAlt: 'Código QR para escanear con la cámara del teléfono',
  orType: 'O abre esta dirección en el otro dispositivo y escribe el código',
  typedCodeLabel: (spelled) => `Código: ${spelled}`,
  validFor: (ms) => `Vale ${say.duration(ms)} más`,
  renewing: 'Ya viene uno nuevo',
  making: 'Preparando un código',
  inviteFailedTitle: 'Ahora mismo no hay código',
  tryAgain: 'Probar otra vez',
  noNetworkTitle: 'Este portátil no está en ninguna red',
  noNetworkHelp:
    'Conéctate al mismo wifi que el teléfono, o activa el punto de acceso del teléfono y conéctate a él. En cuanto haya un camino aparece aquí un código.',
  noNetworkMeanwhile: 'Mientras tanto puedes ver todo lo que ya ha llegado.',
  lookAgain: 'Mirar otra vez',
  helpTitle: '¿El mismo wifi? ¿El teléfono no conecta?',
  help: [
    '¿El teléfono dice que la página no es privada? La primera vez es lo normal. Elige «Detalles» o «Avanzado» y sigue: tus fotos no salen nunca de tu red.',
    'Los dos necesitan el mismo wifi. Una red de invitados suele separar los dispositivos.',
    'Apaga la VPN en el teléfono y en este portátil.',
    'En un iPhone: Ajustes, Privacidad y seguridad, Red local, y permite el navegador.',
    'El cortafuegos de este portátil tiene que dejar pasar a Landfall. En Windows, pon la red como «Privada».',
    '¿Todavía nada? Activa el punto de acceso del teléfono y conecta este portátil a él.',
  ],

  visitor: {
    warned:
      'Hay un teléfono en la puerta que muestra su aviso. En él, elige «Detalles» o «Avanzado» y sigue: la primera vez es normal.',
    page: 'La página está abierta en un teléfono. En él, ponle un nombre y toca «Vincular».',
    none: 'Todavía no ha llegado ningún teléfono. ¿Está en la misma wifi que este portátil, y sin una VPN en medio?',
  },
  seeConnection: 'Ver qué puede impedirlo',

  asking: (device) => `${device} quiere enviar fotos`,
  askedFrom: (platform, address) => `${platform}, ${address}`,
  askNumber: '¿El teléfono muestra este número?',
  askNumberLabel: (spelled) => `Número: ${spelled}`,
  askMore: (count) => say.plural(count, { one: 'dispositivo más espera', other: 'dispositivos más esperan' }),
  allowBrowse: 'Enviar y ver',
  allowSend: 'Solo enviar',
  deny: 'Rechazar',
  answerFailed: 'Esa respuesta no ha llegado.',

  thisLaptop: 'Este portátil',
  keptIn: 'Las fotos se guardan en',
  roomLeft: (free) => `${free} libres`,
  previewsPending: (count) =>
    say.plural(count, { one: 'imagen aún en preparación', other: 'imágenes aún en preparación' }),
  hostFacts: (count, size) => `${say.plural(count, photos)}, ${size}`,
  online: 'Conectado',
  lastSeen: (ago) => `Visto por última vez: ${ago}`,
  sent: (count, size) => `${say.plural(count, photos)}, ${size}`,
  sentNothing: 'Aún no hay fotos',
  access: { send: 'Solo enviar', browse: 'Enviar y ver', own: 'Todo' },
  accessOf: (device) => `Qué puede hacer ${device}`,
  rename: 'Cambiar nombre',
  renameOf: (device) => `Cambiar el nombre de ${device}`,
  newName: (device) => `Nuevo nombre de ${device}`,
  save: 'Guardar',
  cancel: 'Cancelar',
  nameNeeded: 'Ponle un nombre de 1 a 60 letras.',
  disconnect: 'Desconectar',
  disconnectOf: (device) => `Desconectar ${device}`,
  disconnectTitle: (device) => `¿Desconectar ${device}?`,
  disconnectHelp: (count) =>
    `Desde este segundo ya no puede enviar ni ver. ${
      count === 0
        ? 'Hasta ahora no ha enviado nada.'
        : count === 1
          ? 'La foto que envió se queda aquí.'
          : `Las ${say.plural(count, photos)} que envió se quedan aquí.`
    } Para dejarlo entrar otra vez, vincúlalo de nuevo.`,
  keepIt: 'Mantenerlo',
  nobodyTitle: 'Aún no hay dispositivos',
  nobodyHelp: 'Un teléfono, una tableta o el navegador de otro ordenador: añade uno y podrá enviar fotos aquí.',
  platform: {
    ios: 'iPhone o iPad',
    android: 'Android',
    windows: 'Windows',
    macos: 'Mac',
    linux: 'Linux',
    other: 'Dispositivo',
  },

  landed: (count) => `${say.count(count)} han llegado`,
  arrivingFiles: (count, amount) => `${say.plural(count, files)}, ${amount}`,
  arrivingLabel: 'Están llegando fotos',
  paired: (device) => `${device} está vinculado`,
};
