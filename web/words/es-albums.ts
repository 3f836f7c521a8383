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
  menu: (album) => `Qué hacer con ${album}`,
  byDate: 'Las más recientes primero',
  byOwn: 'En mi propio orden',
  download: 'Descargar álbum',
  said: {
    renamed: (album) => `Ahora se llama ${album}.`,
    removed: (album) => `El álbum ${album} está borrado. Sus fotos se quedan en la colección.`,
    restored: (album) => `${album} está de vuelta.`,
    cover: 'Ahora es la portada.',
    byDate: 'Otra vez las más recientes primero.',
    byOwn: 'Arrastra ahora las fotos a su sitio, o muévelas con Alt y las flechas.',
    moved: (value) => `${count(value)} en otro sitio.`,
  },
  goneTitle: 'Este álbum ya no existe',
  goneHelp: 'Se borró, o el enlace es antiguo.',
  sortLabel: 'Orden de los álbumes',
  sorts: { changed: 'Últimos cambios', name: 'Por nombre', made: 'Más nuevos' },
  tray: 'Suelta sobre un álbum',
};
