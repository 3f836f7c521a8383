import { expect, test } from 'vitest';
import { lookAtFirewall, type Machine } from './firewall.ts';

/** A machine on which these files lie and these programs say so; what is not named is not there. */
function machine(
  platform: NodeJS.Platform,
  files: Record<string, string>,
  programs: Record<string, { said: string; isWell: boolean }> = {},
): Machine {
  return {
    platform,
    read: (path) => Promise.resolve(files[path] ?? null),
    run: (program, args) => Promise.resolve(programs[[program, ...args].join(' ')] ?? null),
  };
}
const windowsAsks = 'powershell.exe -NoProfile -NonInteractive -Command (Get-NetConnectionProfile).NetworkCategory';
const macAsks = '/usr/libexec/ApplicationFirewall/socketfilterfw --getglobalstate';

test.each([
  [
    'ufw that is on may keep phones out, and the command that lets them in is said',
    machine('linux', { '/etc/ufw/ufw.conf': '# /etc/ufw/ufw.conf\nENABLED=yes\nLOGLEVEL=low\n' }),
    { state: 'perhaps', firewall: 'ufw', command: 'sudo ufw allow 8443/tcp' },
  ],
  [
    'ufw that is off is none',
    machine('linux', { '/etc/ufw/ufw.conf': 'ENABLED=no\n' }),
    { state: 'unknown', firewall: 'none', command: null },
  ],
  [
    'firewalld with the port open is well',
    machine(
      'linux',
      {},
      {
        'firewall-cmd --state': { said: 'running\n', isWell: true },
        'firewall-cmd --query-port=8443/tcp': { said: 'yes\n', isWell: true },
      },
    ),
    { state: 'well', firewall: 'firewalld', command: null },
  ],
  [
    'firewalld with the port closed may keep phones out',
    machine(
      'linux',
      {},
      {
        'firewall-cmd --state': { said: 'running\n', isWell: true },
        'firewall-cmd --query-port=8443/tcp': { said: 'no\n', isWell: false },
      },
    ),
    { state: 'perhaps', firewall: 'firewalld', command: 'sudo firewall-cmd --add-port=8443/tcp' },
  ],
  [
    'nftables is seen, its rules are not',
    machine('linux', {}, { 'systemctl is-active nftables': { said: 'active\n', isWell: true } }),
    { state: 'perhaps', firewall: 'nftables', command: null },
  ],
  [
    'a public network keeps phones out on Windows',
    machine('win32', {}, { [windowsAsks]: { said: 'Public\r\n', isWell: true } }),
    { state: 'wrong', firewall: 'windows', command: 'Set-NetConnectionProfile -NetworkCategory Private' },
  ],
  [
    'a private network on Windows leaves only its question about Landfall',
    machine('win32', {}, { [windowsAsks]: { said: 'Private\r\n', isWell: true } }),
    { state: 'perhaps', firewall: 'windows', command: null },
  ],
  [
    'the firewall of a Mac that is off is well',
    machine('darwin', {}, { [macAsks]: { said: 'Firewall is disabled. (State = 0)\n', isWell: true } }),
    { state: 'well', firewall: 'macos', command: null },
  ],
  [
    'the firewall of a Mac that is on may keep phones out',
    machine('darwin', {}, { [macAsks]: { said: 'Firewall is enabled. (State = 1)\n', isWell: true } }),
    { state: 'perhaps', firewall: 'macos', command: null },
  ],
  ['what cannot be asked is not known', machine('darwin', {}), { state: 'unknown', firewall: 'macos', command: null }],
])('%s', async (_rule, on, said) => {
  expect(await lookAtFirewall(8443, on)).toEqual({ name: 'firewall', ...said });
});
