import { describe, expect, it } from 'vitest';
import { recogniseNames } from '../../../src/extraction/names/recognise-names.ts';
import type { NameKind, RecognisedName, VocabularyTerm } from '../../../src/extraction/port.ts';
import { parsePlainText } from '../../../src/ingestion/parse-plain-text.ts';
import { indexText } from '../../../src/text/code-points.ts';

function recognise(body: string, examples: VocabularyTerm[] = []): RecognisedName[] {
  const text = `Note from a meeting\n\n${body}`;
  return recogniseNames({ text, structure: parsePlainText(text), vocabulary: { themes: [], examples } });
}

function names(body: string, kind: NameKind): string[] {
  return recognise(body)
    .filter((name) => name.kind === kind)
    .map(({ name }) => name);
}

function find(body: string, name: string): RecognisedName {
  const found = recognise(body).find((one) => one.name === name);
  expect(found, `${name} in: ${body}`).toBeDefined();
  return found!;
}

describe('examples', () => {
  it.each([
    ['She described a scheme known as Lanterns Out.', 'Lanterns Out'],
    ['It is now called the Second Kettle, and it meets on Mondays.', 'Second Kettle'],
    ['They began an initiative called “Two Doors, One Key” in May.', 'Two Doors, One Key'],
    ['He told us about Soup for Strangers, a project in three villages.', 'Soup for Strangers'],
    ['The council signed the Harbour Deal last year.', 'Harbour Deal'],
    ['Her team runs Operation Thistle every winter.', 'Operation Thistle'],
    ['The work goes by the name of Lend a Ladder and costs nothing.', 'Lend a Ladder'],
    ['What came of it was Drws Bach, a scheme for new parents.', 'Drws Bach'],
    ['Project Lydia is smaller and has no office.', 'Project Lydia'],
    ['They wrote Vision 2035 in a month.', 'Vision 2035'],
    ['By May GripLine had been tested with three of them. Then GripLine closed.', 'GripLine'],
  ])('are found where they are introduced: %s', (text, name) => {
    expect(names(text, 'example')).toEqual([name]);
  });

  it.each([
    [
      '## How it began\n\nWe met twice.\n\n## The Long Grass Pact\n\nThe pact is an understanding about who mows what and when.',
      'Long Grass Pact',
    ],
    [
      '## How it began\n\nWe met twice.\n\n## What nobody says\n\nMuch was said.\n\n## On Theatre Swap\n\nSix surgeons gave up a day of theirs.',
      'Theatre Swap',
    ],
  ])('are found where they stand in a heading alone', (text, name) => {
    expect(names(text, 'example')).toEqual([name]);
  });

  it('are not the headings of a note whose headings all have capitals, nor somebody’s name', () => {
    expect(names('## Warm Welcomes\n\nWe met twice.\n\n## Hard Truths\n\nMuch was said.', 'example')).toEqual(
      [],
    );
    const text =
      '## How it began\n\nWe met.\n\n## What nobody says\n\nMuch.\n\n## Ruaridh Bain\n\nRuaridh is a pilot.';
    expect(names(text, 'example')).toEqual([]);
  });

  it('are written as the text writes them, not as a heading in capitals does', () => {
    const text = 'QUIET QUAYS\n\nThe Quiet Quays programme lowers the dues of ships that use shore power.';
    expect(names(text, 'example')).toEqual(['Quiet Quays']);
  });

  it('take in a lower-case last word that belongs to the name', () => {
    expect(names('We looked at the Open Ledger list every week.', 'example')).toEqual(['Open Ledger list']);
  });

  it('are tied to the short form in brackets after them', () => {
    const offer = find(
      'They made the Doorstep Offer (DO) in June. Since then the DO has grown.',
      'Doorstep Offer',
    );
    expect(offer.aliases).toEqual(['DO']);
    expect(offer.mentions).toHaveLength(3);
  });

  it('are tied to a short form that is used without being explained', () => {
    expect(find('The Lantern Street Project opened. LSP is busy.', 'Lantern Street Project').aliases).toEqual(
      ['LSP'],
    );
  });

  it('of the vocabulary are found by any alias under their label', () => {
    const known = [{ slug: 'quiet-hour', label: 'Quiet Hour', aliases: ['the Hush', 'Awr Dawel'] }];
    const [found] = recognise('Members liked the Hush, or Awr Dawel as it is there.', known);
    expect(found).toMatchObject({ kind: 'example', name: 'Quiet Hour', aliases: ['Hush', 'Awr Dawel'] });
  });
});

describe('organisations', () => {
  it.each([
    ['Apologies came from Wexcombe District Council.', 'Wexcombe District Council'],
    ['The University of Thornmouth lent the room.', 'University of Thornmouth'],
    ['She chairs the Alder and Birch Housing Association.', 'Alder and Birch Housing Association'],
    ['He is a trustee of the Centre for Shared Gardens.', 'Centre for Shared Gardens'],
    ['Mudiad Glan Llyn pays for the hall.', 'Mudiad Glan Llyn'],
    ['We wrote to Comhairle Bhaile na gCloch about it.', 'Comhairle Bhaile na gCloch'],
    ['A charity called Bright Porch has moved in.', 'Bright Porch'],
    ['Ofsted came in March.', 'Ofsted'],
    ['Members of St Brannoc’s Parish Church cooked.', 'St Brannoc’s Parish Church'],
  ])('are told by head, first word or context: %s', (text, name) => {
    expect(names(text, 'organisation')).toContain(name);
  });

  it('keep shortened forms as aliases', () => {
    const trust = find(
      'Moorside Rivers Trust mends weirs. Moorside has nine staff, and the Trust owns a boat.',
      'Moorside Rivers Trust',
    );
    expect(trust.aliases).toEqual(['Moorside', 'Trust']);
    expect(trust.mentions).toHaveLength(3);
  });

  it('are not kinds of body in the plural', () => {
    expect(recognise('Send it to Health and Well-Being Boards and to Parish Councils.')).toEqual([]);
  });
});

