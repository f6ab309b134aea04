import { Card } from '../parts/list.tsx';
import { Screen } from '../parts/screen.tsx';
import { useLegalWords } from '../words/use-legal-words.ts';

/** What is kept and why, or the rules of the programme; open to everybody, members or not. */
export function Legal({ about, back }: { about: 'privacy' | 'terms'; back: string }) {
  const { title, updated, sections } = useLegalWords()[about];
  return (
    <Screen title={title} back={back}>
      <p className="small quiet">{updated}</p>
      {sections.map((section) => (
        <Card key={section.title}>
          <h2 className="h3">{section.title}</h2>
          {section.says.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Card>
      ))}
    </Screen>
  );
}
