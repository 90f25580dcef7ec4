import type { Readable } from 'node:stream';
import { Problem } from '#platform/problem';

/**
 * The bytes of a body as they come in. The body is left open however reading ends, so that what is left of it can be
 * dropped and its sender gets an answer.
 *
 * @param limit bytes
 * @throws {Problem} `body-too-large` once it has grown beyond the limit, `malformed-body` if its sender went away
 */
export async function* bytesOf(body: Readable, limit: number): AsyncGenerator<Buffer> {
  let length = 0;
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      length += chunk.length;
      if (length > limit)
        throw new Problem('body-too-large', `An import may have at most ${limit / 2 ** 20} MiB; send it in parts.`);
      yield chunk;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
    throw new Problem('malformed-body', 'The connection ended before the file did; send the file again.');
  }
}

/**
 * What bytes say.
 *
 * @param charset as in `Content-Type`
 * @throws {Problem} `unsupported-media-type` if nobody knows the encoding, `malformed-body` if the bytes are not in it
 */
export async function* textsOf(chunks: AsyncIterable<Buffer>, charset: string): AsyncGenerator<string> {
  const decoder = decoderOf(charset);
  const decode = (chunk?: Buffer) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
      const way = 'save the file as UTF-8, or say how it is written, e.g. Content-Type: text/csv; charset=windows-1252';
      throw new Problem('malformed-body', `The file is not written in ${charset}; ${way}.`);
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
}

/** Bytes in another encoding as bytes in UTF-8; see {@link textsOf}. */
export async function* toUtf8(chunks: AsyncIterable<Buffer>, charset: string): AsyncGenerator<Buffer> {
  for await (const text of textsOf(chunks, charset)) yield Buffer.from(text);
}

function decoderOf(charset: string) {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_NOT_SUPPORTED') throw error;
    throw new Problem('unsupported-media-type', `Nobody here knows the encoding ${charset}; send UTF-8.`);
  }
}
