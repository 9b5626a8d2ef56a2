import type { Chunk } from './chunks.ts';
import {
  fold,
  isClearPlace,
  isGivenName,
  isOrganisationHead,
  isPlaceName,
  isRole,
  isTitle,
} from './lexicon.ts';
import type { Token } from './tokens.ts';
import {
  groupNouns,
  initiativeNouns,
  initiativeVerbs,
  organisationNouns,
  personVerbs,
  placeNouns,
  placePrepositions,
  roles,
  sharedVerbs,
} from './word-classes.ts';

const SPACE = /^\s+$/u;
const NAMING = /^(?:called|named|entitled|titled|dubbed|christened|nicknamed|labelled|branded|call|calls)$/u;
const THE_NAME = /^(?:name|title|banner|heading)$/u;
const SPEECH =
  /^(?:said|says|asked|asks|added|explained|replied|thought|reckoned|wrote|concluded|wondered|remarked|observed|suggested|argued)$/u;
const MET =
  /^(?:thanked|thank|thanks|told|asked|introduced|invited|welcomed|met|rang|phoned|emailed|quoted|appointed|persuaded|remembered|married|ring|tell|ask|let|contact|email|heard)$/u;
const WORKS =
  /^(?:works|worked|working|employed|job|career|post|seconded|volunteers|volunteered|doctorate|degree|course|student|trained|studied|taught|teaches|nurse)$/u;
const JOINED =
  /^(?:joined|runs|chairs|founded|owns|founds|leads|chaired|ran|manages|represents|represented|left)$/u;
const BY_BODY =
  /^(?:run|led|funded|hosted|owned|provided|managed|supported|commissioned|convened|organised|paid|published|employed|delivered|awarded|backed|sponsored)$/u;
const MONEY = /^(?:grant|grants|funding|money|support|contract|backing|help|letter|loan|fund|apologies)$/u;
const EMPLOYS =
  /^(?:employs|employed|recruits|recruited|owns|owned|merged|serves|supplies|commissions|houses|publishes|hosts|hosted|agreed|decided|funds|funded|pays|manages|wanted|judges|approved|refused|insisted)$/u;
const STAFFED =
  /^(?:staff|homes|members|pupils|beds|employees|volunteers|tenants|students|trustees|branches|patients|flats|sites|households)$/u;
const ORIGIN =
  /^(?:is|comes|came|come|moved|originally|born|was|were|travelled|she's|he's|i'm|people|members|family|lads|woman|man|someone|one|those|others|here|back|came|visiting|up|three|two|four)$/u;
const ABOUT =
  /^(?:about|explained|described|presented|outlined|behind|launched|started|began|created|under|through|joined|developed|of|on|via|like|set|copied|visited|visit)$/u;
const ADVERB =
  /^(?:then|also|first|next|herself|himself|who|now|later|still|previously|already|always|often|never|briefly|gently|again|too|both|only|just|once|finally|has|had|have|is|was|duly|rightly|went|kindly)$/u;
const AGE =
  /^(?:\d\d?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:-\w+)?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|aged)$/u;

/** What the words around one mention say of it. */
export function contextFeatures(
  tokens: readonly Token[],
  chunk: Chunk,
  add: (feature: string) => void,
): void {
  const around = new Surroundings(tokens, chunk);
  if (tokens[chunk.from]!.place === 'heading') return add('in-heading');
  if (tokens[chunk.from]!.place === 'title') return add('in-title');
  before(around, add);
  after(around, add);
  introduction(around, add);
  if (chunk.acronym) add('has-acronym');
  if (chunk.quoted) add('quoted');
}

class Surroundings {
  readonly tokens: readonly Token[];
  readonly chunk: Chunk;
  readonly gapBefore: string;
  readonly gapAfter: string;
  readonly possessive: boolean;
  readonly several: boolean;

