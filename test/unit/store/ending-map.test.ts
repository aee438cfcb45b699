import { describe, expect, it } from 'vitest';
import { createEndingMap } from '../../../lib/store/memory/ending-map';
import { createClock } from '../../contract/store/store-subject';

describe('a map whose entries end', () => {
  it('gives an entry until its end, and the newest one of a name', () => {
    const clock = createClock();
    const map = createEndingMap<string>(clock.now);
    expect(map.get('a')).toBeUndefined();
    map.set('a', 'one', clock.now() + 10);
    map.set('b', 'two', clock.now() + 20);
    clock.advance(9);
    expect([map.get('a'), map.get('b')]).toEqual(['one', 'two']);
    clock.advance(1);
    expect([map.get('a'), map.get('b')]).toEqual([undefined, 'two']);
    map.set('b', 'three', clock.now() + 5);
    expect(map.get('b')).toBe('three');
    map.delete('b');
    map.delete('b');
    expect(map.get('b')).toBeUndefined();
  });

  it('does not grow with names that come once and end', () => {
    const clock = createClock();
    const map = createEndingMap<number>(clock.now);
    for (let index = 0; index < 50_000; index += 1) {
      map.set(`name-${index}`, index, clock.now() + 100);
      clock.advance(1);
      expect(map.size()).toBeLessThanOrEqual(1_000);
    }
  });

  it('keeps all that has not ended, however much that is', () => {
    const clock = createClock();
    const map = createEndingMap<number>(clock.now);
    for (let index = 0; index < 5_000; index += 1) map.set(`name-${index}`, index, clock.now() + 10);
    expect(map.get('name-0')).toBe(0);
    expect(map.size()).toBe(5_000);
    clock.advance(10);
    for (let index = 0; index < 5_000; index += 1) map.set(`next-${index}`, index, clock.now() + 10);
    expect(map.get('next-0')).toBe(0);
    expect(map.size()).toBeLessThanOrEqual(8_000);
  });
});
