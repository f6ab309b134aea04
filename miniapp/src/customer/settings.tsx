import { type Choice, SelectField } from '../parts/field.tsx';
import { Card } from '../parts/list.tsx';
import { type Language, useLanguage } from '../state/language.ts';
import { type ThemeChoice, useThemeChoice } from '../state/theme.ts';
import { useCustomerWords } from '../words/use-customer-words.ts';

/** Language and theme, kept on this phone. */
export function Settings() {
  const { me: words } = useCustomerWords();
  const [language, setLanguage] = useLanguage();
  const [theme, setTheme] = useThemeChoice();
  const languages: readonly Choice<Language>[] = [
    { value: 'vi', label: words.vietnamese },
    { value: 'en', label: words.english },
  ];
  const themes: readonly Choice<ThemeChoice>[] = [
    { value: 'auto', label: words.themeAuto },
    { value: 'light', label: words.themeLight },
    { value: 'dark', label: words.themeDark },
  ];
  return (
    <Card>
      <SelectField label={words.language} value={language} onValue={setLanguage} choices={languages} />
      <SelectField label={words.theme} value={theme} onValue={setTheme} choices={themes} />
    </Card>
  );
}
