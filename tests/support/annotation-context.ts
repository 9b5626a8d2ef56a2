const oa = 'http://www.w3.org/ns/oa#';
const as = 'http://www.w3.org/ns/activitystreams#';
const iri = (id: string) => ({ '@id': id, '@type': '@id' });
const list = (id: string) => ({ '@id': id, '@type': '@id', '@container': '@list' });

/** The terms of http://www.w3.org/ns/anno.jsonld that our annotations use, as the vocabulary (W3C) defines them. */
export const annotationTerms = {
  '@context': {
    id: '@id',
    type: '@type',
    Annotation: `${oa}Annotation`,
    SpecificResource: `${oa}SpecificResource`,
    TextualBody: `${oa}TextualBody`,
    TextQuoteSelector: `${oa}TextQuoteSelector`,
    TextPositionSelector: `${oa}TextPositionSelector`,
    AnnotationCollection: `${as}OrderedCollection`,
    AnnotationPage: `${as}OrderedCollectionPage`,
    classifying: `${oa}classifying`,
    describing: `${oa}describing`,
    body: iri(`${oa}hasBody`),
    target: iri(`${oa}hasTarget`),
    source: iri(`${oa}hasSource`),
    selector: iri(`${oa}hasSelector`),
    scope: iri(`${oa}hasScope`),
    motivation: { '@id': `${oa}motivatedBy`, '@type': '@vocab' },
    purpose: { '@id': `${oa}hasPurpose`, '@type': '@vocab' },
    exact: `${oa}exact`,
    prefix: `${oa}prefix`,
    suffix: `${oa}suffix`,
    start: `${oa}start`,
    end: `${oa}end`,
    value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
    language: 'http://purl.org/dc/elements/1.1/language',
    created: 'http://purl.org/dc/terms/created',
    modified: 'http://purl.org/dc/terms/modified',
    rights: iri('http://purl.org/dc/terms/rights'),
    label: 'http://www.w3.org/2000/01/rdf-schema#label',
    total: `${as}totalItems`,
    first: iri(`${as}first`),
    last: iri(`${as}last`),
    next: iri(`${as}next`),
    prev: iri(`${as}prev`),
    partOf: iri(`${as}partOf`),
    startIndex: `${as}startIndex`,
    items: list(`${as}items`),
  },
};
