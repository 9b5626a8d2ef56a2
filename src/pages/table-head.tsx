/** By its heading: of words, of numbers, or of what can be done, whose heading is heard and not seen. */
export type Column = string | { numbers: string } | { acts: string };

export function TableHead({ columns }: { columns: readonly Column[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <Heading column={column} />
        ))}
      </tr>
    </thead>
  );
}

function Heading({ column }: { column: Column }) {
  if (typeof column === 'string') return <th scope="col">{column}</th>;
  if ('acts' in column)
    return (
      <th scope="col">
        <span class="visually-hidden">{column.acts}</span>
      </th>
    );
  return (
    <th scope="col" class="number">
      {column.numbers}
    </th>
  );
}
