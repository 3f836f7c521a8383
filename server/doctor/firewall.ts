/** What can be known without an administrator of the firewall of this machine, and what lets phones through it. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Check } from '../../protocol/doctor.ts';

/** The system that is looked at. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** null where there is no such file, or it may not be read. */
  readonly read: (path: string) => Promise<string | null>;
  /** What a program says, and whether it ended well; null where there is none. */
  readonly run: (
    program: string,
    args: readonly string[],
    signal?: AbortSignal,
  ) => Promise<{ readonly said: string; readonly isWell: boolean } | null>;
}

type FirewallCheck = Extract<Check, { name: 'firewall' }>;

const patienceMs = 3000;

export const thisMachine: Machine = {
  platform: process.platform,
  read: (path) => readFile(path, 'utf8').catch(() => null),
  run: (program, args, signal) =>
    new Promise((resolve) => {
      const options = { timeout: patienceMs, windowsHide: true, ...(signal === undefined ? {} : { signal }) };
      const child = execFile(program, [...args], options, (error, said) => {
        // No such program, or none that may be run.
        const isMissing = error !== null && typeof error.code === 'string';
        resolve(isMissing ? null : { said, isWell: error === null });
      });
      child.stdin?.end();
    }),
};

export async function lookAtFirewall(port: number, machine: Machine, signal?: AbortSignal): Promise<FirewallCheck> {
  if (machine.platform === 'win32') return windows(machine, signal);
  if (machine.platform === 'darwin') return macos(machine, signal);
  return (
    (await ufw(port, machine)) ??
    (await firewalld(port, machine, signal)) ??
    (await nftables(machine, signal)) ?? { name: 'firewall', state: 'unknown', firewall: 'none', command: null }
  );
}

/** Its rules are for administrators only; whether it is on, anybody may read. */
async function ufw(port: number, { read }: Machine): Promise<FirewallCheck | null> {
  const settings = await read('/etc/ufw/ufw.conf');
  if (settings === null || !/^\s*ENABLED\s*=\s*yes\b/im.test(settings)) return null;
  return { name: 'firewall', state: 'perhaps', firewall: 'ufw', command: `sudo ufw allow ${port}/tcp` };
}

async function firewalld(port: number, { run }: Machine, signal?: AbortSignal): Promise<FirewallCheck | null> {
  const state = await run('firewall-cmd', ['--state'], signal);
  if (state?.isWell !== true) return null;
  const open = await run('firewall-cmd', [`--query-port=${port}/tcp`], signal);
  return open?.isWell === true
    ? { name: 'firewall', state: 'well', firewall: 'firewalld', command: null }
    : {
        name: 'firewall',
        state: 'perhaps',
        firewall: 'firewalld',
        command: `sudo firewall-cmd --add-port=${port}/tcp`,
      };
}

async function nftables({ run }: Machine, signal?: AbortSignal): Promise<FirewallCheck | null> {
  const service = await run('systemctl', ['is-active', 'nftables'], signal);
  return service?.said.trim() === 'active'
    ? { name: 'firewall', state: 'perhaps', firewall: 'nftables', command: null }
    : null;
}

/** On a network that Windows calls public it lets nobody in. */
async function windows({ run }: Machine, signal?: AbortSignal): Promise<FirewallCheck> {
  const asked = ['-NoProfile', '-NonInteractive', '-Command', '(Get-NetConnectionProfile).NetworkCategory'];
  const profile = await run('powershell.exe', asked, signal);
  const isPublic = /public|^0\b/im.test(profile?.said ?? '');
  return {
    name: 'firewall',
    state: isPublic ? 'wrong' : profile?.isWell === true ? 'perhaps' : 'unknown',
    firewall: 'windows',
    command: isPublic ? 'Set-NetConnectionProfile -NetworkCategory Private' : null,
  };
}

async function macos({ run }: Machine, signal?: AbortSignal): Promise<FirewallCheck> {
  const asked = await run('/usr/libexec/ApplicationFirewall/socketfilterfw', ['--getglobalstate'], signal);
  const state = /enabled|state = [12]/i.test(asked?.said ?? '')
    ? 'perhaps'
    : asked?.isWell === true
      ? 'well'
      : 'unknown';
  return { name: 'firewall', state, firewall: 'macos', command: null };
}
