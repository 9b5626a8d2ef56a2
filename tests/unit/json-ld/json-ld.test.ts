import { expect, test } from 'vitest';
import { articleJsonLd, jsonLdText, quotationJsonLd, termJsonLd } from '../../../src/json-ld/json-ld.ts';

const base = 'https://kb.example';
const attribution = {
  licence: 'https://creativecommons.org/licenses/by/4.0/',
  attribution: 'A network',
  sourceUrl: null,
};
const theme = { slug: 'governance', label: 'Governance' };
const reference = {
  '@type': 'DefinedTerm',
  '@id': `${base}/v1/themes/governance`,
  url: `${base}/themes/governance`,
  name: 'Governance',
};

test('a note is an Article, its date no finer than it is known, and what is not known left out', () => {
  const note = {
    slug: 'one',
    url: '/v1/notes/one',
    title: 'One',
    heldOn: '2024-05-01',
    heldOnPrecision: 'month',
    attribution,
  } as const;
  expect(articleJsonLd(note, base)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Article',
    '@id': `${base}/v1/notes/one`,
    url: `${base}/notes/one`,
    headline: 'One',
    temporalCoverage: '2024-05',
    creditText: 'A network',
    license: attribution.licence,
  });
});

test('an insight is a Quotation of its note, about its themes', () => {
  const evidence = {
    exact: 'Trust “grows”.',
    prefix: '',
    suffix: '',
    start: 0,
    end: 14,
    version: 1,
    textUrl: '',
  };
  const id = '0199a7c2-0000-7000-8000-000000000000';
  const note = { slug: 'one', title: 'One', url: '/v1/notes/one' };
  expect(
    quotationJsonLd(
      { id, url: `/v1/insights/${id}`, statement: 'Trust grows.', evidence, note, themes: [theme] },
      base,
    ),
  ).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Quotation',
    '@id': `${base}/v1/insights/${id}`,
    url: `${base}/v1/insights/${id}`,
    text: 'Trust “grows”.',
    abstract: 'Trust grows.',
    isPartOf: { '@type': 'Article', '@id': `${base}/v1/notes/one`, headline: 'One' },
    about: [reference],
  });
});

test('a theme is a DefinedTerm of its set, and no text can end the element that holds it', () => {
  const term = termJsonLd(
    { ...theme, scheme: 'theme', definition: 'Structures </script>', aliases: [] },
    base,
  );
  expect(term).toEqual({
    '@context': 'https://schema.org',
    ...reference,
    termCode: 'governance',
    description: 'Structures </script>',
    inDefinedTermSet: { '@type': 'DefinedTermSet', '@id': `${base}/v1/tags?scheme=theme`, name: 'theme' },
  });
  expect(jsonLdText(term)).not.toContain('</script>');
  expect(JSON.parse(jsonLdText(term))).toEqual(term);
});
