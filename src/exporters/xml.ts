export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** What XML 1.0 has no place for, not even as a reference (section 2.2, Char). */
const impossible = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as content. Parsers read a bare carriage return as a line end. */
export const xmlText = (text: string): string =>
  text
    .replaceAll(impossible, '\uFFFD')
    .replaceAll(/[&<>"\r]/g, (character) => references[character] ?? `&#${character.charCodeAt(0)};`);

export type Attributes = Record<string, string | number | boolean>;

/** A start tag. In values parsers read bare line ends and tabs as blanks. */
export const opened = (name: string, attributes: Attributes = {}): string =>
  `<${name}${Object.entries(attributes)
    .map(
      ([key, value]) =>
        ` ${key}="${xmlText(String(value)).replaceAll(/[\t\n]/g, (character) => `&#${character.charCodeAt(0)};`)}"`,
    )
    .join('')}>`;

/** A whole element around content that is XML already. */
export const element = (name: string, attributes: Attributes, content = ''): string =>
  content === ''
    ? `${opened(name, attributes).slice(0, -1)}/>`
    : `${opened(name, attributes)}${content}</${name}>`;

/** Nothing, where there is no text to hold. */
export const textElement = (name: string, text: string | null): string =>
  text === null ? '' : element(name, {}, xmlText(text));
