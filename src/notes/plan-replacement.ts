import type { AnchoredInsight, AnchoredMention } from '../passages/repository.ts';
import type { Passage } from '../text/passage.ts';
import { reanchor, type Reanchoring } from '../text/re-anchor.ts';

export interface PlannedInsight {
  insight: AnchoredInsight;
  outcome: Reanchoring;
}

/** What a new text makes of every passage of a note. */
export interface ReplacementPlan {
  insights: PlannedInsight[];
  /** Mentions that are there still, with their new passage. */
  keptMentions: { mention: AnchoredMention; passage: Passage }[];
  /** Mentions whose words are gone, or may be any of several. */
  lostMentions: AnchoredMention[];
}

/**
 * Finds every quotation and mention again in a new text. Each is compared from the version that it was last sure
 * to stand in, so that what an edit lost comes back when the edit is taken back. Pure.
 */
export function planReplacement(
  newText: string,
  textOf: (versionNumber: number) => string,
  insights: AnchoredInsight[],
  mentions: AnchoredMention[],
): ReplacementPlan {
  const outcomes = reanchorAll([...insights, ...mentions], newText, textOf);
  const planned = insights.map((insight, i) => ({ insight, outcome: outcomes[i]! }));
  const kept: ReplacementPlan['keptMentions'] = [];
  const lost: AnchoredMention[] = [];
  mentions.forEach((mention, i) => {
    const outcome = outcomes[insights.length + i]!;
    if (outcome.verdict === 'unchanged' || outcome.verdict === 'moved')
      kept.push({ mention, passage: outcome.passage });
    else lost.push(mention);
  });
  return { insights: planned, keptMentions: kept, lostMentions: lost };
}

interface Anchored {
  versionNumber: number;
  start: number;
  end: number;
}

function reanchorAll(
  passages: Anchored[],
  newText: string,
  textOf: (versionNumber: number) => string,
): Reanchoring[] {
  const outcomes = new Map<Anchored, Reanchoring>();
  for (const versionNumber of new Set(passages.map((passage) => passage.versionNumber))) {
    const group = passages.filter((passage) => passage.versionNumber === versionNumber);
    reanchor(textOf(versionNumber), newText, group).forEach((outcome, i) => outcomes.set(group[i]!, outcome));
  }
  return passages.map((passage) => outcomes.get(passage)!);
}
