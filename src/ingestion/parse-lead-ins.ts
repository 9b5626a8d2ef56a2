import type { SectionKind } from './note-structure.ts';

const ELSEWHERE =
  /\b(?:previous|last|earlier|past)\s+(?:\w+\s+)?(?:discussion|conversation|meeting|session|time)\b/iu;
const DISCUSSION =
  /\b(?:discussion|conversation|debate|plenary)s?\b|\b(?:points?|comments?|themes?|issues?|observations?|reflections?|views?|ideas?|thoughts?|things?|contributions?)\b.{0,40}\b(?:made|raised|came up|emerged|discussed|said|heard|shared|noted|included|offered)\b|\b(?:talked|spoke) (?:all )?(?:at once|together)\b|\bwhat i caught\b|\b(?:members|people|participants|others|the (?:group|room|table)) (?:also )?(?:said|raised|made|added|noted|discussed|talked)\b/iu;
const ROUND = /\b(?:went|going|go) (?:a)?round\b|\bthings said\b|\bfeedback\b/iu;
const QUESTIONS = /\bquestions\b/iu;
/** How much of a paragraph's end speaks of the list below it. */
const LAST_WORDS = 120;
const SUMMARY = /\b(?:key|main|headline)\s+(?:points|messages|lessons|takeaways|learning|themes)\b/iu;
const ACTIONS = /\b(?:agreed (?:to|that|the following)|actions|next steps)\b/iu;

/**
 * What a line ending in a colon, or a paragraph that ends in speaking of questions, says about the list below it; null when the list merely goes on with what was
 * being told. `questionsBelow`: whether most entries of the list are questions.
 */
export function leadInKind(line: string, questionsBelow: boolean): SectionKind | null {
  if (questionsBelow && QUESTIONS.test(line.slice(-LAST_WORDS))) return 'questions';
  if (!/:["'”’]?$/u.test(line)) return null;
  if (questionsBelow && /\bnext\b/iu.test(line)) return 'questions';
  if (ELSEWHERE.test(line)) return null;
  if (DISCUSSION.test(line)) return 'discussion';
  if (questionsBelow) return 'questions';
  if (line.length > 90) return null;
  if (SUMMARY.test(line)) return 'summary';
  if (ACTIONS.test(line)) return 'actions';
  return null;
}

/** Whether a sentence without a colon says that the list below it is what people said ("Then we went round the room."). */
export function announcesDiscussion(sentence: string): boolean {
  return (DISCUSSION.test(sentence) || ROUND.test(sentence)) && !ELSEWHERE.test(sentence);
}
