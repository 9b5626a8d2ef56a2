const CLOSED = {
    DET: 'the a an this that these those each every some any no such another both all',
    PREP: 'of in on at by for with from to into onto over under about after before between through during against among across behind beyond within without upon off out up down near since until till',
    CONJ: 'and or nor',
    BUT: 'but yet although though whereas while',
    SUB: 'because if unless when whenever where wherever as so than whether once',
    WH: 'who whom whose which what why how whoever whatever',
    THEY: 'they them their theirs themselves',
    WE: 'we us our ours ourselves',
    YOU: 'you your yours yourself yourselves',
    ONE: 'he she him her his hers himself herself',
    I: 'i me my mine myself',
    IT: 'it its itself',
    PEOPLE: 'people anyone anybody everyone everybody someone somebody person nobody none',
    THERE: 'there here',
    BE: 'is are am be being',
    WAS: 'was were been',
    HAVE: 'has have having',
    HAD: 'had',
    DO: 'do does doing',
    DID: 'did done',
    MODAL: 'can could may might shall',
    WILL: "will would 'll 'd",
    MUST: 'must should ought need needs',
    NOT: "not n't never no",
    NOW: 'now then once again already still soon later nowadays today',
};
const CLOSED_TAG = new Map(Object.entries(CLOSED).flatMap(([tag, words]) => words.split(' ').map((word) => [word, tag])));
/** Irregular past forms common enough to carry the tense of a sentence. */
const PAST = new Set('said told gave took came made knew thought found felt kept held left spoke met built brought lost paid spent learnt chose began grew wrote heard sat stood understood sent bought sold taught caught fought sought ran drew fell broke ate drove rose won wore led meant dealt lent shook forgot forgave got hid rang sang threw woke became saw showed went put set let cut'.split(' '));
/** A rough part of speech: a closed class, or what capitals, figures and endings suggest. */
export function tagOf(token) {
    if (token.kind === 'number')
        return '#';
    if (token.kind === 'mark')
        return token.lower;
    if (token.name)
        return 'NAME';
    const closed = CLOSED_TAG.get(token.lower);
    if (closed)
        return closed;
    const { lower } = token;
    if (PAST.has(lower) || lower.endsWith('ed'))
        return 'ED';
    if (lower.endsWith('ing'))
        return 'ING';
    if (lower.endsWith('ly'))
        return 'LY';
    if (/(?:tion|ment|ness|ity|ship|ance|ence|ism)s?$/u.test(lower))
        return 'ABS';
    if (/(?:ful|ous|ive|able|ible|al|ic|less)$/u.test(lower))
        return 'ADJ';
    return lower.endsWith('s') && !lower.endsWith('ss') ? 'S' : 'X';
}
//# sourceMappingURL=word-tags.js.map