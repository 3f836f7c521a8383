/** Spanish: what helps when the host does not answer. */
import type { gone as english } from './en-gone.ts';

export const gone: typeof english = {
  lead: 'En este orden, de lo más frecuente a lo menos:',
  steps: {
    awake: 'Despierta el portátil. Landfall sigue allí por sí solo; si se cerró, vuelve a abrirlo.',
    wifi: 'Mira el wifi en los dos: el mismo, y no la red de invitados. Apaga un momento los datos móviles.',
    vpn: 'Apaga la VPN en los dos, y el «relay privado» en este dispositivo.',
    localNetwork: 'En este dispositivo: Ajustes, Privacidad y seguridad, Red local, y permite el navegador.',
    address:
      'Puede que el portátil tenga otra dirección. Abre allí «Añadir un teléfono» y escanea su código: este dispositivo conserva allí sus fotos y nada se envía dos veces.',
    hotspot:
      '¿Nada todavía? Enciende el punto de acceso de este dispositivo, únete a él con el portátil y escanea su código.',
  },
  goesOn: 'Esta página vuelve a preguntar sola, cada pocos segundos.',
};
