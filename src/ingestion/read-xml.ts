import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** Deeper than any export or word-processor file; each level costs the readers memory. */
export const MAX_XML_DEPTH = 256;

export interface XmlHandlers {
  /** Refuses XML with more elements than this. */
  maxElements?: number;
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Why XML was not read; `message` says what to do. */
export class XmlRefusal extends Error {
  override name = 'XmlRefusal';
  readonly reason: 'malformed' | 'unsafe' | 'too-deep' | 'too-large';

  constructor(reason: XmlRefusal['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Reads XML as a stream of tags and text. A document type is refused outright, so that no entity but the five
 * predefined ones and character references is ever expanded.
 * @throws XmlRefusal for XML that is malformed, has a document type, is too large or nested deeper than MAX_XML_DEPTH
 */
export function scanXml(xml: string, handlers: XmlHandlers): void {
  const parser = new SaxesParser();
  let depth = 0;
  let elements = 0;
  parser.on('doctype', () => {
    throw new XmlRefusal('unsafe', 'The XML has a document type declaration. Export it again without one.');
  });
  parser.on('error', (error) => {
    throw new XmlRefusal('malformed', `The XML is not well-formed (${error.message}). Export it again.`);
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (++depth > MAX_XML_DEPTH) {
      throw new XmlRefusal(
        'too-deep',
        `The XML is nested more than ${MAX_XML_DEPTH} deep. Send the note as plain text.`,
      );
    }
    if (++elements > (handlers.maxElements ?? Number.POSITIVE_INFINITY)) {
      throw new XmlRefusal(
        'too-large',
        `The file has more than ${handlers.maxElements} elements. Send the note as plain text.`,
      );
    }
    handlers.open?.(name, attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    handlers.close?.(name);
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.write(xml).close();
}
