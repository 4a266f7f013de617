import type { IncomingMessage, ServerResponse } from 'node:http';
import { Counter, Histogram, type Registry } from 'prom-client';

/** What became of what came to a door. Fixed words: nothing a sender wrote can become a label. */
export type DoorOutcome =
  | 'accepted'
  | 'duplicate'
  /** A card was shown again, and answered as it now is. */
  | 'looked'
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

/** Takes down how long a request took, when the last of its answer is out. */
export type Timekeeper = (req: IncomingMessage, res: ServerResponse, ms: number) => void;

/** Times every request, as `small_steps_http_seconds{method,route,status}`. The route is its pattern, never the URL. */
export function meterRequests(register: Registry): Timekeeper {
  const histogram = new Histogram({
    name: 'small_steps_http_seconds',
    help: 'Seconds from the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [register],
  });
  return (req: Routed, { statusCode: status }, ms) => {
    const route = typeof req.route?.path === 'string' ? req.route.path : 'none';
    histogram.observe({ method: req.method ?? '', route, status }, ms / 1000);
  };
}

/** Restify leaves the route that took a request with it. */
export type Routed = IncomingMessage & { readonly route?: { readonly path?: unknown } };
