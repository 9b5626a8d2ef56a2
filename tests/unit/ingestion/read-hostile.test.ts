import { strToU8, zipSync, type Zippable } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseDocument } from '../../../src/ingestion/parse-document.ts';
import { parsePlainText } from '../../../src/ingestion/parse-plain-text.ts';
import { MAX_DOCX_BYTES, readDocx } from '../../../src/ingestion/read-docx.ts';
import { MAX_HTML_BYTES, readHtml } from '../../../src/ingestion/read-html.ts';
import { MAX_MARKDOWN_BYTES, readMarkdown } from '../../../src/ingestion/read-markdown.ts';
import { MAX_WXR_BYTES, readWxr } from '../../../src/ingestion/read-wxr.ts';
import { cpuTimeMs } from '../text/cpu-time.ts';

const MEBIBYTE = 1024 * 1024;
const SECONDS = 1000;
const LAUGHS =
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>';

const fill = (piece: string, length = MEBIBYTE) => piece.repeat(Math.ceil(length / piece.length));
const numbered = (count: number, piece: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => piece(n)).join(' ');

describe('hostile pages', () => {
  test.each([
    ['100,000 nested tags', '<div>'.repeat(100_000), 'too-deep'],
    ['100,000 formatting tags that are never closed', '<b>'.repeat(100_000), 'too-deep'],
    [
      'formatting tags that differ, to be reopened in every paragraph',
      numbered(50_000, (n) => `<b id=${n}><p>`),
      'too-large',
    ],
    ['a tag with 100,000 attributes', `<a ${numbered(100_000, (n) => `a${n}=1`)}>x</a>`, 'too-large'],
    ['a million elements', fill('<p>x', 4_000_000), 'too-large'],
    ['more bytes than a page has', 'x'.repeat(MAX_HTML_BYTES + 1), 'too-large'],
    ['nothing but a comment', `<!--${fill('<a')}`, 'no-content'],
    ['nothing but scripts', '<script>let note = "<p>text</p>"</script>', 'no-content'],
  ])('%s: refused, with a sentence that says what to do', async (_what, html, reason) => {
    const spent = await cpuTimeMs(() => {
      expect(readHtml(html)).toMatchObject({ ok: false, reason, detail: expect.stringMatching(/Send/) });
    });
    expect(spent).toBeLessThan(2 * SECONDS);
  });

  test.each([
    ['a line of a mebibyte without a space', `<p>${fill('a')}</p>`],
    ['nothing but signs for less than', fill('<')],
    ['entities without end', fill('&amp')],
    ['menus within menus around a long text', '<form><div class=menu>'.repeat(200) + fill('word ')],
  ])('%s: read within two seconds', async (_what, html) => {
    const spent = await cpuTimeMs(() => {
      const result = readHtml(html);
      expect(result.ok).toBe(true);
      if (result.ok) parseDocument(result.document);
    });
    expect(spent).toBeLessThan(2 * SECONDS);
  });
});

describe('hostile Markdown', () => {
  test.each([
    ['brackets without end', fill('['), 'too-deep'],
    ['a quotation in a quotation, ten thousand times', '>'.repeat(10_000), 'too-deep'],
    ['a list in a list, three hundred times', numbered(300, (n) => `\n${'  '.repeat(n)}- a`), 'too-deep'],
    ['a table of thousands of columns', `${fill('|a', 200_000)}\n${fill('|-', 200_000)}`, 'too-deep'],
    ['a hundred thousand headings', fill('# a\n'), 'too-large'],
    ['more bytes than a note has', 'x'.repeat(MAX_MARKDOWN_BYTES + 1), 'too-large'],
  ])('%s: refused', async (_what, markdown, reason) => {
    const spent = await cpuTimeMs(() => expect(readMarkdown(markdown)).toMatchObject({ ok: false, reason }));
    expect(spent).toBeLessThan(2 * SECONDS);
  });

  test('front matter with aliases and tags of its own is text, not data', () => {
    const result = readMarkdown('---\ntitle: &a [x]\ntags: [*a, *a]\n---\n\nWords.');
    expect(result).toMatchObject({ ok: true, document: { metadata: { title: null } } });
  });

  test('a script and a javascript link leave no trace but their words', () => {
    const result = readMarkdown(
      '# A note\n\n<script>alert(1)</script>\n\nSee [here](javascript:alert(1)) and <a href="javascript:x">there</a>.',
    );
    expect(result.ok && result.document.text).toBe('A note\n\nSee [here](javascript:alert(1)) and there.');
    expect(result.ok && result.document.marks).toEqual([{ type: 'link', start: 44, end: 49, href: null }]);
  });
});

