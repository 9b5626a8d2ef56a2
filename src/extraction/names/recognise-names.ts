import type { ParsedNote } from '../../ingestion/note-structure.ts';
import { indexText, type TextIndex } from '../../text/code-points.ts';
import type { RecognisedName, Vocabulary } from '../port.ts';
import { findAcronyms, type Acronym } from './acronyms.ts';
import { gatherBodies } from './bodies.ts';
import { findCandidates } from './candidates.ts';
import { clusterChunks, type Cluster } from './clusters.ts';
import type { Entity } from './entities.ts';
import { knownOrganisations } from './known-bodies.ts';
import { judge } from './judge.ts';
import { findMentions, type Mention } from './mentions.ts';
import { gatherPeople, type Judged } from './people.ts';
import { phraseOf } from './shape.ts';
import { joinShortForms } from './short-forms.ts';
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
  const entities = addKnown(gather(tokens, findAcronyms(tokens)), vocabulary.examples);
  return present(index, tokens, findMentions(tokens, entities));
}

/** What in a note may be names, with all that speaks for their being some. */
export function findClusters({ text, structure }: Omit<NamesInput, 'vocabulary'>): Cluster[] {
  const tokens = tokenise(indexText(text), structure);
  return [...clusterChunks(tokens, findCandidates(tokens, findAcronyms(tokens))).values()];
}

function gather(tokens: readonly Token[], acronyms: readonly Acronym[]): Entity[] {
  const judged = new Map<string, Judged>();
  for (const cluster of clusterChunks(tokens, findCandidates(tokens, acronyms)).values()) {
    judged.set(cluster.key, { cluster, verdict: judge(cluster) });
  }
  for (const { token, full } of acronyms) if (!full) judged.delete(phraseOf([tokens[token]!]));
  const people = gatherPeople(judged);
  return joinShortForms([...people, ...gatherBodies(judged)], tokens, acronyms);
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
  const isOwn = endsInPossessive(entity);
  const articles = found.map(({ from }) =>
    entity.kind === 'example' ? ownArticle(tokens, from) : undefined,
  );
  const mentions = found.map(({ from, to }, i) => ({
    start: index.toCodePoint((articles[i] ?? tokens[from]!).start),
    end: index.toCodePoint(endOf(tokens[to - 1]!, isOwn)),
  }));
  const article = articles.find((token) => token !== undefined);
  const name = entity.label ?? `${article ? `${article.text} ` : ''}${written(index, entity.tokens, isOwn)}`;
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

/** The article of "a scheme called The Ladder": a capital where no sentence begins makes it part of the name. */
function ownArticle(tokens: readonly Token[], from: number): Token | undefined {
  const before = tokens[from - 1];
  const isOwn = before?.text === 'The' && !before.opens && /^\s+$/u.test(tokens[from]!.gap);
  return isOwn && before.place === tokens[from]!.place ? before : undefined;
}

/** "St Mungo’s", "Barnardo’s": the ending belongs to the name. */
function endsInPossessive({ tokens }: Entity): boolean {
  const phrase = phraseOf(tokens);
  return knownOrganisations.has(`${phrase}'s`) && !knownOrganisations.has(phrase);
}

/** End of a word without its possessive ending, unless that is its own. */
const endOf = ({ start, base, text }: Token, isOwn: boolean): number => start + (isOwn ? text : base).length;

function written(index: TextIndex, words: readonly Token[], isOwn: boolean): string {
  return index.text.slice(words[0]!.start, endOf(words.at(-1)!, isOwn)).replace(/\s+/gu, ' ');
}
