import { describe, expect, test } from 'vitest';
import { DeviceIdSchema } from '../../protocol/pairing.ts';
import { Arrivals } from './arrivals.ts';

const phone = DeviceIdSchema.parse('phone');

describe('what is arriving', () => {
  test('files of one device are told together', () => {
    const arrivals = new Arrivals();
    arrivals.progress(phone, 'a.mov', 30, 100, 0);
    arrivals.progress(phone, 'b.mov', 10, 50, 100);
    arrivals.progress(phone, 'a.mov', 60, 100, 200);
    expect(arrivals.now).toEqual([
      { deviceId: phone, files: 2, name: 'a.mov', receivedBytes: 70, sizeBytes: 150, landed: 0 },
    ]);
  });

  test('a file that is whole counts once, whether its end or its landing is told first', () => {
    const arrivals = new Arrivals();
    arrivals.progress(phone, 'a.mov', 100, 100, 0);
    arrivals.landed(phone, 'a.mov', 100, 10);
    arrivals.progress(phone, 'b.mov', 10, 50, 20);
    arrivals.landed(phone, 'b.mov', 50, 30);
    expect(arrivals.now).toMatchObject([{ files: 0, receivedBytes: 150, sizeBytes: 150, landed: 2 }]);
  });

  test('small photos that come as one request each are told by their landing', () => {
    const arrivals = new Arrivals();
    arrivals.landed(phone, 'a.jpg', 3, 0);
    arrivals.landed(phone, 'b.jpg', 4, 10);
    expect(arrivals.now).toMatchObject([{ files: 0, sizeBytes: 7, landed: 2 }]);
  });

  test('a device that has nothing more to send is told of for a moment longer', () => {
    const arrivals = new Arrivals();
    arrivals.landed(phone, 'a.jpg', 3, 0);
    expect(arrivals.settle(3_999)).toBe(false);
    expect(arrivals.settle(4_000)).toBe(true);
    expect(arrivals.now).toEqual([]);
  });

  test('a phone that fell asleep half-way is not arriving', () => {
    const arrivals = new Arrivals();
    arrivals.progress(phone, 'a.mov', 30, 100, 0);
    expect(arrivals.settle(10_000)).toBe(false);
    expect(arrivals.settle(15_000)).toBe(true);
    expect(arrivals.now).toEqual([]);
  });
});
