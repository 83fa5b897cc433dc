import type { JSX } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';
import type { Answers } from '../../domain/form/answers.ts';
import {
  type FigureSet,
  figureSets,
  tableCells,
} from '../../domain/form/figure-table.ts';
import type { FormNode } from '../../domain/form/prepare-form.ts';
import type { DraftSession } from '../actions/draft-session.ts';
import { readSheet } from '../actions/read-sheet.ts';
import { useApp } from '../app-context.ts';
import { itemName } from '../fields/item-text.ts';
import { numberText } from '../fields/number-text.ts';
import { logBug } from '../log.ts';
import { Modal } from '../parts/modal.tsx';
import type { Lang } from '../words/lang.ts';
import { pasteWords } from './form-paste-words.ts';
import {
  figureNodes,
  type JudgedFigure,
  judgeFigures,
  questionMeant,
} from './pasted-figures.ts';

/** Figures of a table into the questions of a form: seen and judged row by row before anything changes. */
export function FormPaste(p: {
  session: DraftSession;
  onClose: () => void;
}): JSX.Element {
  const { words, lang, say } = useApp();
  const w = pasteWords(lang);
  const { session } = p;
  const id = useId();
  const nodes = useMemo(() => figureNodes(session.form), [session]);
  const meant = useMemo(() => questionMeant(nodes), [nodes]);
  const [sets, setSets] = useState<FigureSet[] | null>(null);
  const [at, setAt] = useState(0);
  const [isFaulty, setFaulty] = useState(false);
  const show = (cells: string[][] | null) => {
    setFaulty(cells === null);
    setAt(0);
    setSets(
      cells === null || cells.length === 0
        ? null
        : figureSets(cells, (label) => meant(label) !== null),
    );
  };
  const read = async (file: File | undefined) => {
    if (file !== undefined) show(await readSheet(file));
  };
  const take = (answers: Answers, paths: readonly string[]) => {
    const before = session.draft();
    session.replace(answers, { touched: [...new Set([...before.touched, ...paths])] });
    p.onClose();
    say(w.taken(paths.length), () =>
      session.replace(before.answers, { touched: before.touched }),
    );
  };
  const set = sets?.[at];
  return (
    <Modal title={w.title} words={words} onClose={p.onClose}>
      <div class="stack-s">
        <p class="hint">{w.hint}</p>
        <label for={`${id}-box`}>{w.box}</label>
        <textarea
          id={`${id}-box`}
          class="paste-box"
          rows={4}
          onInput={(e) => show(tableCells(e.currentTarget.value))}
        />
        <label class="button picker">
          {w.file}
          <input
            class="visually-hidden"
            type="file"
            accept=".xlsx"
            onChange={(e) => {
              const input = e.currentTarget;
              read(input.files?.[0]).catch(logBug);
              // The same file, mended, must be a change again.
              input.value = '';
            }}
          />
        </label>
        {(isFaulty || sets?.length === 0) && (
          <p class="notice" data-tone="bad" role="alert">
            {isFaulty ? w.notSheet : w.nothing}
          </p>
        )}
        {sets !== null && sets.length > 1 && (
          <>
            <label for={`${id}-set`}>{w.set}</label>
            <select
              id={`${id}-set`}
              value={at}
              onChange={(e) => setAt(Number(e.currentTarget.value))}
            >
              {sets.map(({ name }, n) => (
                <option key={n} value={n}>
                  {w.setName(name, n + 1)}
                </option>
              ))}
            </select>
          </>
        )}
        {set !== undefined && (
          <Preview
            key={`${at} ${set.figures.map(({ label, text }) => `${label}=${text}`).join()}`}
            {...{ session, nodes, set, meant, lang }}
            onTake={take}
            onClose={p.onClose}
          />
        )}
      </div>
    </Modal>
  );
}

function Preview(p: {
  session: DraftSession;
  nodes: readonly FormNode[];
  set: FigureSet;
  meant: (label: string) => string | null;
  lang: Lang;
  onTake: (answers: Answers, paths: string[]) => void;
  onClose: () => void;
}): JSX.Element {
  const { session, set, lang } = p;
  const w = pasteWords(lang);
  const [chosen, setChosen] = useState(() =>
    set.figures.map(({ label }) => p.meant(label)),
  );
  const { figures, answers } = judgeFigures(session, set.figures, chosen, lang);
  const good = figures.filter(({ verdict }) => verdict.kind === 'good');
  const left = figures.length - good.length;
  return (
    <>
      <ol class="pasted">
        {figures.map((figure, n) => (
          <Row
            key={n}
            {...{ figure, lang }}
            nodes={p.nodes}
            now={figure.path === '' ? '' : session.live().typedAt(figure.path)}
            onAim={(path) => setChosen(chosen.with(n, path === '?' ? null : path))}
          />
        ))}
      </ol>
      {left > 0 && <p class="hint">{w.leftOut(left)}</p>}
      <p class="row">
        <button
          type="button"
          class="primary"
          disabled={good.length === 0}
          onClick={() =>
            p.onTake(
              answers,
              good.map(({ path }) => path),
            )
          }
        >
          {good.length === 0 ? w.takeNone : w.take(good.length)}
        </button>
        <button type="button" class="quiet" onClick={p.onClose}>
          {w.cancel}
        </button>
      </p>
    </>
  );
}

function Row(p: {
  figure: JudgedFigure;
  nodes: readonly FormNode[];
  now: unknown;
  lang: Lang;
  onAim: (path: string) => void;
}): JSX.Element {
  const { figure, lang } = p;
  const { label, text, path, value, verdict } = figure;
  const w = pasteWords(lang);
  const held = numberText(p.now);
  const isGood = verdict.kind === 'good';
  return (
    <li data-verdict={verdict.kind}>
      <strong>{label}</strong> <span class="num">{text}</span>
      <select
        aria-label={w.into(label)}
        value={path || (verdict.kind === 'skipped' ? '' : '?')}
        onChange={(e) => p.onAim(e.currentTarget.value)}
      >
        {verdict.kind === 'unknown' && <option value="?">?</option>}
        <option value="">{w.skip}</option>
        {p.nodes.map((node) => (
          <option key={node.path} value={node.path}>
            {itemName(node, lang)}
          </option>
        ))}
      </select>
      {verdict.kind !== 'skipped' && (
        <span class={isGood ? 'hint' : 'wrong'}>
          {faultText(figure, lang)}
          {isGood && held !== '' && held !== numberText(value) && ` ${w.was(held)}`}
        </span>
      )}
    </li>
  );
}

/** What stands against a figure, or that nothing does. */
function faultText({ text, verdict }: JudgedFigure, lang: Lang): string {
  const w = pasteWords(lang);
  switch (verdict.kind) {
    case 'good':
      return w.good;
    case 'unknown':
      return w.unknown;
    case 'skipped':
      return '';
    case 'twice':
      return w.twice;
    case 'not-asked':
      return w.notAsked;
    case 'not-number':
      return w.notNumber(text);
    case 'wrong':
      return verdict.text;
  }
}
