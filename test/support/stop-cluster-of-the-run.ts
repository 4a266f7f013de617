/** For Jest's `globalTeardown`: ends what cluster-of-the-run.ts started, in the same process. */
export default async function stop(): Promise<void> {
  const stopCluster: unknown = Reflect.get(globalThis, 'stopClusterOfTheRun');
  if (typeof stopCluster === 'function') await stopCluster();
}
