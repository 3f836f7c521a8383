/** German. */
import { pairing } from './de-pairing.ts';
import { say } from './de-quantities.ts';
import { sending } from './de-sending.ts';
import type { Words } from './en-first.ts';

export const de: Words = {
  language: 'de',
  ...say,
  app: {
    name: 'Landfall',
    aLaptop: 'der Laptop',
    loading: 'Landfall öffnet sich',
    tabs: 'Landfall',
    tabSend: 'Senden',
    tabPhotos: 'Fotos',
    tabPlaces: 'Orte',
    trust: 'Vertrauen und installieren',
    close: 'Schließen',
    tryAgain: 'Noch einmal',
    unreachableTitle: (host) => `${host} ist nicht zu erreichen`,
    unreachableHelp:
      'Wecken Sie den Laptop und prüfen Sie, ob beide im selben WLAN sind. Diese Seite macht von selbst weiter.',
    cantConnect: 'Immer noch nichts?',
    revokedTitle: 'Dieses Gerät ist nicht mehr gekoppelt',
    revokedHelp: 'Alles bisher Gesendete ist sicher. Um mehr zu senden, koppeln Sie es neu.',
    pairAgain: 'Neu koppeln',
    consoleClosedTitle: 'Dieses Fenster hat keinen Schlüssel zur Konsole',
    consoleClosedHelp: 'Geben Sie dies in einem Terminal auf dem Laptop ein, dann öffnet sich die Konsole:',
    consoleClosedCommand: 'npm start -- open',
    consoleKeyUsedTitle: 'Dieser Link wurde schon benutzt',
    brokenTitle: 'Diese Seite ließ sich nicht öffnen',
    brokenHelp: 'Laden Sie sie neu. Hilft das nicht, sagt das Protokoll des Laptops, warum.',
    reload: 'Neu laden',
  },
  pairing,
  sending,
};
