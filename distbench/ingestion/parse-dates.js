const MONTHS = [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
];
const MONTH = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const YEAR = '(?<year>(?:19|20)\\d{2})';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const GAP = '[\\s,]+';
const DAY_PATTERNS = [
    `\\b${DAY}(?:\\s+of)?\\s+(?<month>${MONTH})${GAP}${YEAR}\\b`,
    `\\b(?<month>${MONTH})\\s+${DAY}${GAP}${YEAR}\\b`,
    `\\b(?<year>(?:19|20)\\d{2})-(?<month>\\d{2})-(?<day>\\d{2})\\b`,
    `\\b(?<day>\\d{1,2})[/.](?<month>\\d{1,2})[/.](?<year>(?:19|20)\\d{2})\\b`,
].map((source) => new RegExp(source, 'iu'));
const SHORT_YEAR = /\b(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.](?<year>\d{2})\b/u;
const MONTH_PATTERN = new RegExp(`\\b(?<month>${MONTH})${GAP}${YEAR}\\b`, 'iu');
/** A full date with day, month and year; numbers are read in the British order. */
export function findDay(text) {
    for (const pattern of DAY_PATTERNS) {
        const date = fromMatch(pattern.exec(text), 'day');
        if (date)
            return date;
    }
    return null;
}
/** A full date, or a month with its year, or a date with a two-digit year: for lines that are dates by position. */
export function findDateOnDateLine(text) {
    return (findDay(text) ?? fromMatch(SHORT_YEAR.exec(text), 'day') ?? fromMatch(MONTH_PATTERN.exec(text), 'month'));
}
/** A month with its year. */
export function findMonth(text) {
    return fromMatch(MONTH_PATTERN.exec(text), 'month');
}
function fromMatch(match, precision) {
    if (!match?.groups)
        return null;
    const { year = '', month = '', day = '1' } = match.groups;
    const fullYear = Number(year.length === 2 ? `20${year}` : year);
    const monthNumber = /^\d/u.test(month) ? Number(month) : monthOf(month);
    const date = new Date(Date.UTC(fullYear, monthNumber - 1, Number(day)));
    if (date.getUTCMonth() !== monthNumber - 1 || date.getUTCDate() !== Number(day))
        return null;
    return { date: date.toISOString().slice(0, 10), precision };
}
function monthOf(name) {
    const start = name.toLowerCase().slice(0, 3);
    return MONTHS.findIndex((month) => month.startsWith(start)) + 1;
}
//# sourceMappingURL=parse-dates.js.map