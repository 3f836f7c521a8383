import type { ReactiveController } from 'lit';
import { expect, test } from 'vitest';
import { Follow } from './follow.ts';

function follower(model: EventTarget) {
  let updates = 0;
  let controller: ReactiveController | undefined;
  const follow = new Follow(
    {
      addController: (added) => {
        controller = added;
      },
      removeController: () => undefined,
      requestUpdate: () => {
        updates += 1;
      },
      updateComplete: Promise.resolve(true),
    },
    () => model,
  );
  const tell = (): number => {
    const before = updates;
    model.dispatchEvent(new Event('change'));
    return updates - before;
  };
  return { follow, life: controller, tell };
}

test('an element follows its model while it is in the page, and draws nothing after that', () => {
  const { life, tell } = follower(new EventTarget());
  expect(tell()).toBe(0);
  life?.hostConnected?.();
  life?.hostUpdate?.();
  expect(tell()).toBe(1);
  life?.hostDisconnected?.();
  expect(tell()).toBe(0);
  // The update that was under way when it was removed.
  life?.hostUpdate?.();
  expect(tell()).toBe(0);
  life?.hostConnected?.();
  expect(tell()).toBe(1);
});
