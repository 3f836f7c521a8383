/** German: what went wrong, and what to do next. */
import type { FailureCode } from '../../protocol/failure.ts';

export const failures: Readonly<Record<FailureCode, string>> = {
  'bad-request': 'Der Host konnte diese Anfrage nicht lesen.',
  'not-signed-in': 'Dieses Gerät ist nicht mit dem Host verbunden. Koppeln Sie es noch einmal.',
  'access-expired': 'Der Zugang dieses Geräts muss erneuert werden.',
  'device-revoked': 'Dieses Gerät wurde auf dem Laptop getrennt. Koppeln Sie es noch einmal, um weiterzumachen.',
  'launch-key-used': 'Dieser Link wurde schon benutzt. „npm start -- open“ auf dem Laptop gibt einen neuen.',
  'not-allowed': 'Dazu hat dieses Gerät auf dem Laptop keinen Zugang bekommen.',
  'foreign-origin': 'Diese Anfrage kam von einer anderen Webseite und wurde abgelehnt.',
  'not-found': 'Das gibt es hier nicht mehr.',
  'method-not-allowed': 'Das geht an dieser Adresse nicht.',
  'offset-mismatch': 'Der Host hat einen anderen Teil dieser Datei. Dort geht es weiter.',
  'already-answered': 'Diese Anfrage ist schon beantwortet.',
  'beyond-calendar': 'Das läge außerhalb des Kalenders, deshalb blieb das Datum, wie es war.',
  'cannot-show':
    'Dieser Laptop hat kein Programm, das den Ordner zeigen könnte. Sein Pfad steht bei den Angaben zum Foto.',
  'poster-not-needed': 'Dieses Foto hat schon ein Bild.',
  'upload-gone': 'Der Host hat den ersten Teil dieser Datei nicht mehr. Sie wird noch einmal gesendet.',
  'invitation-expired': 'Dieser Code ist abgelaufen. Scannen Sie den neuen auf dem Laptop.',
  'invitation-used': 'Dieser Code wurde schon benutzt. Scannen Sie den neuen auf dem Laptop.',
  'claim-gone': 'Der Laptop hat nicht rechtzeitig geantwortet. Scannen Sie den Code noch einmal.',
  'tus-version': 'Der Host spricht die Version 1.0.0 des Protokolls zum Senden.',
  'too-large': 'Das ist größer, als der Host annimmt.',
  'wrong-content-type': 'Inhalt dieser Art nimmt der Host hier nicht an.',
  'unknown-range': 'Diesen Teil der Datei gibt es nicht.',
  'wrong-host': 'Unter diesem Namen antwortet der Host nicht.',
  'wrong-code': 'Dieser Code stimmt nicht. Vergleichen Sie die Buchstaben auf dem Laptop.',
  'empty-file': 'Diese Datei ist leer; es gibt nichts aufzubewahren.',
  'not-a-photo': 'Diese Datei ist weder Foto noch Video und wurde nicht aufgenommen.',
  'removed-here':
    'Dieses Foto wurde auf dem Laptop gelöscht und nicht noch einmal aufgenommen. Senden Sie es neu, um es wiederzuhaben.',
  'upload-busy': 'Eine andere Anfrage schreibt gerade diese Datei. Gleich noch einmal.',
  'too-many-requests': 'Zu viele Versuche. Warten Sie eine Minute.',
  'checksum-mismatch': 'Ein Teil der Datei hat sich unterwegs verändert und wird noch einmal gesendet.',
  internal: 'Auf dem Host ist etwas schiefgegangen. Es steht in seinem Protokoll.',
  'cannot-write':
    'Der Laptop kann gerade nicht in seinen Fotoordner schreiben. Nichts ist verloren: Später geht es weiter.',
  'library-away': 'Die Platte mit dem Fotoordner ist nicht da. Schließen Sie sie an: Dann geht es von selbst weiter.',
  'shutting-down': 'Der Host wird beendet. Es geht weiter, wenn er wieder da ist.',
  unreachable: 'Der Laptop ist nicht zu erreichen. Sehen Sie nach, ob er wach ist und beide im selben WLAN sind.',
  'disk-full': 'Die Platte des Laptops ist voll. Schaffen Sie dort Platz: Dann geht es von selbst weiter.',
};
