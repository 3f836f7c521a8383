/** Spanish: trusting the host's certificate, and what that unlocks. */
import type { trust as english } from './en-trust.ts';
import { say } from './es-quantities.ts';

export const trust: typeof english = {
  back: 'Atrás',
  title: 'Confianza e instalación',
  lead: (host) =>
    `Enviar a ${host} ya funciona así. Cada paso de aquí lo hace más cómodo, o más seguro en una wifi que también usan otros.`,
  ladder: 'Hasta dónde ha llegado este dispositivo',
  looking: 'Comprobando qué funciona en este dispositivo',
  lookAgain: 'Comprobar otra vez',
  reached: (count, all) => `${count} de ${all} pasos`,
  unlocked: 'Lo siguiente te da:',
  state: { holds: 'Hecho', missing: 'Todavía no', unknown: 'No se puede saber', untold: 'No se puede saber' },
  page: {
    name: 'La página va cifrada',
    holds: 'Quien escuche en esta wifi no puede leer nada de lo que envías.',
    missing: 'Esta página llegó sin cifrar. Escanea el código de la pantalla del portátil.',
    unlocks: 'Elegir, enviar y ver fotos.',
  },
  certificate: {
    name: 'El certificado es de confianza',
    holds: (host) => `Este dispositivo reconoce ${host} por sí solo. Nadie puede ponerse en medio.`,
    missing: 'Este dispositivo aún no conoce el certificado del portátil: por eso te avisó.',
    unlocks: 'Ningún aviso más, y la prueba en cada visita de que es tu portátil.',
  },
  worker: {
    name: 'Landfall se queda en este dispositivo',
    holds: 'Sus páginas se guardan aquí y se abren al momento.',
    missing: 'Este navegador no guarda nada de la página y la carga de nuevo cada vez.',
    unlocks: 'La página se abre al momento, sin volver a cargarse.',
  },
  app: {
    name: 'Landfall es aquí una aplicación',
    holds: 'Tiene un icono y una ventana propia.',
    missing: 'Por ahora es una página del navegador.',
    unlocks: 'Un icono en la pantalla de inicio y una ventana propia.',
  },
  offline: {
    name: 'Se abre sin el portátil',
    holds: (host) => `Aunque ${host} duerma, se abre y dice qué está a salvo allí.`,
    missing: 'Solo se abre mientras el portátil está despierto.',
    unlocks: 'Se abre aunque el portátil duerma y dice qué está a salvo allí.',
  },
  unknownHelp:
    'Una ventana privada, o el navegador de una aplicación, no guarda nada. Abre esta página en el propio navegador.',
  untoldHelp:
    'Firefox no le dice a ninguna página si confía en el certificado o si solo hizo una excepción. Si te avisó, hizo una excepción: los pasos de abajo acaban con eso.',
  allDone: 'Todo está en su sitio.',

  certificateTitle: 'Confiar en el certificado',
  deviceLabel: 'Este dispositivo es',
  systems: {
    ios: 'iPhone o iPad',
    android: 'Android',
    windows: 'Windows',
    macos: 'Mac',
    linux: 'Linux o Chromebook',
    firefox: 'Firefox en un ordenador',
    firefoxAndroid: 'Firefox en Android',
  },
  getProfile: 'Obtener el perfil',
  getCertificate: 'Obtener el certificado',
  compareTitle: 'Compara antes de confiar',
  name: 'Nombre',
  fingerprint: 'Huella digital (SHA-256)',
  compare: (host) =>
    `${host} muestra esta huella en Añadir un teléfono, Certificado. Búscala en los ajustes de este dispositivo, como dicen los pasos, y compárala entera con la pantalla del portátil.`,
  why: '¿Por qué?',
  whyHelp: (host) => [
    'Aquello en lo que confías así puede responder por otros. Alguien en esta wifi podría darte un certificado suyo, y una página que lo dé por bueno: cree por eso a la pantalla del portátil y a los ajustes de este dispositivo.',
    `Este se hizo en ${host} y solo puede responder por nombres .local y direcciones privadas, por nada de internet. La clave que lo hizo se destruyó.`,
    'Si las huellas no coinciden, no confíes en él: quítalo como se explica abajo y vincula otra vez en una red tuya.',
  ],
  vouches: 'Puede responder por',
  validUntil: (at) => `Válido hasta el ${say.date(at)}`,
  steps: {
    ios: [
      'En Safari, obtén arriba el perfil y elige Permitir.',
      'Abre Ajustes: Perfil descargado está casi arriba, o en General, VPN y gestión de dispositivos.',
      'Toca Más detalles, luego el certificado, y compara su huella SHA-256 con la pantalla del portátil.',
      'Vuelve, toca Instalar y escribe tu código. Que no esté firmado es lo esperado.',
      'En Ajustes, General, Información, Ajustes de confianza de los certificados, actívalo.',
      'Vuelve aquí y carga de nuevo esta página.',
    ],
    android: [
      'Obtén arriba el certificado. Llega a Descargas.',
      'En Ajustes, busca «certificado de CA». Está en Seguridad, Cifrado y credenciales, Instalar un certificado.',
      'Elige Certificado de CA, luego Instalar de todos modos, y el archivo landfall.crt.',
      'Ábrelo en Credenciales de confianza, Usuario, y compara su huella SHA-256 con la pantalla del portátil. Si no coincide, quítalo allí mismo.',
      'Vuelve aquí y carga de nuevo esta página. Quizá Android diga que la red puede estar supervisada: lo dice de todo certificado añadido.',
    ],
    windows: [
      'Obtén arriba el certificado.',
      'En un terminal, en tu carpeta Descargas, escribe certutil -hashfile landfall.crt SHA256 y compara la línea con la pantalla del portátil.',
      'Abre el archivo y elige Instalar certificado, Usuario actual, luego «Colocar todos los certificados en el siguiente almacén».',
      'Elige Entidades de certificación raíz de confianza, finaliza y responde Sí.',
      'Cierra el navegador, ábrelo otra vez y vuelve aquí.',
    ],
    macos: [
      'Obtén arriba el certificado y ábrelo: Acceso a Llaveros pregunta dónde guardarlo. Elige inicio de sesión.',
      'Búscalo allí por su nombre, ábrelo y compara su huella SHA-256 con la pantalla del portátil.',
      'En Confiar, elige Confiar siempre para «Al utilizar este certificado».',
      'Ciérralo, escribe tu contraseña y carga de nuevo esta página.',
    ],
    linux: [
      'Obtén arriba el certificado.',
      'En un terminal, en tu carpeta Descargas, escribe sha256sum landfall.crt y compara lo que aparece con la pantalla del portátil.',
      'En Chrome, escribe chrome://certificate-manager en la barra de direcciones. Elige Personalizado, Instalado por ti, y luego Importar junto a Certificados de confianza.',
      'Elige landfall.crt y carga de nuevo esta página.',
    ],
    firefox: [
      'Obtén arriba el certificado. Firefox pregunta si debe confiar en él.',
      'Elige Ver y compara su huella SHA-256 con la pantalla del portátil.',
      'Marca «Confiar en esta CA para identificar sitios web» y elige Aceptar.',
      'Si Firefox solo guardó el archivo: Ajustes, Privacidad y seguridad, Ver certificados, Autoridades, Importar.',
      'Carga de nuevo esta página.',
    ],
    firefoxAndroid: [
      'Obtén arriba el certificado. Llega a Descargas.',
      'En los Ajustes del teléfono, busca «certificado de CA», elige Instalar de todos modos y el archivo landfall.crt.',
      'En Credenciales de confianza, Usuario, compara su huella SHA-256 con la pantalla del portátil. Si no coincide, quítalo allí mismo.',
      'En Firefox: Ajustes, Acerca de Firefox, toca cinco veces el logotipo. De vuelta en Ajustes, en Ajustes secretos, activa «Usar certificados de CA de terceros».',
      'Carga de nuevo esta página.',
    ],
  },
  removeTitle: 'Cómo quitarlo otra vez',
  removal: {
    ios: 'Ajustes, General, VPN y gestión de dispositivos, su nombre, Eliminar perfil.',
    android: 'Ajustes, Seguridad, Cifrado y credenciales, Credenciales de confianza, Usuario, su nombre, Quitar.',
    windows:
      'Pulsa Windows y R, escribe certmgr.msc, abre Entidades de certificación raíz de confianza, Certificados, y elimínalo.',
    macos: 'En Acceso a Llaveros, en inicio de sesión, Certificados, elimínalo.',
    linux: 'En Chrome, chrome://certificate-manager, Personalizado, Instalado por ti: quítalo allí.',
    firefox: 'Ajustes, Privacidad y seguridad, Ver certificados, Autoridades, su nombre, Eliminar o dejar de confiar.',
    firefoxAndroid:
      'Desactiva «Usar certificados de CA de terceros» y quítalo en los Ajustes del teléfono, en Credenciales de confianza, Usuario.',
  },
  removeHelp: 'Enviar sigue funcionando como antes, con el aviso.',
  stepsAgain: 'Pasos para confiar en él, en este u otro dispositivo',
  appTitle: 'Instalar Landfall',
  install: 'Instalar',
  installSteps: {
    ios: 'En Safari, toca Compartir y luego Añadir a pantalla de inicio.',
    android: 'En Chrome, abre el menú ⋮ y elige Añadir a pantalla de inicio, luego Instalar.',
    windows: 'En Chrome o Edge, elige el icono de instalar al final de la barra de direcciones.',
    macos: 'En Safari, elige Archivo, Añadir al Dock. En Chrome, el icono de instalar de la barra de direcciones.',
    linux: 'En Chrome, elige el icono de instalar al final de la barra de direcciones.',
    firefox:
      'Firefox no instala páginas en la mayoría de los ordenadores: un marcador sirve igual. Chrome y Edge la instalan.',
    firefoxAndroid: 'Abre el menú ⋮ y elige Añadir aplicación a la pantalla de inicio.',
  },
  appNote: 'En un iPhone la aplicación guarda sus propias cosas: pide un código una vez más.',

  ownTitle: 'Nada que instalar',
  ownHelp: (host, issuer) =>
    `${host} muestra un certificado que puso su dueño, de ${issuer}. Landfall no tiene aquí uno propio. Si este dispositivo no confía en él, pregunta a quien sea dueño del portátil.`,
  clockTitle: 'El reloj de este dispositivo va mal',
  clockHelp: (now, from, to) =>
    `Dice que es ${say.date(now)}. El certificado del portátil vale del ${say.date(from)} al ${say.date(to)}, y este dispositivo no puede confiar en él hasta que su fecha y su hora sean las correctas: ponlas en sus ajustes, mejor de forma automática.`,
  overTitle: 'El certificado del portátil ha caducado',
  overHelp:
    'Vuelve a iniciar Landfall en el portátil: hace uno nuevo por sí solo. Comprueba también que la fecha del portátil sea correcta.',
  ownOverHelp:
    'Lo puso su dueño, que tiene que poner uno nuevo. Comprueba también que la fecha del portátil sea correcta.',
  failed: 'El portátil no dijo cuál es su certificado.',

  summary: 'Certificado',
  consoleHelp:
    'Un teléfono que confía en el certificado de este portátil ya no avisa, y lo reconoce por sí solo. Antes, sus ajustes muestran una huella: tiene que ser esta, entera.',
  consoleWhere: 'En el teléfono, se llega desde el pie de la página: Confianza e instalación.',
  consoleFiles:
    'O pasa el archivo por tu cuenta, por AirDrop o por cable: lo que sale de aquí es lo correcto con toda seguridad.',
  profileFile: 'Perfil para iPhone y iPad',
  certificateFile: 'Certificado para todos los demás',
  consoleNever: 'En este portátil no se instala nada: su consola no necesita ningún certificado.',
};
