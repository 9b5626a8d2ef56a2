export { countPages as countSitePages, listPages as listSitePages } from './repository.ts';
