import type { OpenRedis } from '../../services/redis';
import type { Control } from './options';

/** What each control cuts out of which script of the mailroom. */
const CUTS: Readonly<Record<Control, { command: string; cut: RegExp }>> = {
  'no-fencing': { command: 'mailroomCommit', cut: /elseif held ~= fence then\n {2}return \{ 0, 0 \}\n/ },
  'no-dedupe': { command: 'mailroomAccept', cut: / {2}if redis\.call\('SISMEMBER'.*\n {4}return .*\n {2}end\n/ },
};

export interface Weakened extends Pick<OpenRedis, 'connect'> {
  /** @throws when the script was never cut: a control that takes nothing out would show nothing */
  confirm(): void;
}

/** Connections on which one safeguard of the mailroom is missing; with no control they are as they were. */
export function weakened(redis: Pick<OpenRedis, 'connect'>, control: Control | null): Weakened {
  if (control === null) return { connect: (purpose) => redis.connect(purpose), confirm: () => {} };
  const { command, cut } = CUTS[control];
  let cuts = 0;
  return {
    connect(purpose) {
      const connection = redis.connect(purpose);
      const define = connection.defineCommand.bind(connection);
      connection.defineCommand = (name, definition) => {
        if (name !== command) return define(name, definition);
        cuts += 1;
        define(name, { ...definition, lua: without(definition.lua, cut, name) });
      };
      return connection;
    },
    confirm() {
      if (cuts === 0) throw new Error(`${command} was never defined: the control ${control} takes nothing out.`);
    },
  };
}

function without(lua: string, cut: RegExp, name: string): string {
  const rest = lua.replace(cut, '');
  if (rest === lua) throw new Error(`${name} does not hold what the control cuts out of it; mend weakened.ts.`);
  return rest;
}
