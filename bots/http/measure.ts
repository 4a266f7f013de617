import { Counter, Histogram, type Registry } from 'prom-client';
import type { Server } from 'restify';

/** What became of what came to a door. Fixed words: nothing a sender wrote can become a label. */
export type DoorOutcome =
  | 'accepted'
  | 'duplicate'
  | 'ignored-kind'
  | 'ignored-group'
  | 'ignored-sender'
  | 'malformed'
  | 'unauthenticated'
  | 'unavailable';

export interface DoorMeter {
  count(outcome: DoorOutcome): void;
}

/** Counts what comes to a door, as `small_steps_door_total{door,outcome}`. */
export function meterDoor(register: Registry, door: 'messages' | 'sms' | 'sms-status'): DoorMeter {
  const name = 'small_steps_door_total';
  const known = register.getSingleMetric(name);
  const counter =
    known instanceof Counter
      ? known
      : new Counter({
          name,
          help: 'What came to a door, and what became of it.',
          labelNames: ['door', 'outcome'],
          registers: [register],
        });
  return { count: (outcome) => counter.inc({ door, outcome }) };
}

/** Times every request, as `small_steps_http_seconds{method,route,status}`. The route is its pattern, never the URL. */
export function meterRequests(register: Registry, server: Server): void {
  const histogram = new Histogram({
    name: 'small_steps_http_seconds',
    help: 'Seconds from the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [register],
  });
  server.on('after', (req, res, route) => {
    const seconds = (Date.now() - req.time()) / 1000;
    const pattern = typeof route?.path === 'string' ? route.path : 'none';
    histogram.observe({ method: req.method ?? '', route: pattern, status: res.statusCode }, seconds);
  });
}
