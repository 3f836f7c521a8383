/** How people search in English. */
import { parse } from 'chrono-node/en';
import type { SearchWords } from './search-words.ts';

export const englishWords: SearchWords = {
  fillers: 'a an the in on at from of with by during and for to my all taken made between'.split(' '),
  images: 'photo photos picture pictures image images pic pics'.split(' '),
  videos: 'video videos movie movies film films clip clips'.split(' '),
  favourites: 'favourite favourites favorite favorites starred'.split(' '),
  today: ['today'],
  yesterday: ['yesterday'],
  dayBeforeYesterday: [],
  last: ['last', 'past', 'previous'],
  current: ['this', 'current'],
  days: ['day', 'days'],
  weeks: ['week', 'weeks'],
  weekends: ['weekend', 'weekends'],
  months: ['month', 'months'],
  years: ['year', 'years'],
  springs: ['spring'],
  summers: ['summer'],
  autumns: ['autumn', 'fall'],
  winters: ['winter'],
  to: ['to', 'until', 'till', 'through', '-', '–'],
  since: ['since'],
  before: ['before'],
  after: ['after'],
  agoBefore: [],
  agoBehind: ['ago'],
  of: ['of'],
  ordinals: ['st', 'nd', 'rd', 'th'],
  dates: parse,
};
