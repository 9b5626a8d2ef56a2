import { Field, type FieldProps } from './frame.tsx';
import { textOf, type DeskView } from './view.ts';

type Props = Omit<FieldProps, 'value'> & {
  view: DeskView;
  /** What it is now. */
  now: string | null | undefined;
};

/**
 * A field that says what it was when the form was made. Comes the form back because somebody else got ahead, then
 * what was typed stays, what was not touched is as it is now, and what both changed shows both.
 */
export function EditField({ view, now: held, hint, ...field }: Props) {
  const now = held ?? '';
  const typed = view.typed?.has(wasName(field.name)) === true ? view.typed : null;
  const value = typed && isTouched(typed, field.name) ? typed.get(field.name) : now;
  const isContested = typed !== null && value !== now && textOf(typed.get(wasName(field.name))) !== now;
  return (
    <>
      <Field {...field} value={value} hint={hint} />
      {isContested && (
        <p class="meanwhile">
          {field.label}, as somebody else has changed it meanwhile: <q>{now === '' ? 'nothing' : now}</q>
        </p>
      )}
      <input type="hidden" name={wasName(field.name)} value={now} />
    </>
  );
}

const wasName = (name: string): string => `was-${name}`;

/** Whether a field holds something else than it did when the form was made. */
export const isTouched = (form: URLSearchParams, name: string): boolean =>
  form.has(name) && textOf(form.get(name)) !== textOf(form.get(wasName(name)));

/** Those members whose fields were touched, as `read` reads each. */
export function touched<T extends Record<string, (field: string | null) => unknown>>(
  form: URLSearchParams,
  read: T,
): Partial<{ [K in keyof T]: ReturnType<T[K]> }> {
  const held = Object.entries(read).filter(([name]) => isTouched(form, name));
  return Object.fromEntries(held.map(([name, one]) => [name, one(form.get(name))])) as Partial<{
    [K in keyof T]: ReturnType<T[K]>;
  }>;
}
