import 'fake-indexeddb/auto';
import { localStoreContract } from '../../support/local-store-contract.ts';
import { dexieHarness } from '../dexie-harness.ts';

localStoreContract('Dexie', dexieHarness);
