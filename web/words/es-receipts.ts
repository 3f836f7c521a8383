/** Spanish: what is safe on the host, and what got lost on the way there. */
import type { receipts as english } from './en-receipts.ts';
import { say } from './es-quantities.ts';

const photos = { one: 'foto', other: 'fotos' };
const time = new Intl.DateTimeFormat('es', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat('es', { day: 'numeric', month: 'long', year: 'numeric' });
const weekday = new Intl.DateTimeFormat('es', { weekday: 'long', day: 'numeric', month: 'long' });
const weekdayAnyYear = new Intl.DateTimeFormat('es', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** "ahora mismo", "hoy 14:02", "ayer 14:02", "3 de noviembre de 2026, 14:02". */
function moment(at: Date, now: Date): string {
  if (Math.abs(now.getTime() - at.getTime()) < 60_000) return 'ahora mismo';
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (at.toDateString() === now.toDateString()) return `hoy ${time.format(at)}`;
  if (at.toDateString() === yesterday.toDateString()) return `ayer ${time.format(at)}`;
  return `${day.format(at)}, ${time.format(at)}`;
}

function of(count: number, all: number): string {
  return `${say.count(count)} de ${say.plural(all, photos)}`;
}

const came = (count: number): string => (count === 1 ? 'llegó' : 'llegaron');

export const receipts: typeof english = {
  title: 'Se puede borrar',
  back: 'Enviar',
  asking: (host) => `Preguntando a ${host}`,
  allThere: (at, count, host, now) =>
    count === 1
      ? `Comprobado ${moment(at, now)}: está en ${host}`
      : `Comprobado ${moment(at, now)}: las ${say.count(count)} están en ${host}`,
  someThere: (at, count, gone, host, now) =>
    `Comprobado ${moment(at, now)}: ${say.count(count)} ${count === 1 ? 'está' : 'están'} en ${host}, ${say.count(gone)} ya no`,
  lastChecked: (at, now) => `Última comprobación: ${moment(at, now)}`,
  neverChecked: 'Aún sin comprobar',
  away: (host) => `No se puede llegar a ${host}.`,
  awayHelp: 'Antes de borrar nada, deja que se compruebe esta lista: mientras esté abierta vuelve a preguntar sola.',
  meaning: (host) =>
    `«A salvo» quiere decir que un archivo con la misma SHA-256, igual hasta el último bit, está en el disco de ${host} y en su colección.`,
  deletesNothing: 'Landfall no borra nada en este teléfono.',
  before: 'Antes de borrar',
  beforeHelp: (host) => [
    `¿${host} es tu propio portátil? Lo que solo está allí lo guarda o lo borra su dueño.`,
    'Es una copia en un disco. Ten una copia de seguridad de ese disco.',
    'Una foto que editaste después de enviarla es otro archivo: envíala otra vez.',
  ],
  notKept: 'Este navegador olvida la lista al cerrar la página. Compártela o imprímela para conservarla.',
  lessThanPhone: (count, all) =>
    `${of(count, all)} ${came(count)} sin algo que este teléfono quizá aún tenga. Abajo están marcadas: si las borras aquí, eso se pierde.`,
  search: 'Buscar por nombre',
  found: (count) => (count === 0 ? 'Ninguna foto con ese nombre' : say.plural(count, photos)),
  share: 'Compartir la lista',
  save: 'Guardar la lista',
  print: 'Imprimir',
  checkAgain: 'Comprobar otra vez',
  list: (host) => `Fotos a salvo en ${host}`,
  printedAt: (at, checkedAt) =>
    `Impreso el ${day.format(at)}, ${time.format(at)}.${checkedAt === null ? '' : ` Última comprobación: ${day.format(checkedAt)}, ${time.format(checkedAt)}.`}`,
  emptyTitle: 'Aún no hay nada a salvo',
  emptyHelp: 'Envía fotos: cada una aparece aquí en cuanto el portátil la tiene para siempre.',
  day: (at, now) => (at.getFullYear() === now.getFullYear() ? weekday : weekdayAnyYear).format(at),
  time: (at) => time.format(at),
  where: (host, path) => (path === '' ? `${host}, en su colección` : `${host}: ${path}`),
  came: {
    place: 'sin su lugar',
    heic: 'como JPEG, parece que desde HEIC',
    'live-photo': 'sin su vídeo',
    name: 'con otro nombre',
  },
  cameAs: (losses) => `Llegó ${losses.join(', ')}`,
  goneTitle: (count) => `Ya no a salvo: ${say.plural(count, photos)}`,
  goneHelp: 'No las borres aquí. Si siguen en este teléfono, consérvalas o elígelas otra vez para volver a enviarlas.',
  deletedThere: (host, at) => `Borrada en ${host} el ${day.format(at)}`,
  notFound: (host, at) => `No se encontró entera en ${host}, visto el ${day.format(at)}`,
  receivedBy: (host) => `${host} la había recibido`,
  unnamed: 'Una foto enviada antes',
  fileName: (host, isoDay) => `Landfall ${host} ${isoDay}.csv`,
  columns: [
    'Nombre',
    'A salvo',
    'Desde',
    'Host',
    'Ruta en el host',
    'Bytes',
    'SHA-256',
    'Llegó',
    'Última comprobación',
  ],
  isSafe: 'sí',
  isNotSafe: 'ya no',

  lostTitle: 'Lo que se perdió por el camino',
  lostSummary: (count, all) => `${of(count, all)} ${came(count)} sin algo`,
  lost: {
    place: (count, all) => `${of(count, all)} ${came(count)} sin su lugar.`,
    heic: (count, all) =>
      `${of(count, all)} ${came(count)} como JPEG, aunque la cámara de este iPhone hace HEIC: parece que iOS ${count === 1 ? 'la' : 'las'} convirtió.`,
    'live-photo': (count, all) =>
      `${of(count, all)} ${count === 1 ? 'es la imagen fija de una Live Photo' : 'son imágenes fijas de Live Photos'}: el vídeo no vino.`,
    name: (count, all) => `${of(count, all)} ${came(count)} con un nombre que parece inventado por el teléfono.`,
  },
  stillThere: 'Lo que se quitó sigue en el teléfono. Landfall las recibió como el teléfono las entregó.',
  nextTime: 'La próxima vez',
  nextTimeFiles: 'Elige desde Archivos: así el teléfono entrega las fotos con lugar y nombre.',
  chooseFiles: 'Elegir desde Archivos',
  nextTimeIos: [
    'Desde Fotos: antes de tocar «Añadir», toca «Opciones» y activa «Ubicación». Si pregunta por el formato, elige «Actual».',
    'El vídeo de una Live Photo solo viene por Archivos: en Fotos, compártela primero con «Todos los datos» en Archivos.',
  ],
  nextTimeAndroid: ['En el selector de fotos, los tres puntos y «Explorar» llevan también a los archivos.'],
};
