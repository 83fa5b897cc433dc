import { localStoreContract } from '../support/local-store-contract.ts';
import { openMemoryHarness } from '../support/memory-local-harness.ts';

localStoreContract('memory', async () => openMemoryHarness());
