/** Why bytes or a string cannot become the text of a note. */
export type TextRefusal = 'not-utf-8' | 'utf-16' | 'nul-character' | 'lone-surrogate';

export type CanonicalText = { ok: true; text: string } | { ok: false; reason: TextRefusal; detail: string };

const BYTE_ORDER_MARK = '\uFEFF';
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Decodes a file into canonical text: UTF-8 only, a byte-order mark is dropped. What cannot be decoded without
 * loss is refused; `detail` is a sentence that says where the fault is and what to do.
 */
export function decodeUtf8(bytes: Uint8Array): CanonicalText {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    return refuse('utf-16', 'The file is UTF-16. Save it as UTF-8 and send it again.');
  }
  const text = decodeStrictly(bytes);
  if (text === null) {
    const offset = firstInvalidByte(bytes);
    return refuse(
      'not-utf-8',
      `Byte ${offset} is not valid UTF-8. Save the file as UTF-8 and send it again.`,
    );
  }
  return canonicaliseText(text);
}

/**
 * The canonical text of a version has LF line ends; nothing else is changed: white space, no-break spaces,
 * trailing line ends and the Unicode normal form stay as they came. A byte-order mark at the start is dropped.
 * NUL and lone surrogates, which no database text can hold, are refused.
 */
export function canonicaliseText(input: string): CanonicalText {
  const text = input.startsWith(BYTE_ORDER_MARK) ? input.slice(1) : input;
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    return refuse(
      'nul-character',
      `There is a NUL character at offset ${nul}. Remove it and send the text again.`,
    );
  }
  if (LONE_SURROGATE.test(text)) {
    return refuse('lone-surrogate', 'The text holds half of a surrogate pair. Send it as valid Unicode.');
  }
  return { ok: true, text: text.replace(/(?<!\r)\r+\n/g, '\n') };
}

function refuse(reason: TextRefusal, detail: string): CanonicalText {
  return { ok: false, reason, detail };
}

function startsWith(bytes: Uint8Array, first: number, second: number): boolean {
  return bytes[0] === first && bytes[1] === second;
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Binary search over prefixes, one that stops inside a character being valid; then back to where that one began. */
function firstInvalidByte(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (valid + 1 < invalid) {
    const middle = (valid + invalid) >>> 1;
    if (isValidPrefix(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  while (decodeStrictly(bytes.subarray(0, valid)) === null) valid--;
  return valid;
}

function isValidPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
