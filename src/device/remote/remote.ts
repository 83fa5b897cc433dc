// The engine's Remote over HTTP. Promises: what it returns was parsed; everything else is a Fault.
import type { FileBytes, Remote } from '../../sync/ports.ts';
import { PROTOCOL } from '../../sync/protocol.ts';
import { jsonBody } from './gzip.ts';
import {
  asFault,
  ask,
  call,
  fetchValue,
  type Http,
  readRefusal,
  underDeadline,
} from './http.ts';
import { makeUploader } from './upload.ts';
import { fileStatus, pullPage, pushAnswer } from './wire.ts';

/** The bytes of a file of somebody else's report; none when it can no longer be had. */
async function download(http: Http, fileId: string): Promise<FileBytes> {
  const answer = await call(http, `/files/${fileId}`, {
    headers: { accept: 'image/*, application/octet-stream' },
  });
  const { response, deadline } = answer;
  if (!response.ok) {
    const refusal = await readRefusal(answer);
    // Gone, or no longer ours to see: no bytes have no hash that fits, and the others need not wait.
    if (refusal.status === 404) return new Blob([]);
    throw asFault(refusal);
  }
  const bytes = await underDeadline(deadline, () => response.blob());
  deadline.end();
  return bytes;
}

/** The port of one person (one cookie slot). */
export function makeRemote(http: Http, appVersion: string): Remote {
  const upload = makeUploader(http);
  return {
    push: async (deviceId, items) => {
      const request = { protocol: PROTOCOL, appVersion, deviceId, items };
      const its = { method: 'POST' as const, ...(await jsonBody(request)) };
      return fetchValue(http, '/sync/push', its, pushAnswer);
    },
    pull: (cursor) => {
      const query = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      return fetchValue(http, `/sync/pull${query}`, {}, pullPage);
    },
    upload,
    fileReceipt: async (fileId) => {
      const { value, refusal } = await ask(
        http,
        `/files/${fileId}/receipt`,
        {},
        fileStatus,
      );
      if (refusal === null) return value.receipt;
      if (refusal.status === 404) return null;
      throw asFault(refusal);
    },
    download: (fileId) => download(http, fileId),
  };
}
