/** German: what helps when the host does not answer. */
import type { gone as english } from './en-gone.ts';

export const gone: typeof english = {
  lead: 'In dieser Reihenfolge, das Häufigste zuerst:',
  steps: {
    awake: 'Wecken Sie den Laptop. Landfall macht dort von selbst weiter; wurde es beendet, starten Sie es wieder.',
    wifi: 'Sehen Sie auf beiden nach dem WLAN: dasselbe, und nicht dessen Gastnetz. Schalten Sie mobile Daten kurz aus.',
    vpn: 'Schalten Sie ein VPN auf beiden aus, und auf diesem Gerät „Privat-Relay“.',
    localNetwork:
      'Auf diesem Gerät: Einstellungen, Datenschutz & Sicherheit, Lokales Netzwerk, und den Browser erlauben.',
    address:
      'Vielleicht hat der Laptop eine neue Adresse. Öffnen Sie dort „Telefon hinzufügen“ und scannen Sie den Code: Dieses Gerät behält seine Fotos dort, und nichts wird zweimal gesendet.',
    hotspot:
      'Immer noch nichts? Schalten Sie den Hotspot dieses Geräts ein, gehen Sie mit dem Laptop hinein und scannen Sie dann den Code.',
  },
  goesOn: 'Diese Seite fragt von selbst wieder, alle paar Sekunden.',
};
