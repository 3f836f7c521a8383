/** Spanish. */
import type { Words } from './en-first.ts';
import { pairing } from './es-pairing.ts';
import { say } from './es-quantities.ts';
import { sending } from './es-sending.ts';

export const es: Words = {
  language: 'es',
  ...say,
  app: {
    name: 'Landfall',
    aLaptop: 'el portátil',
    loading: 'Abriendo Landfall',
    tabs: 'Landfall',
    tabSend: 'Enviar',
    tabPhotos: 'Fotos',
    tabPlaces: 'Lugares',
    trust: 'Confianza e instalación',
    close: 'Cerrar',
    tryAgain: 'Probar otra vez',
    unreachableTitle: (host) => `No se puede llegar a ${host}`,
    unreachableHelp: 'Despierta el portátil y comprueba que los dos están en el mismo wifi. Esta página sigue sola.',
    cantConnect: '¿Todavía nada?',
    revokedTitle: 'Este dispositivo ya no está vinculado',
    revokedHelp: 'Todo lo enviado hasta ahora está a salvo. Para enviar más, vincúlalo otra vez.',
    pairAgain: 'Vincular otra vez',
    consoleClosedTitle: 'Esta ventana no tiene llave de la consola',
    consoleClosedHelp: 'Escribe esto en un terminal del portátil y se abre la consola:',
    consoleClosedCommand: 'npm start -- open',
    consoleKeyUsedTitle: 'Ese enlace ya se ha usado',
    brokenTitle: 'Esta página no se ha podido abrir',
    brokenHelp: 'Cárgala otra vez. Si no ayuda, el registro del portátil dice por qué.',
    reload: 'Cargar otra vez',
  },
  pairing,
  sending,
};
