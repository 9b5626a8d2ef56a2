const WORD =
  "(?:(?:[dl]['’])?\\p{Lu}[\\p{L}\\p{M}]+(?:['’]\\p{Lu}[\\p{L}\\p{M}]+)?(?:-\\p{Lu}[\\p{L}\\p{M}]+)*|\\p{Lu}['’]\\p{Lu}[\\p{L}\\p{M}]+)";
const TITLE =
  '(?:(?:Dr|Prof|Professor|Sir|Dame|Lord|Lady|Father|Fr|Sister|Rev|Revd|Reverend|Canon|Imam|Rabbi|Cllr|Councillor|Mr|Mrs|Ms|Miss|Bishop|Baroness|Inspector|Sergeant)\\.? )';
const PARTICLE = '(?:(?:de|da|van|von|der|den|ap|ab|al|el|bin|la|le|du|Mc|Mac) )';

/** Source of a pattern for what is written like a person's name: one to four capitalised words. */
export const NAME = `(?<![\\p{L}\\p{M}'’-])${TITLE}?${WORD}(?: ${PARTICLE}?${WORD}){0,3}(?![\\p{L}\\p{M}])`;

const NAMES = new RegExp(NAME, 'gu');
const WORDS = new RegExp(WORD, 'gu');
const LEADING_TITLE = new RegExp(`^${TITLE}`, 'u');
/** Capitalised because they open a sentence, or because they always are, yet no part of a name. */
const OPENERS = new Set(
  'He She They We It The This That These Those One Another Someone Somebody Others People Members Points In At On By For From To An Everyone Everybody Several No Nobody Nothing Two Three Four Most Many What Who Which There Some Both Our My His Her Their Your Its Participants After Before When While Then Next Now So But And Or As If Each All Discussion Group Once Later Finally Dear Last Since Only With Meanwhile Yesterday Today Until Because Not Like Me Any Here How Why Where Just Even Thanks Apologies Also Anyone Half Hence Nonetheless However First Second Third Chair Everyone Question Answer Note Notes Action Actions'.split(
    ' ',
  ),
);
const NOT_A_PERSON =
  /(?<!\p{L})(?:Trust|Council|Homes|Association|Network|Forum|Partnership|Health|Hospitals?|Schools?|College|Board|Community|Services?|Centre|Fund|Foundation|Street|Road|House|Infirmary|Team|University|Church|Committee|Programme|Project|Deal|Scheme|Alliance|Company|Clinic|Library|Museum|Park|Bay|Valley|Group|Office|Society|Club|Charity|Plan|Strategy|Agency|Police|Region|County|City|Borough|District|Academy|Union|Hall|Cell|Circle|Exchange|Table|Hospice|Surgery|Action|Voice|Cooperative|Co-operative|Government|Department|Authority|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Director|Officer|Manager|English|Welsh|Gaelic|Covid)(?!\p{L})/u;

/** A written name without the sentence openers before it; null when what remains is not a person's. */
export function personIn(written: string): string | null {
  const words = written.split(' ');
  while (words.length > 0 && OPENERS.has(words[0]!)) words.shift();
  const name = words.join(' ');
  return withoutTitle(`${name} `).trim() === '' || NOT_A_PERSON.test(name) ? null : name;
}

/** The name without Dr, Father and the like. */
export function withoutTitle(name: string): string {
  return name.replace(LEADING_TITLE, '');
}

/** The people a text names, to find whom a short name stands for and how often each is named. */
export interface NamesInText {
  /** "Cate", "Ms Raval", "CN" or "Raval" becomes the first full name in the text that it fits; others stay as they are. */
  fullest(name: string): string;
  /** How often any of a name's words but its title stands in the text, by the most frequent of them. */
  mentions(name: string): number;
}

/** One pass over the text; the lookups are then independent of its length. */
export function indexNames(text: string): NamesInText {
  const byFirst = new Map<string, string>();
  const byLast = new Map<string, string>();
  const byInitials = new Map<string, string>();
  for (const [written] of text.matchAll(NAMES)) {
    const name = personIn(written);
    const words = name === null ? [] : withoutTitle(name).split(' ');
    if (name === null || words.length < 2) continue;
    if (!byFirst.has(words[0]!)) byFirst.set(words[0]!, name);
    if (!byLast.has(words.at(-1)!)) byLast.set(words.at(-1)!, name);
    const initials = words.map((word) => word[0]).join('');
    if (!byInitials.has(initials)) byInitials.set(initials, name);
  }
  const counts = countWords(text);
  return {
    fullest: (name) => {
      const bare = withoutTitle(name);
      if (bare.includes(' ')) return name;
      if (bare !== name) return byLast.get(bare) ?? name;
      return byFirst.get(bare) ?? byInitials.get(bare) ?? byLast.get(bare) ?? name;
    },
    mentions: (name) =>
      Math.max(
        ...withoutTitle(name)
          .split(' ')
          .map((word) => counts.get(word) ?? 0),
      ),
  };
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(WORDS)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
