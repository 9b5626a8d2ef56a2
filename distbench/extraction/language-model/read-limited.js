import { TextDecoder } from 'node:util';
import { LanguageModelFailure } from "./failure.js";
/**
 * The body of an answer as text, read no further than `maxBytes` (counted after decompression).
 * @throws LanguageModelFailure `too-large`, or `malformed` for what is not UTF-8
 */
export async function readLimited(response, maxBytes) {
    if (!response.body)
        return '';
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let text = '';
    let bytes = 0;
    // Leaving the loop by an exception cancels the stream, and with it the connection.
    for await (const chunk of response.body) {
        bytes += chunk.byteLength;
        if (bytes > maxBytes)
            throw new LanguageModelFailure('too-large', { status: response.status });
        text += decode(decoder, chunk);
    }
    return text + decode(decoder);
}
function decode(decoder, chunk) {
    try {
        return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    }
    catch {
        throw new LanguageModelFailure('malformed');
    }
}
//# sourceMappingURL=read-limited.js.map