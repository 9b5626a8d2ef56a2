import { strToU8, zipSync } from 'fflate';

/** A project as programs other than ours write it. */
export const zippedProject = (body: string, files: Record<string, string | Uint8Array> = {}): Buffer =>
  zipped({ 'project.qde': projectXml(body), ...files });

export const projectXml = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="Study" origin="QualCoder 3">${body}</Project>`;

export const zipped = (files: Record<string, string | Uint8Array>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, content]) => [
          name,
          typeof content === 'string' ? strToU8(content) : content,
        ]),
      ),
    ),
  );

export const guid = (digit: number | string): string =>
  `${String(digit).repeat(8)}-1111-4111-8111-111111111111`;

interface Coded {
  start: number | string;
  end: number | string;
  codes: string[];
  user?: string;
  inside?: string;
}

export const selections = (...coded: Coded[]): string =>
  coded
    .map(
      ({ start, end, codes, user, inside = '' }) =>
        `<PlainTextSelection guid="${guid('a')}" startPosition="${start}" endPosition="${end}">${inside}${codes
          .map(
            (code) =>
              `<Coding guid="${guid('b')}"${user === undefined ? '' : ` creatingUser="${user}"`}><CodeRef targetGUID="${code}"/></Coding>`,
          )
          .join('')}</PlainTextSelection>`,
    )
    .join('');
