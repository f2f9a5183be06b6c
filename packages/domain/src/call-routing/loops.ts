import type { RoutedExtension } from '@patchbay/contract/call-worlds';
import { destinationKey, type Destination } from '@patchbay/contract/primitives/destination';
import { destinationsOf, destinationsOfGroup, type SentTo } from './destinations.ts';
import { resolve, type Place } from './places.ts';
import { permitOf, type World } from './world.ts';

type Stop = Extract<Place, { kind: 'EXTENSION' | 'RING_GROUP' }>;

const nameOf = (stop: Stop): Destination => (stop.kind === 'EXTENSION' ? { kind: 'EXTENSION', id: stop.extension.id } : { kind: 'RING_GROUP', id: stop.group.id });

const stopAt = (world: World, from: Stop, { to }: SentTo): Stop[] => {
  // Most leave the enterprise, and whether they may is of no interest here.
  if (to.kind === 'EXTERNAL' && !world.numbersByE164.has(to.e164)) return [];
  const found = resolve(world, to, { permit: permitOf(world, from.kind === 'EXTENSION' ? from.extension : undefined), path: [] });
  return !('code' in found) && (found.kind === 'EXTENSION' || found.kind === 'RING_GROUP') ? [found] : [];
};

const onwards = (world: World, stop: Stop): Stop[] =>
  (stop.kind === 'EXTENSION' ? destinationsOf(stop.extension) : destinationsOfGroup(stop.group)).filter(({ isActive }) => isActive).flatMap((sent) => stopAt(world, stop, sent));

/** The shortest way by which a call that an extension sends there may come back to it, the extension at both ends; nothing where it cannot. */
export const wayBack = (world: World, extension: RoutedExtension, sent: SentTo): Destination[] | undefined => {
  const home: Stop = { kind: 'EXTENSION', extension };
  const end = destinationKey(nameOf(home));
  const seen = new Set<string>();
  const ways = stopAt(world, home, sent).map((stop) => ({ stop, path: [nameOf(home), nameOf(stop)] }));
  // Grows while it is walked: who is nearer comes first.
  for (const { stop, path } of ways) {
    const key = destinationKey(nameOf(stop));
    if (key === end) return path;
    if (seen.has(key)) continue;
    seen.add(key);
    ways.push(...onwards(world, stop).map((next) => ({ stop: next, path: [...path, nameOf(next)] })));
  }
  return undefined;
};
