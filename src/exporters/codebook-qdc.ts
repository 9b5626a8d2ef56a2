import { origin, themeCodes, type ThemeCode } from './refi-qda.ts';
import { element, xmlDeclaration } from './xml.ts';

export const qdcMediaType = 'application/xml; charset=utf-8';

/** The themes as a codebook of REFI-QDA 1.5 (.qdc), which must have one at least. */
export const codebookQdc = (themes: readonly ThemeCode[]): string =>
  `${xmlDeclaration}${element(
    'CodeBook',
    { xmlns: 'urn:QDA-XML:codebook:1.0', origin },
    `\n${element('Codes', {}, `\n${themeCodes(themes)}\n`)}\n`,
  )}\n`;
