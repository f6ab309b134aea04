import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { TextArea } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Notice } from '../../parts/states.tsx';
import { useImportWords } from '../../words/use-import-words.ts';
import './import.css';
import { type ListFault, type ReadList, readList, textOf } from './read-list.ts';

const rowsShown = 8;

interface ListStepProps {
  text: string;
  onText: (text: string) => void;
  onRead: (list: ReadList) => void;
}

/** The list itself: from a file, or pasted. */
export function ListStep({ text, onText, onRead }: ListStepProps) {
  const words = useImportWords();
  const [fault, setFault] = useState<ListFault | null>(null);
  const look = async (list: string) => {
    const read = await readList(list);
    if (typeof read === 'string') setFault(read);
    else onRead(read);
  };
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const chosen = await textOf(file);
    // A spreadsheet's bytes are nothing to look at.
    if (!chosen.startsWith('PK')) onText(chosen);
    await look(chosen);
  };
  return (
    <>
      <p className="quiet">{words.lead}</p>
      <label className="button button-second file-button">
        <input
          className="spoken-only"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={(event) => {
            void choose(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Icon name="bill" size={20} />
        <span>{words.file}</span>
      </label>
      <TextArea
        label={words.list}
        hint={words.listHint}
        placeholder={words.example}
        rows={rowsShown}
        value={text}
        onValue={(next) => {
          setFault(null);
          onText(next);
        }}
      />
      {fault && <Notice tone="bad">{words.faults[fault]}</Notice>}
      <Button disabled={text.trim() === ''} onClick={() => void look(text)}>
        {words.read}
      </Button>
    </>
  );
}
