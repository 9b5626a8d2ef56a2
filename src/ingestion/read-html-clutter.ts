import { attribute, findElement, textLength, type HtmlElement } from './read-html-tree.ts';

const NEVER_TEXT = new Set(
  'script style noscript template svg math iframe object embed canvas audio video button input select textarea datalist head title meta link nav footer aside dialog figure picture img map progress'.split(
    ' ',
  ),
);
/** Words of class names and ids by which pages name what surrounds an article. */
const FURNITURE =
  /(?:^|[-_ ])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|sidebar|share|sharing|sharedaddy|addtoany|socials?|cookies?|consent|gdpr|newsletter|subscribe|subscription|signup|related|recommended|comments?|comment-form|respond|disqus|pagination|pager|skip-link|screen-reader-text|sr-only|visually-hidden|visuallyhidden|advert|advertisement|banner|popup|modal|toolbar|print-link|like-button|author-box|post-meta|entry-meta|entry-footer|blog-meta|blog-item-meta|post-tags|tag-links|cat-links)(?=$|[-_ ])/iu;
const ROLES = new Set(
  'navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar'.split(' '),
);
/** What is called "menu" or "social" but holds this much text is the article after all. */
const MOST_FURNITURE_TEXT = 1500;
/** Whole blocks that are furniture wherever they stand. */
const FURNITURE_LINE =
  /^(?:share(?: this(?: (?:post|page|article|note))?| on \w+)?|tweet|pin(?: it)?|print(?: this page)?|e-?mail(?: this)?|facebook|twitter|x|linkedin|whatsapp|instagram|copy link|skip to (?:main )?content|back to (?:top|all .{1,30})|menu|search|subscribe|sign up|log ?in|read more|leave a (?:comment|reply)|\d+ comments?|\d+ likes?|like this:?|loading(?:\.\.\.|…)?|accept(?: all)?(?: cookies)?|reject(?: all)?(?: cookies)?|cookie (?:settings|policy|preferences)|privacy policy|terms(?: of use| and conditions)?|(?:we|this (?:web)?site) uses? cookies.*|by continuing to (?:use|browse).*cookies.*|©.*|copyright .{0,80}|all rights reserved\.?|powered by .{1,40})$/iu;
const LONGEST_LINE = 300;
const LONGEST_NAME = 1000;

const decided = new WeakMap<HtmlElement, boolean>();

/** Whether an element holds no text of the page's article: scripts, hidden parts, navigation, share buttons. */
export function isClutter(element: HtmlElement): boolean {
  const known = decided.get(element);
  if (known !== undefined) return known;
  const clutter = decide(element);
  decided.set(element, clutter);
  return clutter;
}

function decide(element: HtmlElement): boolean {
  if (NEVER_TEXT.has(element.tagName) || isHidden(element)) return true;
  if (ROLES.has(attribute(element, 'role')?.toLowerCase() ?? '')) return true;
  if (element.tagName === 'header' && !findElement(element, isHeading)) return true;
  return (
    (element.tagName === 'form' || isNamedFurniture(element)) && textLength(element) < MOST_FURNITURE_TEXT
  );
}

function isNamedFurniture(element: HtmlElement): boolean {
  return [attribute(element, 'class'), attribute(element, 'id')].some(
    (name) => name !== null && name.length <= LONGEST_NAME && FURNITURE.test(name),
  );
}

/** Whether the words of a whole block are furniture, such as "Share this" or a notice about cookies. */
export function isFurnitureLine(words: string): boolean {
  return words.length <= LONGEST_LINE && FURNITURE_LINE.test(words);
}

function isHeading(element: HtmlElement): boolean {
  return /^h[1-6]$/u.test(element.tagName);
}

function isHidden(element: HtmlElement): boolean {
  if (attribute(element, 'hidden') !== null || attribute(element, 'aria-hidden') === 'true') return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(attribute(element, 'style') ?? '');
}
