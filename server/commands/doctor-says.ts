/** What `landfall doctor` says of each check: what is so, and what to do. */
import type { Check } from '../../protocol/doctor.ts';

const firewalls = {
  ufw: 'ufw',
  firewalld: 'firewalld',
  nftables: 'nftables',
  windows: 'the Windows firewall',
  macos: 'the firewall of macOS',
  none: '',
} as const;

export function checkSays(check: Check): string {
  switch (check.name) {
    case 'network':
      return check.state === 'well' ? 'This laptop is on a network.' : 'No network address was found. Join a Wi-Fi.';
    case 'reach':
      return check.problem === null
        ? `${check.address} answers, from this laptop itself.`
        : `${check.address} does not answer, not even this laptop (${check.problem}).`;
    case 'visitors':
      return check.last === null
        ? 'Nobody has come from another device since the start, so nothing is proved about firewall and Wi-Fi.'
        : `${check.last.address} came through at ${check.last.at}: firewall and Wi-Fi let devices in.`;
    case 'firewall':
      return firewallSays(check);
    case 'vpn':
      return check.interfaces.length === 0
        ? 'No VPN is up.'
        : `A VPN is up (${check.interfaces.join(', ')}). If phones cannot connect, turn it off.`;
    case 'mdns':
      if (!check.isOn) return 'No .local name is published; phones use the address.';
      if (check.host === null) return 'The .local name could not be published; phones use the address.';
      return `Phones also find ${check.host}${check.isRenamed ? ', since another host here has the shorter name' : ''}.`;
    case 'certificate':
      return certificateSays(check);
    case 'clock':
      return check.state === 'wrong'
        ? `The clock says ${check.now}, and something was written down at ${check.latestKnown}. Set it right.`
        : `The clock says ${check.now}.`;
  }
}

function firewallSays({ state, firewall, command }: Extract<Check, { name: 'firewall' }>): string {
  if (firewall === 'none') return 'No firewall was found that can be seen from here.';
  const name = firewalls[firewall];
  if (state === 'well') return `Phones come through ${name}.`;
  if (state === 'unknown') return `Whether ${name} lets phones in could not be seen.`;
  const first = state === 'wrong' ? `This network keeps phones out, by ${name}.` : `Perhaps ${name} keeps phones out.`;
  return command === null ? `${first} Allow Landfall in its settings.` : `${first} This lets them in: ${command}`;
}

function certificateSays({ problem, validFrom, validTo }: Extract<Check, { name: 'certificate' }>): string {
  switch (problem) {
    case null:
      return `The certificate fits and is valid until ${validTo}.`;
    case 'other-names':
      return 'The certificate does not name the address that phones use. Start Landfall again.';
    case 'not-yet':
      return `The certificate begins only at ${validFrom}. Is this laptop’s clock right?`;
    case 'expired':
      return `The certificate has ended at ${validTo}. Start Landfall again; if that does not help, look at the clock.`;
  }
}
