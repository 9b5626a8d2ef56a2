/** CSL-JSON input as citation-style-language/schema (csl-data.json, draft-07) has it: what an item may say, and how. */
const text = { type: 'string' };
const textOrNumber = { type: ['string', 'number'] };
const textNumberOrBoolean = { type: ['string', 'number', 'boolean'] };
const of = (type: object, names: string) => Object.fromEntries(names.split(' ').map((name) => [name, type]));

const name = {
  type: 'object',
  properties: {
    ...of(text, 'family given dropping-particle non-dropping-particle suffix literal'),
    ...of(textNumberOrBoolean, 'comma-suffix static-ordering parse-names'),
  },
  additionalProperties: false,
};
const date = {
  type: 'object',
  properties: {
    'date-parts': {
      type: 'array',
      items: { type: 'array', items: textOrNumber, minItems: 1, maxItems: 3 },
      minItems: 1,
      maxItems: 2,
    },
    season: textOrNumber,
    circa: textNumberOrBoolean,
    ...of(text, 'literal raw edtf'),
  },
  additionalProperties: false,
};

export const cslSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      type: {
        enum: 'article book chapter dataset document entry interview post report speech webpage'.split(' '),
      },
      ...of({ type: 'array', items: name }, 'author chair collection-editor contributor editor interviewer'),
      ...of(date, 'accessed available-date event-date issued original-date submitted'),
      ...of(
        text,
        'abstract annote archive archive_location call-number citation-label collection-title container-title DOI genre keyword language medium note original-title publisher publisher-place section source status title title-short URL version',
      ),
      ...of(textOrNumber, 'id chapter-number collection-number edition issue locator number page volume'),
      categories: { type: 'array', items: text },
      custom: { type: 'object' },
    },
    required: ['type', 'id'],
    additionalProperties: false,
  },
};
