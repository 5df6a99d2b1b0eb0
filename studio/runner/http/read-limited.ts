/** A response body went over its limit. */
export class TooLargeError extends Error {}

/** The whole body of a response as text; throws {@link TooLargeError} as soon as it exceeds `limit` bytes. */
export async function readLimited(response: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = response.body ?? [];
  // Leaving the loop by an exception cancels the stream.
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) throw new TooLargeError(`The response has more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
