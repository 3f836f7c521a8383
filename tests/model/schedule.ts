/** Which schedules there are: how often each step comes, and with what numbers. */
import * as fc from 'fast-check';
import type { Step } from './steps.ts';

const maxSteps = 14;

const upload = fc.nat(5);
const content = fc.nat(2);
const sendAgain = fc.boolean();
const share = fc.constantFrom(0.01, 0.3, 0.5, 0.99, 1, 1);

const step = <Do extends Step['do']>(name: Do) => fc.constant(name);

/** `canFill`: the disk is its own, and may be filled. */
export function anySchedule(canFill: boolean): fc.Arbitrary<Step[]> {
  const anyStep: fc.Arbitrary<Step> = fc.oneof(
    { weight: 20, arbitrary: fc.record({ do: step('declare'), content, sendAgain }) },
    { weight: 16, arbitrary: fc.record({ do: step('send-at-once'), content, sendAgain }) },
    { weight: 6, arbitrary: fc.record({ do: step('form'), content, sendAgain }) },
    { weight: 30, arbitrary: fc.record({ do: step('append'), upload, share }) },
    { weight: 10, arbitrary: fc.record({ do: step('cut'), upload, share }) },
    { weight: 4, arbitrary: fc.record({ do: step('append-at-wrong-offset'), upload, share }) },
    { weight: 4, arbitrary: fc.record({ do: step('abandon'), upload }) },
    { weight: 8, arbitrary: fc.record({ do: step('status'), upload }) },
    { weight: 10, arbitrary: fc.record({ do: step('delete'), content }) },
    { weight: 6, arbitrary: fc.record({ do: step('restore'), content }) },
    { weight: 4, arbitrary: fc.record({ do: step('stop-and-start') }) },
    { weight: 1, arbitrary: fc.record({ do: step('crash') }) },
    { weight: 2, arbitrary: fc.record({ do: step('crash-while-appending'), upload, ticks: fc.nat(60) }) },
    ...(canFill ? [{ weight: 4, arbitrary: fc.record({ do: fc.constantFrom('fill-disk', 'make-room') }) }] : []),
  );
  return fc.array(anyStep, { maxLength: maxSteps });
}
