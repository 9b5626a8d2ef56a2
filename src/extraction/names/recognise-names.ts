import type { ParsedNote } from '../../ingestion/note-structure.ts';
import { indexText, type TextIndex } from '../../text/code-points.ts';
import type { RecognisedName, Vocabulary } from '../port.ts';
import { findAcronyms, type Acronym } from './acronyms.ts';
import { gatherBodies } from './bodies.ts';
import { absorbHeads, findChunks, isMereOpening, type Chunk } from './chunks.ts';
import { clusterChunks, judge } from './clusters.ts';
import { addForm, type Entity } from './entities.ts';
import { isDictionaryWord, isGivenName, isPossibleGivenName } from './lexicon.ts';
import { findMentions, type Mention } from './mentions.ts';
import { gatherPeople, type Judged } from './people.ts';
import { findQuoted } from './quoted.ts';
import { phraseOf } from './shape.ts';
import { tokenise, type Token } from './tokens.ts';
import { addKnown } from './vocabulary.ts';

export interface NamesInput {
  /** The version's text, verbatim. */
  text: string;
  structure: ParsedNote;
  vocabulary: Vocabulary;
}

/**
 * Finds the examples, organisations, people and places that a note names, each with every place it stands in.
 * Kinds are told from the words of a name and from the words around all its mentions together. Spans are code
 * points into `text` and leave out articles and possessive endings. In order of first mention.
 */
export function recogniseNames({ text, structure, vocabulary }: NamesInput): RecognisedName[] {
  const index = indexText(text);
  const tokens = tokenise(index, structure);
  const acronyms = findAcronyms(tokens);
  const entities = gather(tokens, acronyms);
  addKnown(entities, vocabulary.examples);
  const mentions = findMentions(tokens, entities);
  return present(index, tokens, mentions);
}

function gather(tokens: readonly Token[], acronyms: readonly Acronym[]): Entity[] {
  const judged = new Map<string, Judged>();
  for (const cluster of clusterChunks(tokens, candidates(tokens, acronyms)).values()) {
    judged.set(cluster.key, { cluster, verdict: judge(cluster) });
  }
  for (const { token, full } of acronyms) if (!full) judged.delete(phraseOf([tokens[token]!]));
  const people = gatherPeople(judged);
  const bodies = gatherBodies(judged);
  const entities = [...people, ...bodies];
  for (const acronym of acronyms) joinAcronym(entities, tokens, acronym);
  return entities;
}

/** Chunks that may be names; headings only repeat what the text says. */
function candidates(tokens: readonly Token[], acronyms: readonly Acronym[]): Chunk[] {
  const spelt = acronyms.flatMap(({ full }) => (full ? [{ ...full, acronym: true }] : []));
  const quoted = [...findQuoted(tokens), ...spelt];
  const chunks = [...absorbHeads(tokens, findChunks(tokens)), ...quoted].sort(
    (a, b) => a.from - b.from || b.to - a.to,
  );
  const distinct = chunks.filter(
    (chunk) =>
      chunk.quoted || chunk.acronym || !quoted.some(({ from, to }) => from <= chunk.from && chunk.to <= to),
  );
  const inText = distinct.filter(({ from }) => tokens[from]!.place !== 'heading');
  const keys = new Set(inText.map(({ from, to }) => phraseOf(tokens.slice(from, to))));
  return distinct.filter((chunk) => {
    const words = tokens.slice(chunk.from, chunk.to);
    if (tokens[chunk.from]!.place === 'heading') return keys.has(phraseOf(words)) || isFullName(words);
    return !isMereOpening(tokens, chunk) || isPossibleGivenName(words[0]!);
  });
}

const isFullName = (words: readonly Token[]): boolean =>
  words.length > 1 &&
  words.length < 4 &&
  isGivenName(words[0]!) &&
  words.every((word) => !word.allCapitals && !isDictionaryWord(word));

function joinAcronym(entities: Entity[], tokens: readonly Token[], { token, full }: Acronym): void {
  if (!full) return;
  const key = phraseOf(tokens.slice(full.from, full.to));
  const short = tokens.slice(token, token + 1);
  const owner = entities.find((entity) => entity.forms.some((form) => phraseOf(form.tokens) === key));
  const alone = entities.findIndex((entity) => phraseOf(entity.tokens) === phraseOf(short));
  if (owner) {
    if (alone >= 0 && entities[alone] !== owner) entities.splice(alone, 1);
    addForm(owner, short);
  }
}

function present(index: TextIndex, tokens: readonly Token[], mentions: readonly Mention[]): RecognisedName[] {
  const byEntity = new Map<Entity, Mention[]>();
  for (const mention of mentions) {
    const list = byEntity.get(mention.entity);
    if (list) list.push(mention);
    else byEntity.set(mention.entity, [mention]);
  }
  return [...byEntity].map(([entity, found]) => presentName(index, tokens, entity, found));
}

function presentName(
  index: TextIndex,
  tokens: readonly Token[],
  entity: Entity,
  found: Mention[],
): RecognisedName {
  const mentions = found.map(({ from, to }) => ({
    start: index.toCodePoint(tokens[from]!.start),
    end: index.toCodePoint(endOf(tokens[to - 1]!)),
  }));
  const name = entity.label ?? written(index, entity.tokens);
  const aliases = [
    ...new Set(mentions.map(({ start, end }) => index.slice(start, end).replace(/\s+/gu, ' '))),
  ];
  return {
    kind: entity.kind,
    name,
    aliases: aliases.filter((alias) => alias !== name),
    confidence: entity.confidence,
    mentions,
  };
}

/** End of a word without its possessive ending. */
const endOf = (token: Token): number => token.start + token.base.length;

function written(index: TextIndex, words: readonly Token[]): string {
  return index.text.slice(words[0]!.start, endOf(words.at(-1)!)).replace(/\s+/gu, ' ');
}
