import { stemmer } from 'stemmer';

/** Irregular forms, each line a base form followed by what stands for it. */
const IRREGULAR = `
be am is are was were been being
have has had having
do does did done doing
go goes went gone
say said says
tell told
give gave given
take took taken
come came
make made
know knew known
think thought
find found
feel felt
keep kept
hold held
leave left
speak spoke spoken
meet met
build built
bring brought
lose lost
pay paid
spend spent
learn learnt learned
choose chose chosen
begin began begun
grow grew grown
write wrote written
hear heard
sit sat
stand stood
understand understood
send sent
buy bought
sell sold
teach taught
catch caught
fight fought
seek sought
run ran
draw drew drawn
fall fell fallen
break broke broken
eat ate eaten
drive drove driven
rise rose risen
win won
wear wore worn
bear bore borne
lead led
mean meant
deal dealt
lend lent
shake shook shaken
forget forgot forgotten
forgive forgave forgiven
get got gotten
hide hid hidden
ring rang rung
sing sang sung
swear swore sworn
steal stole stolen
throw threw thrown
wake woke woken
become became
see saw seen
show showed shown
fly flew flown
bite bit bitten
blow blew blown
feed fed
sleep slept
stick stuck
strike struck
undertake undertook undertaken
withdraw withdrew withdrawn
overcome overcame
person people persons
child children
man men
woman women
life lives
good better best
bad worse worst
more most
little less least
body bodies
money monies
staff staffs
`;

const BASE = new Map(
  IRREGULAR.trim()
    .split('\n')
    .flatMap((line) => {
      const [base, ...forms] = line.split(' ');
      return forms.map((form): [string, string] => [form, base!]);
    }),
);

const CACHE_LIMIT = 50_000;
const cache = new Map<string, string>();

/** The stem under which all forms of a lower-case English word meet ("funders", "funding", "funded" → "fund"). */
export function stemOf(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const stem = stemmer(BASE.get(word) ?? word);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(word, stem);
  return stem;
}

let families: Map<string, string[]> | undefined;

/** Forms that no ending makes, of all words under a stem, the base form among them; none of regular words. */
export function irregularForms(stem: string): string[] {
  families ??= new Map(
    IRREGULAR.trim()
      .split('\n')
      .map((line) => [stemOf(line.split(' ')[0]!), line.split(' ')]),
  );
  return families.get(stem) ?? [];
}
