import { startTestCluster } from './cluster';

/** For Jest's `globalSetup`: one cluster for the whole run, because a new one takes two seconds to call itself fit. */
export default async function start(): Promise<void> {
  const cluster = await startTestCluster();
  process.env['TEST_CLUSTER_URL'] = cluster.url;
  Reflect.set(globalThis, 'stopClusterOfTheRun', cluster.stop);
}
