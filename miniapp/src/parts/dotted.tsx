import './dotted.css';

/** Facts in a row with a dot between two: a line breaks between facts, not inside one that fits. */
export function Dotted({ facts }: { facts: readonly (string | null | false | undefined | 0)[] }) {
  const said = facts.filter((fact): fact is string => typeof fact === 'string' && fact !== '');
  return (
    <span className="dotted">
      <span>
        {said.map((fact) => (
          <span key={fact} className="dotted-one">
            {fact}
          </span>
        ))}
      </span>
    </span>
  );
}
