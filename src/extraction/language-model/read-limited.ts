import { TextDecoder } from 'node:util';
import { LanguageModelFailure } from './failure.ts';

/**
 * The body of an answer as text, read no further than `maxBytes` (counted after decompression).
 * @throws LanguageModelFailure `too-large`, or `malformed` for what is not UTF-8
 */
export async function readLimited(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  // Leaving the loop by an exception cancels the stream, and with it the connection.
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new LanguageModelFailure('too-large', { status: response.status });
    text += decode(decoder, chunk);
  }
  return text + decode(decoder);
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new LanguageModelFailure('malformed');
  }
}
