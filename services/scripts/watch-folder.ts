import { existsSync, watch } from 'node:fs';

/** An editor writes a file in several steps: so long nothing more must have changed. Milliseconds. */
const SETTLED_MS = 150;

export interface Watched {
  /** As if something had changed. */
  soon(): void;
  /** Stops looking. */
  close(): void;
}

/**
 * Calls `changed` when files of some folders have changed and an editor is done with them. Folders that are not there, or that cannot be
 * watched, are left out: the service does well without it, and is not to fail for it.
 * @param failed told why a folder is not watched, or is watched no longer
 */
export function watchFolders(
  folders: readonly string[],
  changed: () => void,
  failed: (fault: unknown) => void,
): Watched {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, SETTLED_MS);
    timer.unref();
  };
  const watchers = folders.flatMap((folder) => {
    if (!existsSync(folder)) return [];
    try {
      const watcher = watch(folder, { persistent: false }, soon);
      watcher.on('error', (fault) => {
        watcher.close();
        failed(fault);
      });
      return [watcher];
    } catch (fault) {
      failed(fault);
      return [];
    }
  });
  return {
    soon,
    close() {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
