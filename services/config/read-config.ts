import { arrange, type Config } from './config';
import { type Given, jointFaults, valueFaults } from './faults';
import { variables } from './variables';

/** The environment cannot be used. The message has one line for each fault, and no secret in any. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/**
 * Reads and checks every variable, once. An empty value counts as unset; blanks around a value are dropped.
 *
 * @throws ConfigError with all the faults at once
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given: Given = Object.fromEntries(
    Object.keys(variables.shape).flatMap((name) => {
      const value = env[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = variables.safeParse(given);
  const faults = [...(parsed.success ? [] : valueFaults(parsed.error, given)), ...jointFaults(given)];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return deepFreeze(arrange(parsed.data));
}

/** Plain objects and arrays only: a key object has an inside of its own, which needs no freezing. */
function deepFreeze<T>(value: T): T {
  const plain = Array.isArray(value) || (typeof value === 'object' && value?.constructor === Object);
  if (!plain) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
