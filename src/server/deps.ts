import type { Writable } from 'node:stream';
import type { Pool } from 'pg';
import type { Config } from './config.ts';
import type { FileBox } from './file-box.ts';
import type { Keys } from './store/keys.ts';
import type { Settings } from './store/settings.ts';

/** What the app is built over: everything of the world that its routes touch. */
export type Deps = {
  db: Pool;
  box: FileBox;
  /** The keys that sign receipts, as the database has them. */
  keys: () => Promise<Keys>;
  /** The settings all servers of this database share. */
  settings: () => Promise<Settings>;
  /** Known to the servers of this database alone. */
  secret: Buffer;
  clientDir: string;
  publicOrigin: string | null;
  /** Whether browsers reach us by https: then cookies and headers say so. */
  isHttps: boolean;
  /** Whether this is a demonstration, whose accounts may be named on the sign-in screen. */
  isDemo: boolean;
  trustProxy: Config['trustProxy'];
  tls: { cert: Buffer; key: Buffer } | null;
  logLevel: Config['logLevel'];
  /** Where log lines go; the standard output when absent. */
  logTo?: Writable;
  /** Server time. */
  now: () => Date;
  /** Whether the first data is loaded and the database answers. */
  isReady: () => Promise<boolean>;
};
