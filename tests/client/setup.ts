import 'fake-indexeddb/auto';
import { cleanup, configure } from '@testing-library/preact';
import { afterEach } from 'vitest';

// How long a screen may take on a busy machine before the test is called hung; it measures nothing.
configure({ asyncUtilTimeout: 10_000 });

afterEach(() => cleanup());
