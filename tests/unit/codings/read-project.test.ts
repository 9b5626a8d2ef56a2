import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { v5 as uuidv5 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { readProject } from '../../../src/codings/read-project.ts';
import { readSelections } from '../../../src/codings/readings.ts';
import type { CodedProject } from '../../../src/codings/project.ts';
import { insightsQdpx, type CodedInsight } from '../../../src/exporters/insights-qdpx.ts';
import { kindGuid } from '../../../src/exporters/refi-qda.ts';
import { countCodePoints, indexText } from '../../../src/text/code-points.ts';
import { guid, projectXml, selections, zipped, zippedProject } from '../../support/qdpx.ts';

const read = (file: Uint8Array): CodedProject => {
  const result = readProject(file);
  if (!result.ok) throw new Error(result.detail);
  return result.project;
};
const codes = `<CodeBook><Codes><Code guid="{${guid('C').toUpperCase()}}" name="Trust" isCodable="true"><Description>Relying.</Description>
  <Code guid="${guid('d')}" name=" Small promises " isCodable="true"/></Code></Codes></CodeBook>`;
const source = (attributes: string, inside = ''): string =>
  `<Sources><TextSource guid="${guid('e')}" name="A note" ${attributes}>${inside}</TextSource></Sources>`;

describe('a project of another program', () => {
  test('has users, codes below codes and selections with the codings of each', () => {
    const body = `<Users><User guid="${guid(1)}" name="Ann"/><User guid="${guid(2)}" name="Ben"/></Users>${codes}
      <Sources><TextSource guid="${guid('e')}" name="A note" plainTextPath="internal://a.txt">
      ${selections({ start: 0, end: 5, codes: [guid('c'), `{${guid('d').toUpperCase()}}`], user: guid(2), inside: '<Description>Why?</Description>' })}
      <Coding guid="${guid(3)}"><CodeRef targetGUID="${guid('c')}"/></Coding></TextSource>
      <PictureSource guid="${guid(4)}" name="A photo"/></Sources><Notes><Note guid="${guid(5)}"><PlainTextContent>Memo</PlainTextContent></Note></Notes>`;
    expect(read(zippedProject(body, { 'Sources/a.txt': 'Trust grows.' }))).toMatchObject({
      name: 'Study',
      origin: 'QualCoder 3',
      users: [{ name: 'Ann' }, { guid: guid(2), name: 'Ben' }],
      codes: [
        { guid: guid('c'), name: 'Trust', above: [], definition: 'Relying.' },
        { guid: guid('d'), name: 'Small promises', above: ['Trust'], definition: null },
      ],
      sources: [
        {
          name: 'A note',
          text: 'Trust grows.',
          wholly: 1,
          selections: [
            {
              start: 0,
              end: 5,
              description: 'Why?',
              codings: [{ code: guid('c'), user: guid(2) }, { code: guid('d') }],
            },
          ],
        },
      ],
      others: [{ name: 'A photo', kind: 'PictureSource' }],
    });
  });

  test.each([
    ['below Sources/', 'plainTextPath="internal://a.txt"', '', { 'Sources/a.txt': 'Words' }],
    ['below sources/, in another case', 'plainTextPath="internal://A.TXT"', '', { 'sources/a.txt': 'Words' }],
    ['after a byte-order mark', 'plainTextPath="internal://a.txt"', '', { 'Sources/a.txt': '\uFEFFWords' }],
    ['within the XML', '', '<PlainTextContent>Wo<![CDATA[rd]]>s</PlainTextContent>', {}],
  ])('has its text %s', (_where, attributes, inside, files) => {
    const [found] = read(zippedProject(codes + source(attributes, inside), files)).sources;
    expect(found).toMatchObject({ text: 'Words', fault: null });
  });

  test('has the text of a PDF, and of no picture', () => {
    const body = `<Sources><PDFSource guid="${guid(1)}" name="Report"><Representation guid="${guid(2)}" plainTextPath="internal://a.txt">${selections({ start: 0, end: 2, codes: [] })}</Representation></PDFSource></Sources>`;
    const { sources, others } = read(zippedProject(body, { 'Sources/a.txt': 'Words' }));
    expect(sources).toMatchObject([{ name: 'Report', text: 'Words', selections: [{ start: 0, end: 2 }] }]);
    expect(others).toEqual([]);
  });

  test.each([
    ['not in the file', 'plainTextPath="internal://b.txt"', 'does not have'],
    ['elsewhere', 'plainTextPath="absolute:///etc/passwd"', 'does not have'],
    ['outside', 'plainTextPath="internal://../project.qde"', 'does not have'],
    ['in UTF-16', 'plainTextPath="internal://utf16.txt"', 'UTF-16'],
  ])('whose text is %s is read without it, and says why', (_where, attributes, detail) => {
    const files = { 'Sources/utf16.txt': Buffer.from([0xff, 0xfe, 0x41, 0]) };
    const [found] = read(zippedProject(codes + source(attributes), files)).sources;
    expect(found).toMatchObject({ text: null, fault: expect.stringContaining(detail) });
  });
});

describe('what is no project is refused with a sentence', () => {
  const entity = projectXml('&b;').replace(
    '<Project',
    '<!DOCTYPE Project [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><Project',
  );
  test.each<[string, Uint8Array, RegExp]>([
    ['no archive', Buffer.from('PK no'), /no project\.qde|damaged/],
    ['an empty file', Buffer.alloc(0), /no project\.qde|damaged/],
    ['half an archive', zippedProject(codes).subarray(0, 120), /damaged|no project\.qde|well-formed/],
    ['an archive without a project', zipped({ 'Sources/a.txt': 'x' }), /no project\.qde/],
    ['a project further down', zipped({ 'a/project.qde': projectXml(codes) }), /no project\.qde/],
    ['names that lead out', zippedProject(codes, { '../../etc/cron.d/x.txt': 'x' }), /outside itself/],
    ['names from the root', zippedProject(codes, { '/etc/passwd': 'x' }), /outside itself/],
    ['broken XML', zipped({ 'project.qde': projectXml('<Users>') }), /well-formed/],
    ['entities', zipped({ 'project.qde': entity }), /document type/],
    ['UTF-16', zipped({ 'project.qde': Buffer.from(`\uFEFF${projectXml('')}`, 'utf16le') }), /UTF-16/],
    ['a codebook', zipped({ 'project.qde': '<CodeBook/>' }), /no project of REFI-QDA/],
    ['elements within each other', zipped({ 'project.qde': projectXml('<a>'.repeat(300)) }), /within each other/],
    ['a million elements', zipped({ 'project.qde': projectXml('<a/>'.repeat(600_000)) }), /too many elements/],
    ['too many codes', zippedProject(`<CodeBook><Codes>${'<Code guid="a" name="b"/>'.repeat(5001)}</Codes></CodeBook>`), /5001 codes/],
    ['too many selections', zippedProject(`<Sources><TextSource guid="a">${'<PlainTextSelection/>'.repeat(20_001)}</TextSource></Sources>`), /20001 selections/],
    ['a bomb that says that it is small', bomb(), /unpacks to more/],
  ])('%s', (_what, file, detail) => {
    const result = readProject(file);
    expect(result.ok ? 'taken' : result.detail).toMatch(detail);
  }); // prettier-ignore

  /** Its header says that it unpacks to ten bytes. */
  function bomb(): Buffer {
    const data = deflateRawSync(Buffer.alloc(80_000_000));
    const name = Buffer.from('Sources/a.txt');
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(8, 8);
    header.writeUInt32LE(data.length, 18);
    header.writeUInt32LE(10, 22);
    header.writeUInt16LE(name.length, 26);
    return Buffer.concat([header, name, data]);
  }
});

describe('positions', () => {
  const lines = ['Trust 😀 grows slowly.', 'Café boards', 'share 👩‍👩‍👧 power', 'with the people they serve.'];
  const canonical = lines.join('\n');
  const words = ['grows slowly.', 'Café boards', 'share', 'power\nwith the people'];
  const expected = words.map((word) => {
    const start = countCodePoints(canonical.slice(0, canonical.indexOf(word)));
    return { start, end: start + countCodePoints(word) };
  });
  /** As a program would count that sees this text, in these units. */
  const counted = (text: string, unit: 'code-points' | 'utf-16') =>
    words.map((word) => {
      const wanted = text.includes('\r\n') ? word.replaceAll('\n', '\r\n') : word;
      const at = text.indexOf(wanted);
      const length = (part: string): number => (unit === 'utf-16' ? part.length : [...part].length);
      const start = length(text.slice(0, at));
      return { start, end: start + length(wanted), description: null, codings: [] };
    });
  const crlf = canonical.replaceAll('\n', '\r\n');

  test.each([
    ['code points of the file', canonical, canonical, 'code-points', 'as-they-are'],
    ['code points of a file with CRLF', crlf, crlf, 'code-points', 'as-they-are'],
    ['line ends of the file as one', crlf, canonical, 'code-points', 'lf'],
    ['line ends of the file as two', canonical, crlf, 'code-points', 'crlf'],
    ['UTF-16 units', canonical, canonical, 'utf-16', 'as-they-are'],
    ['UTF-16 units, and line ends as two', canonical, crlf, 'utf-16', 'crlf'],
  ] as const)('are understood that count %s', (_how, file, seen, unit, lineEnds) => {
    const reading = readSelections(file, counted(seen, unit), { trusted: false });
    expect(reading?.counting).toEqual({ unit, lineEnds });
    expect(reading?.index.text).toBe(canonical);
    expect(reading?.spans).toEqual(expected);
  });

  test('are taken as the format has it where only few fit another way, and where they are ours', () => {
    const selections = counted(canonical, 'utf-16');
    expect(readSelections(canonical, selections, { trusted: true })?.counting.unit).toBe('code-points');
    expect(readSelections(canonical, selections.slice(0, 2), { trusted: false })?.counting.unit).toBe(
      'code-points',
    );
    const outside = { start: 5, end: 9999, description: null, codings: [] };
    expect(readSelections(canonical, [outside], { trusted: false })?.spans).toEqual([null]);
  });
});

describe('a project of ours', () => {
  const piece = fc.constantFrom(
    'a',
    'Trust ',
    '😀',
    'e\u0301',
    '👩‍👩‍👧',
    '\n',
    '\n\n',
    '\u00a0',
    '\t',
    '&<>"\'',
    '한',
    ' ',
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 60 }).map((pieces) => pieces.join(''));
  const cuts = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 12 });

  test.each(['lf', 'crlf'] as const)(
    'comes in with the positions it went out with, with %s',
    async (newline) => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(text, cuts), { minLength: 1, maxLength: 3 }), async (versions) => {
          const spans = versions.map(([words, pairs]) => {
            const { length } = indexText(words);
            return pairs.map(([a, b]) => {
              const [start = 0, end = 0] = [a % (length + 1), b % (length + 1)].sort((x, y) => x - y);
              return start === end ? { start: 0, end: length } : { start, end };
            });
          });
          const records = versions.flatMap((_, v) => spans[v]!.map((span, i) => recordOf(v, i, span)));
          const project = {
            themes: [],
            proposers: ['human'],
            insights: [records],
            textOf: async (id: string) => versions[Number(id)]![0],
          };
          const chunks = [];
          for await (const chunk of insightsQdpx(project, { base: 'https://knowledge.example' }, newline))
            chunks.push(chunk);
          const { sources } = read(Buffer.concat(chunks));
          expect(sources).toHaveLength(versions.length);
          for (const [v, source] of sources.entries()) {
            const reading = readSelections(source.text ?? '', source.selections, { trusted: true });
            expect(reading?.index.text).toBe(versions[v]![0]);
            expect(reading?.spans).toEqual(spans[v]);
            expect(source.selections[0]?.codings.map(({ code }) => code)).toEqual([kindGuid('lesson')]);
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  /** What the exporter reads of an insight. */
  const recordOf = (version: number, i: number, { start, end }: { start: number; end: number }) =>
    ({
      versionId: String(version),
      note: { slug: `note-${version}`, title: `Note ${version}`, language: 'en', series: null, seriesNumber: null, heldOn: null, heldOnPrecision: null, licence: null, attribution: null, sourceUrl: null },
      resource: {
        id: uuidv5(`${version} ${i}`, '6f9c27a5-4b0e-5d5a-9a4e-0d6c1c5b7e21'),
        statement: createHash('md5').update(`${i}`).digest('hex'),
        kind: 'lesson',
        source: 'human',
        themes: [],
        createdAt: '2026-03-01T10:00:00.000Z',
        evidence: { start, end, version: 1, textUrl: '/text' },
        url: '/insight',
      },
    }) as unknown as CodedInsight; // prettier-ignore
});
