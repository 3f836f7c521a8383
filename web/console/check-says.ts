/** What is said of each thing that was looked at: what is so, what to do, and what to type. */
import type { Check } from '../../protocol/doctor.ts';
import { connectionWords as say } from '../words/connection-words.ts';
import { words } from '../words/words.ts';

export interface Finding {
  readonly title: string;
  readonly help: string | null;
  /** For a terminal. */
  readonly command: string | null;
}

const found = (title: string, help: string | null = null, command: string | null = null): Finding => ({
  title,
  help,
  command,
});

export function checkSays(check: Check): Finding {
  switch (check.name) {
    case 'network':
      return check.state === 'well' ? found(say.network.well) : found(say.network.wrong, say.networkHelp);
    case 'reach':
      return check.problem === null
        ? found(say.reachWell(check.address))
        : found(say.reachWrong(check.address), `${say.reachHelp} (${check.problem})`);
    case 'visitors':
      return check.last === null
        ? found(say.visitorsNone, say.visitorsNoneHelp)
        : found(
            say.visitorsWell(check.last.address),
            capital(say.visitorsWellHelp(words.ago(new Date(check.last.at)))),
          );
    case 'firewall':
      return firewall(check);
    case 'vpn':
      return check.interfaces.length === 0
        ? found(say.vpnNone)
        : found(say.vpnUp(check.interfaces.join(', ')), say.vpnHelp);
    case 'mdns':
      if (!check.isOn) return found(say.mdnsOff, say.mdnsHelp);
      if (check.host === null) return found(say.mdnsNone, say.mdnsHelp);
      return found(say.mdnsWell(check.host), check.isRenamed ? say.mdnsRenamed : null);
    case 'certificate':
      return check.problem === null
        ? found(say.certificateWell(words.date(new Date(check.validTo))))
        : found(say.certificate[check.problem], check.isOwn ? say.certificateOwnHelp : say.certificateHelp);
    case 'clock':
      return check.state === 'wrong' && check.latestKnown !== null
        ? found(say.clockWrong(moment(check.now)), say.clockWrongHelp(moment(check.latestKnown)))
        : found(say.clockWell(moment(check.now)));
  }
}

function firewall({ state, firewall: kind, command }: Extract<Check, { name: 'firewall' }>): Finding {
  if (state === 'well') return found(say.firewallWell);
  if (kind === 'none') return found(say.firewallNone);
  const name = say.firewall[kind];
  if (state === 'unknown') return found(say.firewallUnknown(name));
  if (state === 'wrong') return found(say.firewallPublic, say.firewallPublicHelp, command);
  return found(say.firewallPerhaps(name), command === null ? say.firewallHelp : say.firewallCommand, command);
}

function moment(at: string): string {
  return words.dateAndTime(new Date(at));
}

function capital(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
}
