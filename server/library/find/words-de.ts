/** How people search in German. */
import { parse } from 'chrono-node/de';
import type { SearchWords } from './search-words.ts';

export const germanWords: SearchWords = {
  fillers:
    'ein eine einen der die das den dem im in am an aus von vom mit bei und fur zu zum meine meiner alle zwischen wahrend'.split(
      ' ',
    ),
  images: 'foto fotos bild bilder photo photos aufnahme aufnahmen'.split(' '),
  videos: 'video videos film filme clip clips'.split(' '),
  favourites: 'favorit favoriten lieblingsbild lieblingsbilder lieblingsfoto lieblingsfotos'.split(' '),
  today: ['heute'],
  yesterday: ['gestern'],
  dayBeforeYesterday: ['vorgestern'],
  last: 'letzte letzten letzter letztes letztem vergangene vergangenen vergangener vergangenes vorige vorigen voriger voriges'.split(
    ' ',
  ),
  current: 'diese diesen dieser dieses diesem'.split(' '),
  days: ['tag', 'tage', 'tagen'],
  weeks: ['woche', 'wochen'],
  weekends: ['wochenende', 'wochenenden'],
  months: ['monat', 'monate', 'monaten'],
  years: ['jahr', 'jahre', 'jahren'],
  springs: ['fruhling', 'fruhjahr'],
  summers: ['sommer'],
  autumns: ['herbst'],
  winters: ['winter'],
  to: ['bis', '-', '–'],
  since: ['seit', 'ab'],
  before: ['vor'],
  after: ['nach'],
  agoBefore: ['vor'],
  agoBehind: [],
  of: ['des'],
  ordinals: ['ter', 'ten'],
  dates: parse,
};
