const keys: [string, string][] = [
  ['j', 'next item'],
  ['k', 'the item before'],
  ['a', 'accept it'],
  ['r', 'reject it'],
  ['e', 'edit and accept it'],
  ['m', 'merge it'],
  ['x', 'select it, for many at once'],
  ['u', 'undo what was just done'],
  ['?', 'show these'],
];

/** The keys of the queue; the script opens it with “?”. */
export function KeyboardHelp() {
  return (
    <details class="keys" data-key="?">
      <summary>
        Keys <kbd>?</kbd>
      </summary>
      <dl>
        {keys.map(([key, what]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
