// Resumable uploads (tus 1.0.0) over the same calls as everything else, so that they work in a worker. Promises:
// never more than the server said it holds is skipped, and a foreign answer moves nothing. Refuses to judge
// whether the file arrived: that is the receipt's word.
import { Fault } from '../../sync/fault.ts';
import type { FileBytes, OutboxFile, Remote } from '../../sync/ports.ts';
import { type Answer, asFault, call, type Http, readRefusal } from './http.ts';

const TUS = { 'tus-resumable': '1.0.0' };
const CHUNK_MIN = 64 * 1024;
const CHUNK_MAX = 256 * 1024;
/** A chunk may grow while one takes less than this. */
const QUICK_MS = 4_000;
/** How often one upload may be told that it stands elsewhere before it gives up for this time. */
const MAX_DETOURS = 5;

type Step = { offset: number } | 'missing' | 'elsewhere' | 'not-wanted';

const base64 = (text: string): string => btoa(text);

const pathOf = (fileId: string): string => `/files/${fileId}`;

/** The offset in an answer of the upload protocol. @throws Fault `portal` when it is not such an answer */
function offsetIn({ response, deadline }: Answer, size: number): number {
  deadline.end();
  const text = response.headers.get('upload-offset') ?? '';
  const isTus = response.headers.get('tus-resumable') !== null;
  if (!isTus || !/^\d+$/.test(text) || Number(text) > size)
    throw new Fault('portal', 'no upload offset');
  return Number(text);
}

/** What a refusal means for this one file; what concerns everything is thrown. */
async function refused(answer: Answer): Promise<Step> {
  const refusal = await readRefusal(answer);
  const { status } = refusal;
  if (status === 404 || status === 410) return 'missing';
  if (status === 409) return 'elsewhere';
  // Unexpected, of another size, or dropped for its hash (460): it waits alone, the next file goes on.
  if (status === 400 || status === 413 || status === 460) return 'not-wanted';
  throw asFault(refusal);
}

/** A HEAD answer has no body that could say whose it is. */
async function head(http: Http, file: OutboxFile): Promise<Step> {
  const answer = await call(http, pathOf(file.fileId), { method: 'HEAD', headers: TUS });
  const { response, deadline } = answer;
  if (response.ok) return { offset: offsetIn(answer, file.size) };
  deadline.end();
  const { status } = response;
  if (status === 404 || status === 410) return 'missing';
  if (status === 401) throw new Fault('signed-out', 'upload');
  if (status === 429 || status === 503 || status === 423)
    throw new Fault('busy', 'upload');
  if (status >= 500 && status !== 511) throw new Fault('server-error', String(status));
  throw new Fault('portal', `HEAD ${status}`);
}

async function create(http: Http, file: OutboxFile): Promise<Step> {
  const answer = await call(http, '/files', {
    method: 'POST',
    headers: {
      ...TUS,
      'upload-length': String(file.size),
      'upload-metadata': `fileId ${base64(file.fileId)},sha256 ${base64(file.sha256)}`,
    },
  });
  const { response, deadline } = answer;
  if (!response.ok) return refused(answer);
  deadline.end();
  const location = response.headers.get('location') ?? '';
  if (response.status !== 201 || !location.endsWith(pathOf(file.fileId)))
    throw new Fault('portal', 'no upload place');
  // A file that is there already says so; one that was begun elsewhere says it at the first chunk.
  if (response.headers.get('upload-offset') === null) return { offset: 0 };
  return { offset: offsetIn(answer, file.size) };
}

async function append(
  http: Http,
  file: OutboxFile,
  offset: number,
  chunk: ArrayBuffer,
): Promise<Step> {
  const answer = await call(http, pathOf(file.fileId), {
    method: 'PATCH',
    headers: {
      ...TUS,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: chunk,
    sentBytes: chunk.byteLength,
  });
  if (!answer.response.ok) return refused(answer);
  const next = offsetIn(answer, file.size);
  if (answer.response.status !== 204 || next <= offset)
    throw new Fault('portal', 'the upload does not move');
  return { offset: next };
}

/** The upload of one person's files; remembers how large a chunk the line takes. */
export function makeUploader(http: Http): Remote['upload'] {
  let chunkBytes = CHUNK_MIN;

  async function sendChunk(file: OutboxFile, bytes: FileBytes, offset: number) {
    const end = Math.min(file.size, offset + chunkBytes);
    const chunk = await bytes.slice(offset, end).arrayBuffer();
    const startedMs = Date.now();
    try {
      const step = await append(http, file, offset, chunk);
      const isQuick = Date.now() - startedMs < QUICK_MS;
      if (isQuick) chunkBytes = Math.min(CHUNK_MAX, chunkBytes * 2);
      return step;
    } catch (thrown) {
      chunkBytes = Math.max(CHUNK_MIN, Math.floor(chunkBytes / 2));
      throw thrown;
    }
  }

  return async (file, bytes, onProgress) => {
    let step: Step = file.uploadUrl === null ? 'missing' : await head(http, file);
    for (let detours = 0; detours <= MAX_DETOURS; ) {
      if (step === 'not-wanted') return;
      if (step === 'missing') {
        detours += 1;
        step = await create(http, file);
        if (step === 'missing') return;
        if (typeof step === 'object') await onProgress(pathOf(file.fileId), step.offset);
      } else if (step === 'elsewhere') {
        detours += 1;
        step = await head(http, file);
      } else if (step.offset >= file.size) {
        return;
      } else {
        step = await sendChunk(file, bytes, step.offset);
        if (typeof step === 'object') await onProgress(pathOf(file.fileId), step.offset);
      }
    }
    throw new Fault('server-error', 'the upload does not settle');
  };
}
