/** Spanish: the photos, as a wall and one at a time. */
import type { gallery as english } from './en-gallery.ts';
import { say } from './es-quantities.ts';

const photos = { one: 'foto', other: 'fotos' };
const count = (value: number) => say.plural(value, photos);

export const gallery: typeof english = {
  photoCount: count,
  loading: 'Trayendo las fotos',
  end: (value) => `Eso es todo: ${count(value)}`,

  emptyTitle: 'Aún no hay fotos',
  emptyHelp: 'Aparecen aquí según llegan.',
  emptyFromTitle: (device) => `Aún nada de ${device}`,
  emptyFilterTitle: 'Aquí no hay fotos',
  showAll: 'Mostrar todas las fotos',
  failedTitle: 'No se han podido mostrar las fotos',
  failedMonth: (month) => `No se ha podido mostrar ${month}.`,
  tryAgain: 'Probar otra vez',

  filterLabel: 'Mostrar fotos de',
  allDevices: 'Todos los dispositivos',
  sizeLabel: 'Tamaño de las imágenes',

  newPhotos: (value, device) => `${say.count(value)} nuevas, de ${device}`,
  newFromSeveral: (value) => `${say.count(value)} nuevas, de varios dispositivos`,
  newHint: 'Ir a la más reciente',

  kind: { image: 'Foto', video: 'Vídeo', moving: 'Foto en movimiento' },
  favourite: 'favorita',
  from: (device) => `De ${device}`,
  lower: { from: (device) => `de ${device}` },
  several: (first, more) => `${first} y ${say.count(more)} más`,
  beingMade: 'Imagen en preparación',
  noPreviewOf: (kind) => `${kind}, sin vista previa`,

  scrubber: 'Mes que se muestra',

  select: (what) => `Seleccionar: ${what}`,
  selectDay: (day) => `Seleccionar ${day}`,
  selected: (value) => `${say.count(value)} seleccionadas`,
  selectedLabel: 'Fotos seleccionadas',
  selectAll: 'Seleccionar todas',
  clear: 'Quitar la selección',
  addFavourite: 'Favorita',
  takeFavourite: 'Ya no favorita',
  delete: 'Borrar',
  toAlbum: 'Añadir a un álbum',
  takeOut: 'Sacar del álbum',
  download: 'Descargar',
  restore: 'Recuperar',
  erase: 'Borrar para siempre',
  help: 'Teclas',

  said: {
    trash: (value) => `${count(value)} a la papelera.`,
    restore: (value) => `${count(value)} de vuelta en su sitio.`,
    favourite: (value) => `${count(value)} como favorita.`,
    unfavourite: (value) => `${count(value)} ya no favorita.`,
    other: (value) => `${count(value)} con cambios.`,
    alsoFailed: (value) => `${count(value)} sin poder cambiarse.`,
    nothing: 'No había nada que cambiar.',
  },
  undo: 'Deshacer',
  close: 'Cerrar',

  trash: {
    keeps: 'Lo que hay en la papelera se borra para siempre a los 30 días.',
    empty: 'Vaciar la papelera',
    emptyAsk: '¿Borrar para siempre todo lo que hay en la papelera?',
    emptyYes: 'Borrar para siempre',
    emptyNo: 'Conservar',
  },

  search: {
    label: 'Buscar fotos',
    placeholder: 'Buscar: lugar, fecha, dispositivo, cámara, nombre',
    understood: 'Entendido como',
    between: (from, to) => `${from} a ${to}`,
    favourites: 'Favoritas',
  },

  helpTitle: 'Teclas',
  keys: [
    [['←', '→', '↑', '↓'], 'De foto en foto'],
    [['Inicio', 'Fin'], 'La más reciente, la más antigua'],
    [['Intro'], 'Abrir'],
    [['Espacio', 'X'], 'Seleccionar'],
    [['Mayús', '→'], 'Seguir seleccionando desde ahí'],
    [['D'], 'Seleccionar el día entero'],
    [['Ctrl', 'A'], 'Seleccionar todas'],
    [['F'], 'Favorita'],
    [['Supr'], 'A la papelera'],
    [['Ctrl', 'Z'], 'Deshacer'],
    [['Esc'], 'Quitar la selección'],
    [['?'], 'Mostrar estas teclas'],
  ],
};
