const MIN_BYTES = 1_000;

/** A JSON body with its headers: gzipped where that saves bytes and the platform can. */
export async function jsonBody(
  value: unknown,
): Promise<{ body: BodyInit; headers: Record<string, string>; sentBytes: number }> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const headers = { 'content-type': 'application/json' };
  if (bytes.length <= MIN_BYTES || typeof CompressionStream === 'undefined')
    return { body: bytes, headers, sentBytes: bytes.length };
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  const zipped = await new Response(stream).arrayBuffer();
  return {
    body: zipped,
    headers: { ...headers, 'content-encoding': 'gzip' },
    sentBytes: zipped.byteLength,
  };
}
