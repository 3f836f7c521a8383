/** Spanish: albums. */
import type { albums as english } from './en-albums.ts';
import { say } from './es-quantities.ts';

const count = (value: number) => say.plural(value, { one: 'foto', other: 'fotos' });

export const albums: typeof english = {
  title: 'Álbumes',
  loading: 'Trayendo los álbumes',
  failedTitle: 'No se han podido mostrar los álbumes',
  tryAgain: 'Probar otra vez',
  emptyTitle: 'Aún no hay álbumes',
  emptyHelp: 'Ponle nombre a uno arriba, o selecciona fotos y añádelas a uno nuevo.',
  newName: 'Álbum nuevo',
  make: 'Crear álbum',
  nameNeeded: 'Ponle un nombre.',
  photoCount: count,
  addTitle: (value) => `Añadir ${count(value)} a un álbum`,
  cancel: 'Cancelar',
  all: 'Todos los álbumes',
  rename: 'Cambiar nombre',
  newNameOf: (album) => `Nuevo nombre de ${album}`,
  save: 'Guardar',
  remove: 'Borrar álbum',
  removeTitle: (album) => `¿Borrar el álbum ${album}?`,
  removeHelp: 'Sus fotos se quedan en la colección.',
  keep: 'Conservarlo',
};
