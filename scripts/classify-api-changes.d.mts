export interface ApiChanges {
  breaking: string[];
  additive: string[];
}
export function classify(before: object, after: object): ApiChanges;
export function announcesBreak(changelog: string): boolean;
