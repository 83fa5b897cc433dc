import type { JSX } from 'preact';
import { TEXT_SIZES, THEMES } from '../actions/settings-look.ts';
import { useApp } from '../app-context.ts';
import { useLookChoice } from '../hooks/use-look.ts';
import { Segmented } from '../parts/segmented.tsx';

/** Language, text size and background; each applies at once. */
export function LookCard(): JSX.Element {
  const { words, lang, setLang, personId } = useApp();
  const w = words.settings;
  const [look, change] = useLookChoice(personId);
  return (
    <section class="card stack" aria-labelledby="h-look">
      <h2 id="h-look">{w.look}</h2>
      <Segmented
        legend={w.language}
        shown
        value={lang}
        options={[
          { value: 'vi', name: w.languages.vi },
          { value: 'en', name: w.languages.en },
        ]}
        onChange={setLang}
      />
      <Segmented
        legend={w.textSize}
        shown
        value={look.text}
        options={TEXT_SIZES.map((value) => ({
          value,
          name: w.textMarks[value],
          label: `${w.textMarks[value]} ${w.textSizes[value]}`,
        }))}
        onChange={(text) => change({ text })}
      />
      <Segmented
        legend={w.theme}
        shown
        value={look.theme}
        options={THEMES.map((value) => ({ value, name: w.themes[value] }))}
        onChange={(theme) => change({ theme })}
      />
    </section>
  );
}
