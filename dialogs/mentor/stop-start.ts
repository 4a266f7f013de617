import { stays, tellOfStop } from './leaving';
import type { Desk } from './turn';
import { giveUpAll } from './undelivered';

/** STOP: no alerts and no texts any more. What they held and were offered goes to others, and the coordinators are told. */
export function stopAlerts(desk: Desk): void {
  if (desk.state.stopped) return desk.ignore('already-stopped');
  desk.say('mentor.stopped');
  giveUpAll(desk);
  tellOfStop(desk);
  desk.note('opt-out');
}

/** START: they are there again, and on shift. */
export function startAlerts(desk: Desk): void {
  desk.state.stopped = false;
  desk.state.off = false;
  desk.effects.push({ kind: 'handoff', do: 'go-on' });
  stays(desk);
  desk.say('mentor.started');
  desk.note('opt-in');
}
