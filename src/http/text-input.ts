import { z } from 'zod';

/*
 * Texts as the document describes them: length and pattern hold for what is sent, before white space around it is
 * taken off, so that whoever reads only the document knows what is taken. No pattern can match a text in two ways,
 * and characters are given as ranges where tools in other languages do not know the classes of JavaScript.
 */

const nul = String.raw`\u0000`;
const control = String.raw`\u0000-\u001f\u007f-\u009f`;
const lineEnds = String.raw`\u2028\u2029`;
/** White space that can stand within a line. */
const spaces = String.raw` \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff`;

const patterns = {
  line: new RegExp(`^[${spaces}]*[^\\s${control}][^${control}${lineEnds}]*$`, 'u'),
  name: new RegExp(`^[^${control}\\p{L}\\p{N}]*[\\p{L}\\p{N}][^${control}]*$`, 'u'),
  prose: new RegExp(`^\\s*[^\\s${nul}][^${nul}]*$`, 'u'),
  verbatim: new RegExp(`^[^${nul}]*$`, 'u'),
  words: new RegExp(`^[^${nul}\\p{L}\\p{N}]*[\\p{L}\\p{N}][^${nul}]*$`, 'u'),
  address: new RegExp(
    String.raw`^https?:\/\/(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?::[0-9]{1,4})?(?:[/?#][^\s"<>\\^{|}${control}]*)?$`,
    'u',
  ),
};

const filled = (maximum: number) => z.string().min(1, 'must not be empty').max(maximum);

/** One line with something in it. */
export const line = (maximum: number) =>
  filled(maximum)
    .regex(patterns.line, 'must be one line with something in it, without control characters')
    .trim();

/** What people call something: one line with a letter or digit in it. */
export const name = (maximum: number) =>
  filled(maximum)
    .regex(patterns.name, 'must be one line without control characters, and have a letter or digit')
    .trim();

/** Paragraphs with something in them. */
export const prose = (maximum: number) =>
  filled(maximum).regex(patterns.prose, 'must have a word in it').trim();

/** Characters of a source, taken as they are; white space counts. */
export const verbatim = (maximum: number) =>
  z.string().max(maximum).regex(patterns.verbatim, 'must not have a NUL character in it');

export const noteTextPattern = patterns.words.source;

/** A note. How long it may be is said in bytes (MAX_NOTE_BYTES), which the service counts. */
export const noteText = z
  .string()
  .regex(patterns.words, 'The text has no words in it. Send the note’s text.');

/** Not `z.url`, which takes line ends out of an address instead of refusing it. */
export const webAddress = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .regex(
      patterns.address,
      'must be a web address, http:// or https:// with the name of a host, spaces written as %20',
    )
    .refine((address) => URL.canParse(address), 'must be a web address');

/** A point in time with its offset; `+` in an address is written `%2B`. */
export const instant = () => z.iso.datetime({ offset: true }).max(40);

/** A language tag (RFC 5646) such as `en` or `pt-BR`. */
export const languageTag = () =>
  z
    .string()
    .max(35)
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en or cy');
