/** Spanish: how the library is looked after, and what its owner sets. */
import type { care as english } from './en-care.ts';
import { say } from './es-quantities.ts';

const photos = { one: 'foto', other: 'fotos' };
const originals = { one: 'original', other: 'originales' };
const files = { one: 'archivo', other: 'archivos' };

export const care: typeof english = {
  awayTitle: 'El disco con tus fotos no está',
  awayCare: 'Esperando al disco',
  awayHelp: (path) =>
    `Conéctalo y todo sigue solo. Hasta entonces los teléfonos esperan y nada cuenta como perdido. Las fotos van en ${path}.`,
  anotherTitle: 'En el lugar de tus fotos hay otra colección',
  anotherHelp: (path) => `El disco en ${path} guarda las fotos de otro Landfall. Conecta el correcto.`,

  emptyTitle: 'Aún no hay nada que cuidar',
  emptyHelp: 'En cuanto lleguen fotos, esta página dice cómo están.',
  wellTitle: (count) => (count === 1 ? 'Tu foto está bien' : `Tus ${say.plural(count, photos)} están bien`),
  needsYouTitle: (count) => say.plural(count, { one: 'foto te necesita', other: 'fotos te necesitan' }),
  provedAll: 'Cada original se ha vuelto a leer en los últimos 30 días y es, byte a byte, como llegó.',
  provedSome: (done, all) =>
    `${say.count(done)} de ${say.plural(all, originals)} se han vuelto a leer en los últimos 30 días y están como llegaron. Los demás siguen, algunos cada día.`,
  provedNone: (all) =>
    `${say.plural(all, originals)} se volverán a leer y a comparar con lo que llegó, algunos cada día.`,
  checking: (done, all) => `Leídos ${say.count(done)} de ${say.plural(all, originals)}`,
  checkingLabel: 'Leyendo otra vez cada original',
  checkWaits: 'Están llegando fotos, así que esto espera un momento.',
  scanning: (lookedAt, found) =>
    `Mirando las carpetas: ${say.plural(lookedAt, files)}${found > 0 ? `, ${say.count(found)} nuevos` : ''}`,
  lastCheck: (ago) => `Última lectura: ${ago}`,
  checkNow: 'Comprobar ahora',
  checkFailed: 'Eso no ha llegado.',

  missingTitle: (count) => say.plural(count, { one: 'foto falta', other: 'fotos faltan' }),
  missingHelp:
    'El archivo ya no está donde se guardó. Recupéralo de la papelera del ordenador o de una copia tuya, o envíalo otra vez desde el teléfono. Si tenía que irse, quítalo también aquí.',
  changedTitle: (count) => say.plural(count, { one: 'foto ha cambiado', other: 'fotos han cambiado' }),
  changedHelp:
    'El archivo no es lo que llegó: alguien lo editó o el disco está fallando. Envíalo otra vez desde el teléfono, o recupéralo de una copia tuya, y vuelve a comprobar. No se sobrescribe nada.',
  condition: { ok: 'bien', missing: 'falta', changed: 'cambiada' },
  remove: 'Quitar',
  removeNamed: (name) => `Quitar ${name} de la colección`,
  andMore: (count) => `y ${say.count(count)} más`,

  factsTitle: 'Entre bastidores',
  backup: 'Copia del catálogo',
  backupAt: (ago) => `Una cada día; la última: ${ago}`,
  backupNone: 'La primera llega enseguida',
  setAside: 'Archivos sin terminar apartados',
  setAsideNone: 'Ninguno',
  setAsideFiles: (count, size) => `${say.plural(count, files)}, ${size}; se guardan 30 días`,
  passedOver: 'Otros archivos en las carpetas',
  passedOverNone: 'Ninguno',
  reason: {
    'no-photo': 'ni foto ni vídeo',
    unreadable: 'no se puede leer',
    copy: 'una copia de una foto que ya está',
  },
  restored: {
    catalog: (at) =>
      at === null
        ? 'El catálogo estaba dañado y se rehace a partir de las fotos. Solo se pierden los favoritos, las descripciones y los álbumes.'
        : `El catálogo faltaba o estaba dañado. La copia del ${at} está en su lugar y se vuelve a encontrar todo lo posterior.`,
    host: (at) =>
      at === null
        ? 'La lista de dispositivos estaba dañada, así que hay que añadir otra vez cada uno.'
        : `La lista de dispositivos faltaba o estaba dañada. La copia del ${at} está en su lugar; lo añadido después hay que añadirlo otra vez.`,
  },

  settingsTitle: 'Ajustes',
  speedLimit: 'Límite de velocidad para los teléfonos',
  speedLimitHelp: 'En megabytes por segundo, para todos los teléfonos juntos. Vacío, sin límite.',
  speedLimitWrong: 'Al menos 0,05 MB por segundo, o vacío para ninguno.',
  checkPerDay: 'Se vuelve a leer solo',
  checkPerDayHelp: 'En silencio, y nunca mientras llegan fotos.',
  perDay: (size) => `${size} al día`,
  never: 'Nunca',
  save: 'Guardar',
  saved: 'Guardado',
};
