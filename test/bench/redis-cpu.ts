/** The part of a connection that is used here. */
export interface Informed {
  info(section: string): Promise<string>;
}

/** What the server has used since it was started, in ms: user and system, the children that rewrite its files included. */
export async function redisCpuMs(redis: Informed): Promise<number> {
  const info = await redis.info('cpu');
  const seconds = (field: string) => Number(new RegExp(`^${field}:([\\d.]+)`, 'm').exec(info)?.[1] ?? 0);
  const fields = ['used_cpu_sys', 'used_cpu_user', 'used_cpu_sys_children', 'used_cpu_user_children'];
  return 1000 * fields.reduce((sum, field) => sum + seconds(field), 0);
}

/** What its data takes, in bytes: all that it has allocated, without what lies in buffers at the moment. */
export async function redisDataBytes(redis: Informed): Promise<number> {
  const info = await redis.info('memory');
  const bytes = (field: string) => Number(new RegExp(`^${field}:(\\d+)`, 'm').exec(info)?.[1] ?? 0);
  return bytes('used_memory') - bytes('mem_clients_normal') - bytes('mem_aof_buffer');
}