describe('people', () => {
  it.each([
    ['Hanneke van der Linden said that it rained.', 'Hanneke van der Linden'],
    ['Siwan ap Gethin introduced the session.', 'Siwan ap Gethin'],
    ['We heard from Seán Ó Cuinn about boats.', 'Seán Ó Cuinn'],
    ['Olumide Adeshina, a porter, spoke next.', 'Olumide Adeshina'],
    ['Then Cllr Parminder Gill asked who pays.', 'Parminder Gill'],
    ['Mrs Thrapp brought cake.', 'Mrs Thrapp'],
    ['The Chief Executive, Wilma Thrupp-Jones, was away.', 'Wilma Thrupp-Jones'],
    ['Minutes by Zofia Krasińska.', 'Zofia Krasińska'],
    ['Mark Hill thanked the cook.', 'Mark Hill'],
    ['Jo McGinty CBE opened the day.', 'Jo McGinty'],
  ])('are told by name, title, role or verb: %s', (text, name) => {
    expect(names(text, 'person')).toEqual([name]);
  });

  it('are one by first name, surname with a title, and possessive', () => {
    const text =
      'Dr Farida Haq opened. Farida’s slides were late. Ms Haq apologised, and Haq sat down. Farida Haq left.';
    const farida = find(text, 'Farida Haq');
    expect(farida.mentions).toHaveLength(5);
    expect(farida.aliases).toEqual(['Dr Farida Haq', 'Farida', 'Ms Haq', 'Haq']);
  });

  it('may have a first name only', () => {
    expect(names('Bronwen asked about the van.', 'person')).toEqual(['Bronwen']);
  });

  it('are told in speaker turns whatever their names', () => {
    expect(names('Quilla: I was late.\n\nTheo: So was I.', 'person')).toEqual(['Quilla', 'Theo']);
  });
});

describe('places', () => {
  it.each([
    ['She grew up in Quendlebury and moved here.', 'Quendlebury'],
    ['A member from Wigan agreed.', 'Wigan'],
    ['It works across North Yorkshire.', 'North Yorkshire'],
    ['A Halifax-based firm printed it.', 'Halifax'],
    ['Barking and Dagenham came first.', 'Barking and Dagenham'],
  ])('are told by gazetteer or preposition: %s', (text, name) => {
    expect(names(text, 'place')).toEqual([name]);
  });

  it('are listed by themselves only where they stand alone', () => {
    expect(names('Dorset Youth Trust met.', 'place')).toEqual([]);
    expect(names('Dorset Youth Trust met in Dorset.', 'place')).toEqual(['Dorset']);
  });
});

describe('capitals that name nothing', () => {
  it.each([
    'Housing is dear. Trust takes years. Meetings help.',
    'The Chief Executive and the Director of Finance met on Monday in March.',
    'Covid changed this, and so did Brexit, Easter and the Polish language.',
    'NEXT STEPS FOR ALL OF US\n\nWe shall meet.',
    'I’m sure we don’t. They’ve gone. Let’s stop.',
    'The Care Act matters.',
    'An integrated care board (ICB) may object. The ICB did.',
  ])('%s', (text) => {
    expect(recognise(text)).toEqual([]);
  });
});

describe('mentions', () => {
  it('are verbatim spans in code points, without article or possessive ending', () => {
    const body = [
      '🎉 Nobody in either village had known what the Marrow Swap’s rules were until',
      'one evening in May\u00a0Ana\u00a0Sabău sat down with a pencil, wrote out all eleven of',
      'them, and read them aloud to the nine people who had come along to the Marrow',
      'Swap that night, most of whom had been under quite another impression of it',
      'for as long as anybody could remember.',
    ].join('\n');
    const text = `Note from a meeting\n\n${body}`;
    const index = indexText(text);
    const found = recogniseNames({
      text,
      structure: parsePlainText(text),
      vocabulary: { themes: [], examples: [] },
    });
    const spans = found.map(({ mentions }) => mentions.map(({ start, end }) => index.slice(start, end)));
    expect(spans).toEqual([['Marrow Swap', 'Marrow\nSwap'], ['Ana\u00a0Sabău']]);
  });

  it('do not overlap and come in reading order', () => {
    const found = recognise('Sefton Choir sang in Sefton. Ada Sefton led Sefton Choir.');
    const all = found.flatMap(({ mentions }) => mentions).sort((a, b) => a.start - b.start);
    for (const [at, span] of all.entries()) expect(span.start).toBeGreaterThanOrEqual(all[at - 1]?.end ?? 0);
    expect(found.map(({ mentions }) => mentions[0]!.start)).toEqual(
      found.map(({ mentions }) => mentions[0]!.start).sort((a, b) => a - b),
    );
  });

  it('take time in proportion to the text', () => {
    const text = 'Aaa Bbb of the Ccc and '.repeat(20_000);
    const started = performance.now();
    recognise(text);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
