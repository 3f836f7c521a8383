/** How people search in Spanish. */
import { parse } from 'chrono-node/es';
import type { SearchWords } from './search-words.ts';

export const spanishWords: SearchWords = {
  fillers: 'un una el la los las en de del al con por y para mis mi todas todos entre durante'.split(' '),
  images: 'foto fotos fotografia fotografias imagen imagenes'.split(' '),
  videos: 'video videos pelicula peliculas clip clips'.split(' '),
  favourites: 'favorito favoritos favorita favoritas'.split(' '),
  today: ['hoy'],
  yesterday: ['ayer'],
  dayBeforeYesterday: ['anteayer', 'antier'],
  last: 'pasado pasada pasados pasadas ultimo ultima ultimos ultimas'.split(' '),
  current: 'este esta'.split(' '),
  days: ['dia', 'dias'],
  weeks: ['semana', 'semanas'],
  weekends: ['finde'],
  months: ['mes', 'meses'],
  years: ['ano', 'anos'],
  springs: ['primavera'],
  summers: ['verano'],
  autumns: ['otono'],
  winters: ['invierno'],
  to: ['a', 'hasta', '-', '–'],
  since: ['desde'],
  before: ['antes'],
  after: ['despues'],
  agoBefore: ['hace'],
  agoBehind: [],
  of: ['de', 'del'],
  ordinals: [],
  dates: parse,
};
