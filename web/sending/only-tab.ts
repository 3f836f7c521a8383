/** Keeps two tabs from sending the same queue: one works, the others wait for it to close. */

// A page that was just reloaded lets go of the lock a moment later.
const patienceMs = 800;

/** Calls `begin` when this tab's turn comes, for as long as the page lives; `elsewhere` when another tab has it. */
export async function asOnlyTab(name: string, begin: () => Promise<void>, elsewhere: () => void): Promise<void> {
  const locks = globalThis.navigator?.locks;
  // Without Web Locks nobody can tell; the host takes what two tabs send twice only once.
  if (locks === undefined) return await begin();
  const patience = setTimeout(elsewhere, patienceMs);
  await locks.request(name, async () => {
    clearTimeout(patience);
    await begin();
    await new Promise(() => undefined);
  });
}
