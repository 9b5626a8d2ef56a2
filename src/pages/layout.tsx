import type { ComponentChildren } from 'preact';
import { jsonLdText } from '../json-ld/json-ld.ts';
import type { Call } from './ask.ts';
import { assetAddress, type AssetName } from './assets.ts';

export const siteName = 'Leadership knowledge base';

export interface Alternate {
  type: string;
  title: string;
  href: string;
}

interface FrameProps {
  title: string;
  /** One sentence for search engines and previews. */
  description?: string | undefined;
  /** The page's own address, without the host. */
  path: string;
  /** Where the outside knows this knowledge base; '' where no setting says. */
  publicUrl?: string;
  /** The same view in other formats; the first is linked as "JSON" where its type says so. */
  alternates?: Alternate[];
  /** schema.org, as an object. */
  jsonLd?: object;
  language?: string;
  scripts?: AssetName[];
  noIndex?: boolean;
  header: ComponentChildren;
  footer?: ComponentChildren;
  mainClass?: string;
  children: ComponentChildren;
}

/** The whole document around a page's content. */
export function Frame(props: FrameProps) {
  const { title, description, path, publicUrl = '', alternates = [], jsonLd, scripts = [] } = props;
  const fullTitle = title === siteName ? title : `${title} · ${siteName}`;
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{fullTitle}</title>
        {description !== undefined && <meta name="description" content={description} />}
        {props.noIndex === true ? (
          <meta name="robots" content="noindex, nofollow" />
        ) : (
          <>
            <link rel="canonical" href={publicUrl + path} />
            <meta property="og:site_name" content={siteName} />
            <meta property="og:title" content={title} />
            <meta property="og:type" content={path.startsWith('/notes/') ? 'article' : 'website'} />
            <meta property="og:locale" content="en_GB" />
            {publicUrl !== '' && <meta property="og:url" content={publicUrl + path} />}
            {description !== undefined && <meta property="og:description" content={description} />}
          </>
        )}
        {alternates.map(({ type, title: name, href }) => (
          <link rel="alternate" type={type} title={name} href={href} />
        ))}
        <link rel="icon" href={assetAddress('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetAddress('style.css')} />
        {scripts.map((name) => (
          <script type="module" src={assetAddress(name)} />
        ))}
        {jsonLd && (
          <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLdText(jsonLd) }} />
        )}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        {props.header}
        <main id="main" class={props.mainClass} tabIndex={-1}>
          {props.children}
        </main>
        {props.footer}
      </body>
    </html>
  );
}

/** The requests that a view was made from, for those who want to make it themselves. */
export function CallList({ calls, publicUrl }: { calls: readonly Call[]; publicUrl: string }) {
  const reads = calls.filter(({ method }) => method === 'GET');
  return (
    <details class="calls">
      <summary>How this page was made</summary>
      <p>Every page is made of the public API’s answers. These are the requests behind this one:</p>
      <ol>
        {reads.map(({ path }) => (
          <li>
            <code>
              GET{' '}
              <a href={path} rel="nofollow">
                {publicUrl}
                {readable(path)}
              </a>
            </code>
          </li>
        ))}
      </ol>
    </details>
  );
}

function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
