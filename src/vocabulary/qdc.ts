import { scanXml, XmlRefusal } from '../ingestion/read-xml.ts';
import { slugify } from '../lib/slug.ts';
import type { Concept, FileFault, ParsedVocabulary, Scheme, StoredConcept } from './concept.ts';

const maxElements = 100_000;

interface Open {
  name: string;
  /** Of a code. */
  concept?: Concept;
  text: string;
}

/**
 * A codebook of REFI-QDA (.qdc): codes below codes. A code is the term whose id is its GUID, as in our own files, or
 * else the one with its name; a term that stands there already below the code above it keeps all of its places.
 * Nothing but the name, the description and the place is spoken of.
 */
export function parseQdc(text: string, scheme: Scheme, stored: readonly StoredConcept[]): ParsedVocabulary {
  const concepts: Concept[] = [];
  const faults: FileFault[] = [];
  const find = finder(scheme, stored);
  const open: Open[] = [];

  const begin = (attributes: Record<string, string>): Concept | undefined => {
    const label = attributes['name']?.trim();
    if (!label) {
      faults.push({ where: `code ${concepts.length + 1}`, detail: 'It has no name.' });
      return undefined;
    }
    const held = find(attributes['guid'], label);
    const above = open.findLast(({ concept }) => concept)?.concept?.slug;
    const moved = above !== undefined && held?.broader.includes(above) !== true;
    const slug = held?.slug ?? slugify(label);
    return { slug, scheme, label, ...(moved && { broader: [above] }) };
  };

  try {
    scanXml(text, {
      maxElements,
      open: (qualified, attributes) => {
        const name = localName(qualified);
        if (open.length === 0 && name !== 'CodeBook')
          faults.push({ where: 'file', detail: `This is no codebook: it starts with “${name}”.` });
        const concept = name === 'Code' ? begin(attributes) : undefined;
        if (concept) concepts.push(concept);
        open.push({ name, text: '', ...(concept && { concept }) });
      },
      text: (more) => {
        const last = open.at(-1);
        if (last?.name === 'Description') last.text += more;
      },
      close: () => {
        const closed = open.pop();
        const concept = open.at(-1)?.concept;
        const definition = closed?.text.trim();
        if (concept && definition) concept.definition = definition;
      },
    });
  } catch (error) {
    if (!(error instanceof XmlRefusal)) throw error;
    return { concepts: [], faults: [{ where: 'file', detail: error.message }] };
  }
  if (concepts.length === 0) faults.push({ where: 'file', detail: 'There is no code in it.' });
  return { concepts, faults };
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Programs write GUIDs in either case, some of them in braces. */
function finder(scheme: Scheme, stored: readonly StoredConcept[]) {
  const own = stored.filter((concept) => concept.scheme === scheme);
  const byId = new Map(own.map((concept) => [concept.id, concept]));
  const byLabel = new Map(own.map((concept) => [concept.label.toLowerCase(), concept]));
  return (guid: string | undefined, label: string): StoredConcept | undefined =>
    byId.get((guid ?? '').replaceAll(/[{}]/g, '').toLowerCase()) ?? byLabel.get(label.toLowerCase());
}
