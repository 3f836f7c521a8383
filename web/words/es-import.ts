/** Spanish: bringing photos in from this computer. */
import type { importing as english } from './en-import.ts';
import { say } from './es-quantities.ts';

const photos = (count: number) => say.plural(count, { one: 'foto', other: 'fotos' });
const files = (count: number) => say.plural(count, { one: 'archivo', other: 'archivos' });

export const importing: typeof english = {
  button: 'Importar',
  buttonLabel: 'Importar fotos de este ordenador',
  chooseFiles: 'Fotos y vídeos…',
  chooseFolder: 'Una carpeta…',
  dropTitle: 'Suelta para importar',
  dropHelp: 'Fotos, vídeos y carpetas enteras se copian en la colección. Lo que sueltes se queda donde está.',
  loose: 'Importadas',
  label: 'Importación',
  looking: (count) => `Mirando las carpetas: ${files(count)}`,
  titleOf: (folder) => `Importando ${folder}`,
  title: 'Importando',
  progress: (done, total, amount) => `${say.count(done)} de ${photos(total)}, ${amount}`,
  left: (duration) => `quedan ${duration}`,
  pausedTitle: 'Importación en pausa',
  unreachableTitle: 'El portátil no responde',
  unreachableHelp: 'La importación seguirá sola cuando responda.',
  pause: 'Pausar',
  goOn: 'Seguir',
  cancel: 'Cancelar',
  close: 'Cerrar',
  done: (count) => say.plural(count, { one: 'foto importada', other: 'fotos importadas' }),
  nothingNew: 'Nada nuevo que importar',
  cancelled: (count) =>
    `Importación cancelada, ${say.plural(count, { one: 'foto importada', other: 'fotos importadas' })}`,
  alreadyHere: (count) =>
    say.plural(count, { one: 'foto ya estaba en la colección.', other: 'fotos ya estaban en la colección.' }),
  notPhotos: (count) =>
    say.plural(count, {
      one: 'archivo no es una foto y se ha dejado fuera.',
      other: 'archivos no son fotos y se han dejado fuera.',
    }),
  takeout: 'Las fechas y los lugares de los JSON de Google Takeout los usa «landfall import» en un terminal.',
  removed: (count) =>
    say.plural(count, { one: 'foto ya se había borrado aquí.', other: 'fotos ya se habían borrado aquí.' }),
  bringBack: 'Importar de todos modos',
  failed: (count) =>
    say.plural(count, {
      one: 'archivo no se ha podido importar:',
      other: 'archivos no se han podido importar:',
    }),
  unreadable: 'No se ha podido leer. ¿Sigue ahí y tienes permiso para abrirlo?',
  more: (count) => `y ${say.count(count)} más`,
  tryAgain: 'Probar otra vez',
  unpicked: (count) =>
    say.plural(count, {
      one: 'foto de una importación anterior queda pendiente. Suelta otra vez su carpeta y seguirá.',
      other: 'fotos de una importación anterior quedan pendientes. Suelta otra vez su carpeta y seguirá.',
    }),
  forget: 'Olvidarlo',
};
