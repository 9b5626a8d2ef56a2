/** The same address for the same parameters in any order: what ETags, cursors' links and kept answers go by. */
export function canonicalAddress(url: string): string {
  const start = url.indexOf('?');
  if (start < 0 || !url.includes('&', start)) return url;
  const parts = url.slice(start + 1).split('&');
  for (let i = 1; i < parts.length; i += 1)
    if ((parts[i - 1] as string) > (parts[i] as string))
      return `${url.slice(0, start)}?${parts.sort().join('&')}`;
  return url;
}
