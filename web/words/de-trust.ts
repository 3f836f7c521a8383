/** German: trusting the host's certificate, and what that unlocks. */
import { say } from './de-quantities.ts';
import type { trust as english } from './en-trust.ts';

export const trust: typeof english = {
  back: 'Zurück',
  title: 'Vertrauen und installieren',
  lead: (host) =>
    `Das Senden an ${host} geht schon so. Jeder Schritt hier macht es bequemer, oder sicherer in einem WLAN, das auch andere nutzen.`,
  ladder: 'Wie weit dieses Gerät gekommen ist',
  looking: 'Sieht nach, was auf diesem Gerät geht',
  lookAgain: 'Noch einmal nachsehen',
  reached: (count, all) => `${count} von ${all} Schritten`,
  unlocked: 'Als Nächstes bringt das:',
  state: {
    holds: 'Erreicht',
    missing: 'Noch nicht',
    unknown: 'Lässt sich nicht sagen',
    untold: 'Lässt sich nicht sagen',
  },
  page: {
    name: 'Die Seite ist verschlüsselt',
    holds: 'Wer in diesem WLAN mithört, kann nichts von dem lesen, was Sie senden.',
    missing: 'Diese Seite kam unverschlüsselt. Scannen Sie den Code auf dem Bildschirm des Laptops.',
    unlocks: 'Fotos auswählen, senden und ansehen.',
  },
  certificate: {
    name: 'Dem Zertifikat wird vertraut',
    holds: (host) => `Dieses Gerät erkennt ${host} von selbst. Niemand kann sich dazwischenstellen.`,
    missing: 'Dieses Gerät kennt das Zertifikat des Laptops noch nicht: Darum hat es gewarnt.',
    unlocks: 'Keine Warnung mehr, und bei jedem Besuch der Beweis, dass es Ihr Laptop ist.',
  },
  worker: {
    name: 'Landfall bleibt auf diesem Gerät',
    holds: 'Seine Seiten liegen hier und öffnen sich sofort.',
    missing: 'Dieser Browser behält nichts von der Seite: Sie wird jedes Mal neu geladen.',
    unlocks: 'Die Seite öffnet sich sofort, ohne neu geladen zu werden.',
  },
  app: {
    name: 'Landfall ist hier eine App',
    holds: 'Es hat ein Symbol und ein eigenes Fenster.',
    missing: 'Bisher ist es eine Seite im Browser.',
    unlocks: 'Ein Symbol auf dem Startbildschirm und ein eigenes Fenster.',
  },
  offline: {
    name: 'Es öffnet sich ohne den Laptop',
    holds: (host) => `Auch wenn ${host} schläft, öffnet es sich und sagt, was dort sicher ist.`,
    missing: 'Es öffnet sich nur, solange der Laptop wach ist.',
    unlocks: 'Es öffnet sich, auch wenn der Laptop schläft, und sagt, was dort sicher ist.',
  },
  unknownHelp:
    'Ein privates Fenster oder der Browser einer App behält nichts. Öffnen Sie diese Seite im Browser selbst.',
  untoldHelp:
    'Firefox sagt keiner Seite, ob es dem Zertifikat vertraut oder nur eine Ausnahme macht. Hat es gewarnt, war es eine Ausnahme: Die Schritte unten beenden das.',
  allDone: 'Alles ist eingerichtet.',

  certificateTitle: 'Dem Zertifikat vertrauen',
  deviceLabel: 'Dieses Gerät ist',
  systems: {
    ios: 'iPhone oder iPad',
    android: 'Android',
    windows: 'Windows',
    macos: 'Mac',
    linux: 'Linux oder Chromebook',
    firefox: 'Firefox auf einem Computer',
    firefoxAndroid: 'Firefox auf Android',
  },
  getProfile: 'Profil laden',
  getCertificate: 'Zertifikat laden',
  compareTitle: 'Erst vergleichen, dann vertrauen',
  name: 'Name',
  fingerprint: 'Fingerabdruck (SHA-256)',
  compare: (host) =>
    `${host} zeigt diesen Fingerabdruck unter „Telefon hinzufügen“, Zertifikat. Suchen Sie ihn in den Einstellungen dieses Geräts, wie es in den Schritten steht, und vergleichen Sie ihn ganz mit dem Bildschirm des Laptops.`,
  why: 'Warum?',
  whyHelp: (host) => [
    'Wem Sie so vertrauen, der kann für andere sprechen. Jemand in diesem WLAN könnte Ihnen ein eigenes Zertifikat geben, und eine Seite, die es richtig nennt: Glauben Sie darum dem Bildschirm des Laptops und den Einstellungen dieses Geräts.',
    `Dieses wurde auf ${host} gemacht und kann nur für .local-Namen und private Adressen bürgen, für nichts im Internet. Der Schlüssel, der es gemacht hat, ist vernichtet.`,
    'Weichen die Fingerabdrücke ab, vertrauen Sie ihm nicht: Entfernen Sie es, wie unten beschrieben, und koppeln Sie in einem eigenen Netz noch einmal.',
  ],
  vouches: 'Es kann bürgen für',
  validUntil: (at) => `Gültig bis ${say.date(at)}`,
  steps: {
    ios: [
      'Laden Sie in Safari oben das Profil und wählen Sie Zulassen.',
      'Öffnen Sie die Einstellungen: „Profil geladen“ steht weit oben, oder unter Allgemein, VPN und Geräteverwaltung.',
      'Tippen Sie auf Mehr Details, dann auf das Zertifikat, und vergleichen Sie seinen SHA-256-Fingerabdruck mit dem Bildschirm des Laptops.',
      'Gehen Sie zurück, tippen Sie auf Installieren und geben Sie Ihren Code ein. Dass es nicht signiert ist, ist zu erwarten.',
      'Schalten Sie es unter Einstellungen, Allgemein, Info, Zertifikatsvertrauenseinstellungen ein.',
      'Kommen Sie zurück und laden Sie diese Seite neu.',
    ],
    android: [
      'Laden Sie oben das Zertifikat. Es landet in den Downloads.',
      'Suchen Sie in den Einstellungen nach „CA-Zertifikat“. Es steht unter Sicherheit, Verschlüsselung und Anmeldedaten, Zertifikat installieren.',
      'Wählen Sie CA-Zertifikat, dann Trotzdem installieren, und die Datei landfall.crt.',
      'Öffnen Sie es unter Vertrauenswürdige Anmeldedaten, Nutzer, und vergleichen Sie seinen SHA-256-Fingerabdruck mit dem Bildschirm des Laptops. Weicht er ab, entfernen Sie es sofort dort.',
      'Kommen Sie zurück und laden Sie diese Seite neu. Android sagt vielleicht, dass das Netzwerk überwacht werden kann: Das sagt es von jedem hinzugefügten Zertifikat.',
    ],
    windows: [
      'Laden Sie oben das Zertifikat.',
      'Geben Sie im Ordner Downloads in einem Terminal certutil -hashfile landfall.crt SHA256 ein, und vergleichen Sie die Zeile mit dem Bildschirm des Laptops.',
      'Öffnen Sie die Datei und wählen Sie Zertifikat installieren, Aktueller Benutzer, dann „Alle Zertifikate in folgendem Speicher speichern“.',
      'Wählen Sie Vertrauenswürdige Stammzertifizierungsstellen, stellen Sie fertig und antworten Sie Ja.',
      'Schließen Sie den Browser, öffnen Sie ihn wieder und kommen Sie zurück.',
    ],
    macos: [
      'Laden Sie oben das Zertifikat und öffnen Sie es: Die Schlüsselbundverwaltung fragt, wohin damit. Wählen Sie Anmeldung.',
      'Suchen Sie es dort nach seinem Namen, öffnen Sie es und vergleichen Sie seinen SHA-256-Fingerabdruck mit dem Bildschirm des Laptops.',
      'Wählen Sie unter Vertrauen bei „Bei Verwendung dieses Zertifikats“: Immer vertrauen.',
      'Schließen Sie das Fenster, geben Sie Ihr Passwort ein und laden Sie diese Seite neu.',
    ],
    linux: [
      'Laden Sie oben das Zertifikat.',
      'Geben Sie im Ordner Downloads in einem Terminal sha256sum landfall.crt ein, und vergleichen Sie, was da steht, mit dem Bildschirm des Laptops.',
      'Geben Sie in Chrome chrome://certificate-manager in die Adresszeile ein. Wählen Sie Benutzerdefiniert, Von Ihnen installiert, dann Importieren bei Vertrauenswürdige Zertifikate.',
      'Wählen Sie landfall.crt, und laden Sie diese Seite neu.',
    ],
    firefox: [
      'Laden Sie oben das Zertifikat. Firefox fragt, ob ihm vertraut werden soll.',
      'Wählen Sie Ansehen und vergleichen Sie seinen SHA-256-Fingerabdruck mit dem Bildschirm des Laptops.',
      'Kreuzen Sie „Dieser CA vertrauen, um Websites zu identifizieren“ an und wählen Sie OK.',
      'Hat Firefox die Datei nur gespeichert: Einstellungen, Datenschutz & Sicherheit, Zertifikate anzeigen, Zertifizierungsstellen, Importieren.',
      'Laden Sie diese Seite neu.',
    ],
    firefoxAndroid: [
      'Laden Sie oben das Zertifikat. Es landet in den Downloads.',
      'Suchen Sie in den Einstellungen des Telefons nach „CA-Zertifikat“, wählen Sie Trotzdem installieren und die Datei landfall.crt.',
      'Vergleichen Sie unter Vertrauenswürdige Anmeldedaten, Nutzer, seinen SHA-256-Fingerabdruck mit dem Bildschirm des Laptops. Weicht er ab, entfernen Sie es sofort dort.',
      'In Firefox: Einstellungen, Über Firefox, tippen Sie fünfmal auf das Logo. Zurück in den Einstellungen unter Geheime Einstellungen schalten Sie „CA-Zertifikate von Drittanbietern verwenden“ ein.',
      'Laden Sie diese Seite neu.',
    ],
  },
  removeTitle: 'Wie Sie es wieder entfernen',
  removal: {
    ios: 'Einstellungen, Allgemein, VPN und Geräteverwaltung, sein Name, Profil entfernen.',
    android:
      'Einstellungen, Sicherheit, Verschlüsselung und Anmeldedaten, Vertrauenswürdige Anmeldedaten, Nutzer, sein Name, Entfernen.',
    windows:
      'Drücken Sie Windows und R, geben Sie certmgr.msc ein, öffnen Sie Vertrauenswürdige Stammzertifizierungsstellen, Zertifikate, und löschen Sie es.',
    macos: 'Löschen Sie es in der Schlüsselbundverwaltung unter Anmeldung, Zertifikate.',
    linux:
      'In Chrome unter chrome://certificate-manager, Benutzerdefiniert, Von Ihnen installiert: Entfernen Sie es dort.',
    firefox:
      'Einstellungen, Datenschutz & Sicherheit, Zertifikate anzeigen, Zertifizierungsstellen, sein Name, Löschen oder Vertrauen entziehen.',
    firefoxAndroid:
      'Schalten Sie „CA-Zertifikate von Drittanbietern verwenden“ aus, und entfernen Sie es in den Einstellungen des Telefons unter Vertrauenswürdige Anmeldedaten, Nutzer.',
  },
  removeHelp: 'Das Senden geht dann wie zuvor, mit der Warnung.',
  stepsAgain: 'Schritte zum Vertrauen, für dieses oder ein anderes Gerät',
  appTitle: 'Landfall installieren',
  install: 'Installieren',
  installSteps: {
    ios: 'Tippen Sie in Safari auf Teilen, dann auf Zum Home-Bildschirm.',
    android: 'Öffnen Sie in Chrome das Menü ⋮ und wählen Sie Zum Startbildschirm hinzufügen, dann Installieren.',
    windows: 'Wählen Sie in Chrome oder Edge das Symbol zum Installieren am Ende der Adresszeile.',
    macos:
      'Wählen Sie in Safari Ablage, Zum Dock hinzufügen. In Chrome das Symbol zum Installieren in der Adresszeile.',
    linux: 'Wählen Sie in Chrome das Symbol zum Installieren am Ende der Adresszeile.',
    firefox:
      'Firefox installiert auf den meisten Computern keine Seiten: Ein Lesezeichen tut es auch. Chrome und Edge installieren sie.',
    firefoxAndroid: 'Öffnen Sie das Menü ⋮ und wählen Sie App zum Startbildschirm hinzufügen.',
  },
  appNote: 'Auf einem iPhone hat die App ihren eigenen Speicher: Sie fragt noch einmal nach einem Code.',

  ownTitle: 'Nichts zu installieren',
  ownHelp: (host, issuer) =>
    `${host} zeigt ein Zertifikat, das seine Besitzerin oder sein Besitzer mitgebracht hat, von ${issuer}. Landfall hat hier kein eigenes. Vertraut dieses Gerät ihm nicht, fragen Sie, wem der Laptop gehört.`,
  clockTitle: 'Die Uhr dieses Geräts geht falsch',
  clockHelp: (now, from, to) =>
    `Sie zeigt den ${say.date(now)}. Das Zertifikat des Laptops gilt vom ${say.date(from)} bis zum ${say.date(to)}; dieses Gerät kann ihm erst vertrauen, wenn Datum und Uhrzeit stimmen. Stellen Sie sie in den Einstellungen, am besten automatisch.`,
  overTitle: 'Das Zertifikat des Laptops ist abgelaufen',
  overHelp:
    'Starten Sie Landfall auf dem Laptop neu: Es macht von selbst ein neues. Sehen Sie auch nach, ob das Datum des Laptops stimmt.',
  ownOverHelp:
    'Es wurde mitgebracht und muss durch ein neues ersetzt werden. Sehen Sie auch nach, ob das Datum des Laptops stimmt.',
  failed: 'Der Laptop hat nicht gesagt, was sein Zertifikat ist.',

  summary: 'Zertifikat',
  consoleHelp:
    'Ein Telefon, das dem Zertifikat dieses Laptops vertraut, warnt nicht mehr und erkennt den Laptop von selbst. Seine Einstellungen zeigen vorher einen Fingerabdruck: Es muss dieser sein, und zwar ganz.',
  consoleWhere: 'Auf dem Telefon führt der Weg dorthin vom Fuß der Seite: Vertrauen und installieren.',
  consoleFiles:
    'Oder geben Sie die Datei selbst weiter, per AirDrop oder Kabel: Was von hier kommt, ist bestimmt das richtige.',
  profileFile: 'Profil für iPhone und iPad',
  certificateFile: 'Zertifikat für alle anderen',
  consoleNever: 'Auf diesem Laptop wird nichts installiert: Seine Konsole braucht kein Zertifikat.',
};
