import { changeTypes } from '../../changes/schemas.ts';

/** Types of changes to tick. */
export function TypeChoice({ chosen }: { chosen: readonly string[] }) {
  return (
    <fieldset class="choices">
      <legend>Only these changes; none ticked for all</legend>
      {changeTypes.map((type) => (
        <label>
          <input type="checkbox" name="type" value={type} checked={chosen.includes(type)} /> {type}
        </label>
      ))}
    </fieldset>
  );
}