  constructor(tokens: readonly Token[], chunk: Chunk) {
    this.tokens = tokens;
    this.chunk = chunk;
    this.gapBefore = tokens[chunk.from]!.gap;
    this.gapAfter = this.next(1)?.gap ?? '';
    this.several = chunk.to - chunk.from > 1;
    const last = tokens[chunk.to - 1]!;
    this.possessive = last.base !== last.text;
  }

  /** The k-th word before, in the same block. */
  prev(k: number): Token | undefined {
    for (let i = 0; i < k; i++) if (this.tokens[this.chunk.from - i]?.opensBlock) return undefined;
    return this.tokens[this.chunk.from - k];
  }

  /** The k-th word after, in the same block. */
  next(k: number): Token | undefined {
    for (let i = 0; i < k; i++) {
      const token = this.tokens[this.chunk.to + i];
      if (!token || token.opensBlock) return undefined;
    }
    return this.tokens[this.chunk.to + k - 1];
  }

  before(k: number): string {
    return this.prev(k)?.lower ?? '';
  }

  after(k: number): string {
    return this.next(k)?.lower ?? '';
  }
}

function before(at: Surroundings, add: (feature: string) => void): void {
  const previous = at.prev(1);
  if (!previous) return;
  const [one, two, three] = [at.before(1), at.before(2), at.before(3)];
  const close = SPACE.test(at.gapBefore);
  if (close && !at.tokens[at.chunk.from]!.opens) {
    if (one === 'the') add('the');
    if (one === 'the' && (initiativeNouns.has(two) || ABOUT.test(two))) add('about-the');
    if (placePrepositions.has(one)) add(one === 'in' ? 'in' : 'near');
    if (one === 'the' && two === 'at') add('at-the');
    if (one === 'from')
      add(
        ORIGIN.test(two) ? 'comes-from' : MONEY.test(two) ? 'money-from' : at.several ? 'from-body' : 'from',
      );
    if (one === 'to' || one === 'of' || one === 'by' || one === 'on' || one === 'for' || one === 'with')
      add(one);
    if (one === 'at') add(at.several ? 'at-body' : 'at');
    if (MET.test(one) || (one === 'from' && two === 'heard')) add('met');
    if (SPEECH.test(one) && !previous.opens) add('said-before');
    if (ABOUT.test(one)) add('about');
    if (roles.has(one) && !previous.capital) add('role-before');
    if (JOINED.test(one)) add('joined');
    if (initiativeNouns.has(one)) add('initiative-noun-before');
    if (organisationNouns.has(one)) add('organisation-noun-before');
  }
  if (close && /^(?:of|at|for|from|with|to|in)$/u.test(one)) belongs(at, add);
  if (close && one === 'the' && /^(?:of|at|for|from|with|by)$/u.test(two)) belongs(at, add, 1);
  if (close && one === 'by' && BY_BODY.test(two)) add('run-by');
  if (close && one === 'the' && two === 'by' && BY_BODY.test(three)) add('run-by');
  if (/^,\s*(?:the\s)?$/u.test(at.gapBefore) && isRole(previous) && !previous.capital)
    add('role-comma-before');
  if (/^,\s*$/u.test(at.gapBefore) && !previous.capital) afterNoun(at, add);
  if (/^,\s*$/u.test(at.gapBefore) && isPlaceName(fold(previous)) && previous.capital) add('after-place');
  if (/^\s\($/u.test(at.gapBefore) && previous.capital) add('in-brackets-after-name');
  if (/^(?:,\s|\s)$/u.test(at.gapBefore) && (one === 'and' || at.gapBefore.startsWith(',')))
    coordinated(at, add);
}

/** "a heat network, X,", "the programme he described, X,". */
function afterNoun(at: Surroundings, add: (feature: string) => void): void {
  for (let k = 1; k <= 4; k++) {
    const token = at.prev(k);
    if (!token || (k > 1 && /[,;.:]/u.test(at.prev(k - 1)!.gap))) return;
    if (organisationNouns.has(token.lower) && k === 1) return add('after-organisation-noun');
    if (initiativeNouns.has(token.lower)) return add('after-initiative-noun');
  }
}

/** "chief executive of X", "works at X", "Kasia Baran of X". */
function belongs(at: Surroundings, add: (feature: string) => void, skip = 0): void {
  const link = at.before(1 + skip);
  const head = at.prev(2 + skip);
  if (!head) return;
  for (let k = 2 + skip; k <= 4 + skip; k++) {
    const token = at.prev(k);
    if (!token || token.opens) break;
    if (isRole(token) && link !== 'to' && link !== 'in')
      return add(link === 'from' ? 'role-from' : 'role-of');
  }
  if (WORKS.test(head.lower) && link !== 'to') return add(link === 'in' ? 'in' : 'works-at');
  if (
    /^(?:trustee|member|board|part|staff|chair|friend|customer|end|side)$/u.test(head.lower) &&
    link === 'of'
  )
    return add('member-of');
  if (
    head.capital &&
    link !== 'to' &&
    link !== 'in' &&
    link !== 'with' &&
    (isGivenName(head) || isGivenName(at.prev(3 + skip) ?? head))
  )
    add(link === 'from' ? 'person-from' : 'person-of');
}

function coordinated(at: Surroundings, add: (feature: string) => void): void {
  const other = at.gapBefore.startsWith(',') ? at.prev(1) : at.prev(2);
  if (!other?.capital) return;
  if (isClearPlace(fold(other))) add('beside-place');
  else if (isGivenName(other)) add('beside-person');
}

function after(at: Surroundings, add: (feature: string) => void): void {
  const next = at.next(1);
  if (at.possessive) add('possessive');
  if (!next) return;
  const [one, two] = [next.lower, at.after(2)];
  if (/^\s?[-‑]/u.test(next.text) || /^[-‑](?:based|wide|born)$/u.test(one)) add('compound');
  if (/^:/u.test(at.gapAfter) && at.tokens[at.chunk.from]!.opensBlock) add('turn');
  if (at.possessive) return;
  if (continuesWithIt(at)) add('then-it');
  const governed = SPACE.test(at.gapBefore) && /^(?:of|from|in|at|with|near|for|to|by)$/u.test(at.before(1));
  if (SPACE.test(at.gapAfter)) {
    const verb =
      ADVERB.test(one) && !personVerbs.has(one) ? two : ADVERB.test(one) && personVerbs.has(two) ? two : one;
    if (personVerbs.has(verb) && !sharedVerbs.has(verb) && !governed) add('says');
    else if (sharedVerbs.has(verb) && !governed) add('acts');
    if (!governed && initiativeVerbs.has(one)) add('initiative-verb');
    if (/^(?:who|whose)$/u.test(one)) add('who');
    if (EMPLOYS.test(one) || ((one === 'has' || one === 'had') && staffed(at))) add('employs');
    if (initiativeNouns.has(one)) add('initiative-noun-after');
    if (organisationNouns.has(one)) add('organisation-noun-after');
    if (placeNouns.has(one)) add('place-noun-after');
    if (/^(?:is|was)$/u.test(one)) isWhat(at, add, 2, 'is');
    if (one === 'and' && at.next(2)?.capital && isClearPlace(fold(at.next(2)!))) add('beside-place');
    if (one === 'and' && at.next(2)?.capital && isGivenName(at.next(2)!)) add('beside-person');
  }
  if (/^,\s/u.test(at.gapAfter)) {
    if (next.capital && isClearPlace(fold(next))) add('before-place');
    else if (next.capital && isGivenName(next)) add('beside-person');
    else if (next.capital && isTitle(next)) add('beside-person');
    if (one === 'who' || AGE.test(one)) add('who');
    isWhat(at, add, 1, 'apposition');
  }
  if (/^\s\($/u.test(at.gapAfter)) isWhat(at, add, 1, 'apposition');
}

/** "…the start of X. It is a …" */
function continuesWithIt(at: Surroundings): boolean {
  return (
    /^[.!?]/u.test(at.gapAfter) &&
    /^(?:it|it's|that|that's)$/u.test(at.after(1)) &&
    /^(?:is|was|has|runs|ran|began|started|means|pays|took|began|started|works|puts|gives|lets|came|had|goes|covers|brings|came)$|^(?:it|that)'s$/u.test(
      /'s$/u.test(at.after(1)) ? at.after(1) : at.after(2),
    )
  );
}

function staffed(at: Surroundings): boolean {
  for (let k = 2; k <= 7; k++) if (STAFFED.test(at.after(k))) return true;
  return false;
}

/** The first telling noun of an apposition or of "is a …". */
function isWhat(at: Surroundings, add: (feature: string) => void, from: number, where: string): void {
  for (let k = from; k < from + 7; k++) {
    const token = at.next(k);
    if (!token || (k > from && token.gap.length > 1 && /[.;:,()]/u.test(token.gap))) return;
    if (token.opens) return;
    if (k > from && /^(?:that|which|who|for|with|in|where|to|when|from|by|at)$/u.test(token.lower)) return;
    if (roles.has(token.lower)) return add(`${where}-role`);
    if (organisationNouns.has(token.lower) && !nounFollows(at, k)) return add(`${where}-organisation`);
    if (initiativeNouns.has(token.lower) && !nounFollows(at, k)) return add(`${where}-initiative`);
    if (
      /^(?:village|town|city|estate|suburb|county|district|neighbourhood|hamlet|parish|area|ward)$/u.test(
        token.lower,
      )
    )
      return add(`${where}-place`);
  }
}

/** "a housing manager": the noun that counts is the next. */
function nounFollows(at: Surroundings, k: number): boolean {
  const next = at.after(k + 1);
  return (
    SPACE.test(at.next(k + 1)?.gap ?? '.') &&
    (roles.has(next) || organisationNouns.has(next) || initiativeNouns.has(next))
  );
}

/** "a scheme known as X", "a catering manager called X", "which goes by the name of X". */
function introduction(at: Surroundings, add: (feature: string) => void): void {
  const skip = /^(?:the|a|an)$/u.test(at.before(1)) ? 1 : 0;
  if (at.tokens[at.chunk.from]!.opens && !/["“‘']$/u.test(at.gapBefore)) return;
  const one = at.before(1 + skip);
  const two = at.before(2 + skip);
  const three = at.before(3 + skip);
  const asKnown = one === 'as' && /^(?:known|to|described)$/u.test(two);
  const asKnownAdverb = one === 'as' && three === 'known';
  const byName = one === 'of' && THE_NAME.test(two);
  const pronoun = /^(?:it|this|them|these|that)$/u.test(one) && NAMING.test(two);
  if (!NAMING.test(one) && !asKnown && !asKnownAdverb && !byName && !pronoun) return;
  for (let k = 1 + skip; k <= 9 + skip; k++) {
    const token = at.prev(k);
    if (!token) break;
    if (organisationNouns.has(token.lower) && !initiativeNouns.has(token.lower))
      return add(groupNouns.has(token.lower) ? 'introduced-group' : 'introduced-organisation');
    if (initiativeNouns.has(token.lower) || token.lower === 'something') return add('introduced-initiative');
    if (
      (roles.has(token.lower) && !token.capital) ||
      isTitle(token) ||
      /^(?:woman|man|boy|girl|lad|lady|year-old|resident|person|mother|father|friend|baby|gentleman|old|olds)$/u.test(
        token.lower,
      ) ||
      /year-old$/u.test(token.lower)
    )
      return add('introduced-person');
    if (/^(?:estate|village|street|town|place|block)$/u.test(token.lower)) return add('introduced-place');
    if (isOrganisationHead(token) && token.capital) break;
    if (token.opens) break;
  }
  add('introduced');
}
