import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicaliseText, decodeUtf8 } from '../../../src/ingestion/normalise.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('decodeUtf8', () => {
  test('drops a byte-order mark and keeps everything else as it came', () => {
    const text = '\uFEFF  • “Llŷn”\u00A0 café\u0301 🤝\n\n';
    expect(decodeUtf8(utf8(text))).toEqual({ ok: true, text: text.slice(1) });
  });

  test('turns CRLF into LF and leaves other line ends and trailing ones alone', () => {
    expect(decodeUtf8(utf8('a\r\nb\nc\r\r\nd\re\r\n'))).toEqual({ ok: true, text: 'a\nb\nc\nd\re\n' });
  });

  test('names the byte that is not UTF-8', () => {
    const bytes = new Uint8Array([...utf8('ŵ abc'), 0xe9, 0x20, 0x61]);
    expect(decodeUtf8(bytes)).toMatchObject({ ok: false, reason: 'not-utf-8' });
    expect(decodeUtf8(bytes)).toHaveProperty('detail', expect.stringContaining('Byte 6 '));
  });

  test('refuses UTF-16 by its byte-order mark and says what to do', () => {
    const result = decodeUtf8(new Uint8Array([0xff, 0xfe, 0x61, 0x00]));
    expect(result).toMatchObject({
      ok: false,
      reason: 'utf-16',
      detail: expect.stringContaining('Save it as UTF-8'),
    });
  });

  test('refuses surrogates encoded as UTF-8, and a character cut off at the end', () => {
    expect(decodeUtf8(new Uint8Array([0x61, 0xed, 0xa0, 0x80]))).toMatchObject({ reason: 'not-utf-8' });
    expect(decodeUtf8(utf8('🤝').subarray(0, 3))).toMatchObject({ reason: 'not-utf-8' });
  });

  test('refuses NUL', () => {
    expect(decodeUtf8(utf8('a\0b'))).toMatchObject({ ok: false, reason: 'nul-character' });
  });

  test('finds the first invalid byte of any broken text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (before, after) => {
        fc.pre(!before.includes('\0') && !before.startsWith('\uFEFF'));
        const head = utf8(before);
        const result = decodeUtf8(new Uint8Array([...head, 0xff, ...utf8(after)]));
        expect(result).toHaveProperty('detail', expect.stringContaining(`Byte ${head.length} `));
      }),
    );
  });
});

describe('canonicaliseText', () => {
  test('refuses half a surrogate pair that came inside JSON', () => {
    expect(canonicaliseText('a \uD83E b')).toMatchObject({ ok: false, reason: 'lone-surrogate' });
  });

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\r', '\n', 'a', '\uFEFF', ' ')), (pieces) => {
        const once = canonicaliseText(`x${pieces.join('')}`);
        expect(once.ok && canonicaliseText(once.text)).toEqual(once);
      }),
    );
  });
});