describe('hostile Word documents', () => {
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const body = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

  const archive = (document: Uint8Array, more: Zippable = {}) =>
    zipSync({
      '[Content_Types].xml': strToU8(
        `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${body}"/></Types>`,
      ),
      '_rels/.rels': strToU8(
        `<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${office}" Target="word/document.xml"/></Relationships>`,
      ),
      'word/document.xml': document,
      ...more,
    });
  const docx = (content: string) =>
    archive(strToU8(`<w:document ${namespace}><w:body>${content}</w:body></w:document>`));
  const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  let bomb: Uint8Array;

  beforeAll(() => {
    bomb = archive(new Uint8Array(24 * MEBIBYTE));
  }, 60_000);

  test('reads the plain document that the others are made from', async () => {
    expect(await readDocx(docx(paragraph('Trust takes time.')))).toMatchObject({
      ok: true,
      document: { text: 'Trust takes time.' },
    });
  });

  test('a zip bomb is refused while it unpacks', async () => {
    const spent = await cpuTimeMs(async () =>
      expect(await readDocx(bomb)).toMatchObject({ ok: false, reason: 'too-large' }),
    );
    expect(spent).toBeLessThan(2 * SECONDS);
  });

  test('pictures are not unpacked', async () => {
    const pictures = { 'word/media/image1.png': new Uint8Array(9 * MEBIBYTE) };
    const note = archive(
      strToU8(`<w:document ${namespace}><w:body>${paragraph('Words.')}</w:body></w:document>`),
      pictures,
    );
    expect(await readDocx(note)).toMatchObject({ ok: true });
  });

  test.each([
    [
      'entities that multiply',
      () =>
        archive(
          strToU8(`${LAUGHS}<w:document ${namespace}><w:body>${paragraph('&c;')}</w:body></w:document>`),
        ),
      'unsafe',
    ],
    ['tables 33,000 deep', () => docx('<w:tbl><w:tr><w:tc>'.repeat(33_000)), 'malformed|too-deep'],
    ['a hundred thousand paragraphs', () => docx(paragraph('a').repeat(100_000)), 'too-large'],
    [
      'five thousand parts',
      () =>
        archive(
          strToU8('<a/>'),
          Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`word/${n}.xml`, strToU8('<a/>')])),
        ),
      'too-large',
    ],
    ['no words', () => docx(''), 'no-content'],
    ['a text file under a false name', () => strToU8('Trust takes time.'), 'malformed'],
    ['a file that was cut off', () => docx(paragraph('Words.')).subarray(0, 300), 'malformed'],
    ['more bytes than a document has', () => new Uint8Array(MAX_DOCX_BYTES + 1), 'too-large'],
  ])('%s: refused', async (_what, make, reason) => {
    const file = make();
    const spent = await cpuTimeMs(async () => {
      expect(await readDocx(file)).toMatchObject({
        ok: false,
        reason: expect.stringMatching(`^(?:${reason})$`),
      });
    });
    expect(spent).toBeLessThan(2 * SECONDS);
  });
});

describe('hostile exports', () => {
  const item = (content: string) =>
    `<item><title>A note</title><content:encoded><![CDATA[${content}]]></content:encoded></item>`;
  const channel = (content: string) => strToU8(`<rss><channel>${content}</channel></rss>`);

  test.each([
    ['entities that multiply', strToU8(`${LAUGHS}<rss><channel>&c;</channel></rss>`), 'unsafe'],
    ['100,000 nested tags', channel('<a>'.repeat(100_000)), 'too-deep'],
    ['tags that do not match', strToU8('<rss><channel><item></channel></rss>'), 'malformed'],
    ['some other XML', strToU8('<html/>'), 'malformed'],
    ['twenty thousand entries', channel('<item/>'.repeat(20_000)), 'too-large'],
    ['bytes that are not UTF-8', new Uint8Array([0x3c, 0xff]), 'not-utf-8'],
    ['more bytes than an export has', new Uint8Array(MAX_WXR_BYTES + 1), 'too-large'],
  ])('%s: refused', async (_what, source, reason) => {
    const spent = await cpuTimeMs(() => expect(readWxr(source)).toMatchObject({ ok: false, reason }));
    expect(spent).toBeLessThan(2 * SECONDS);
  });

  test('one entry that cannot be read does not keep the others from being read', () => {
    const result = readWxr(channel(item('<div>'.repeat(1000)) + item('<p>Trust takes time.</p>')));
    expect(result).toMatchObject({
      ok: true,
      notes: [{ document: { text: 'A note\n\nTrust takes time.' } }],
    });
    expect(result.ok && result.skipped).toEqual([
      { title: 'A note', detail: expect.stringContaining('nested') },
    ]);
  });
});

describe('hostile plain text', () => {
  test.each([
    ['a mebibyte without a space', fill('a')],
    ['a mebibyte of capitals', fill('A')],
    ['nothing but full stops before a word', `${fill('.')}a`],
    ['spaces between two words', `next${fill(' ')}time`],
    ['names without end', fill('Ann Bell-Jones, ')],
    ['headings that announce what never comes', fill('# What we heard\n', MEBIBYTE / 4)],
    ['list entries of one letter', fill('- a\n', MEBIBYTE / 4)],
    ['combining marks on one letter', `e${fill('\u0301')}`],
    ['emoji', fill('🤝')],
  ])('%s: taken apart within two seconds', async (_what, text) => {
    expect(await cpuTimeMs(() => parsePlainText(text))).toBeLessThan(2 * SECONDS);
  });
});
