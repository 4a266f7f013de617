import { openRedis } from '../../services/redis';
import { type House, openHouseOn } from '../contracts/mailroom/house';
import { RUNTIME_DIR } from '../support/redis';
import type { TestStore } from '../support/store';

/** Connections to a Redis that the test itself runs, at this URL. */
export const openAt = (url: string) =>
  openRedis({ url, dataDir: '/nonexistent', runtimeDir: RUNTIME_DIR, serverBin: undefined, say: () => {} });

/** A house on such a Redis. It is the test's to stop, after the house. */
export async function houseAt(url: string): Promise<House<TestStore>> {
  const open = await openAt(url);
  return openHouseOn({ open, environment: { REDIS_URL: url }, stop: () => open.close() });
}
