import type { JSX } from 'preact';
import { formatDate } from '../../../domain/civil-date.ts';
import { SECTIONS, type SectionName } from '../../../domain/periodic/narrative.ts';
import {
  blankDate,
  issuerInWords,
  paperHead,
  paperPlace,
  paperSymbol,
} from '../../../domain/periodic/official-paper.ts';
import { reportTitle } from '../../../domain/periodic/report-period.ts';
import { signerLines } from '../../../domain/periodic/signer.ts';
import type { PlanRecord } from '../../../domain/plan.ts';
import { useApp } from '../../app-context.ts';
import { Icon } from '../../parts/icon.tsx';
import { Printer } from '../../parts/more-icons.ts';
import { paper } from '../../words/vi/wide-paper.ts';
import { periodic as vi } from '../../words/vi/wide-periodic.ts';
import { CopyText } from './copy-text.tsx';
import {
  FiguresAppendix,
  NewsAppendix,
  TasksAppendix,
  tableText,
} from './periodic-appendix.tsx';
import { plansOf, recipientOf, type Shown } from './periodic-report.ts';
import { useSigner } from './periodic-signer.tsx';
import { usePeriodicWords } from './use-periodic-words.ts';
import './paper.css';

type Props = Shown & {
  plans: readonly PlanRecord[];
  texts: Record<SectionName, string>;
  /** On the screen too; on paper it always is. */
  isShown: boolean;
};

/** The report as the decree lays it out, to be looked at, printed or copied. */
export function PeriodicPaper(props: Props): JSX.Element {
  const w = usePeriodicWords().paper;
  const open = props.settled.filter(({ isOpen }) => isOpen).length;
  return (
    <section class="paper-part" data-shown={props.isShown || undefined}>
      {props.isShown && (
        <div class="stack no-print">
          <h2>{w.title}</h2>
          {open > 0 && (
            <p class="notice" data-tone="wait">
              {w.open(open)}
            </p>
          )}
          <div class="row">
            <button type="button" class="primary" onClick={() => print()}>
              <Icon of={Printer} />
              {w.print}
            </button>
            <CopyText
              text={tableText(props)}
              words={{
                copy: w.copyTable,
                copied: w.copiedTable,
                copyFailed: w.copyFailed,
              }}
            />
            <CopyText
              text={sectionText(props.texts)}
              words={{
                copy: w.copyText,
                copied: w.copiedText,
                copyFailed: w.copyFailed,
              }}
            />
          </div>
        </div>
      )}
      <article class="paper" lang="vi">
        <PaperTop {...props} />
        <PaperBody {...props} />
        <PaperSigned {...props} />
        <FiguresAppendix {...props} />
        <TasksAppendix {...props} />
        <NewsAppendix {...props} />
      </article>
    </section>
  );
}

const filled = (texts: Record<SectionName, string>): SectionName[] =>
  SECTIONS.filter((name) => name !== 'proposals' || texts.proposals.trim() !== '');

/** The sections alone, to be put into a report about more than this. */
const sectionText = (texts: Record<SectionName, string>): string =>
  filled(texts)
    .map((name) => `${vi.text.sections[name]}\n${texts[name]}`)
    .join('\n\n');

const lowered = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

function PaperTop({ report, draft }: Props): JSX.Element {
  const { today } = useApp();
  const { unit, units, period } = report;
  const root = units.get(unit.rootId) ?? unit;
  const province = units.get(unit.provinceId ?? '') ?? null;
  const head = paperHead(unit, root, province);
  const to = draft.recipient ?? recipientOf(report);
  return (
    <header>
      <div class="paper-head">
        <div>
          <p data-bold={head.isAboveBold || undefined}>{head.above}</p>
          <p class="paper-issuer">{head.issuer}</p>
          <p class="paper-number">
            {draft.number.trim() === ''
              ? `${paper.number}        ${paperSymbol(unit.kind)}`
              : `${paper.number} ${draft.number.trim()}`}
          </p>
        </div>
        <div>
          <p data-bold>{paper.nation}</p>
          <p class="paper-motto">{paper.motto}</p>
          <p class="paper-date">
            {paperPlace(root, province)}, {blankDate(today)}
          </p>
        </div>
      </div>
      <p class="paper-kind">{paper.kind}</p>
      <p class="paper-title">{reportTitle(period)}</p>
      {to.trim() !== '' && (
        <p class="paper-to">
          {paper.to} {to.trim()}.
        </p>
      )}
    </header>
  );
}

function PaperBody({ report, texts, plans }: Props): JSX.Element {
  const { unit, units, period, held } = report;
  const issuer = issuerInWords(unit, units.get(unit.rootId) ?? unit);
  const about = lowered(reportTitle(period));
  const hasDoubt = filled(texts).some((name) => texts[name].includes('(*)'));
  const until = held.today < period.to ? held.today : period.to;
  return (
    <div class="paper-body">
      <p>{paper.opening(plansOf(report, plans).join('; '), issuer, about)}</p>
      <p>{paper.days(formatDate(period.from), formatDate(until))}</p>
      {filled(texts).map((name) => (
        <div key={name}>
          <h3>{vi.text.sections[name].toUpperCase()}</h3>
          {linesOf(texts[name]).map((line, i) => (
            <p key={i}>{line}</p>
          ))}
        </div>
      ))}
      {hasDoubt && <p>{paper.doubt}</p>}
      <p>{paper.closing(about, issuer)}</p>
    </div>
  );
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length === 0 ? [paper.nothing] : lines;
}

function PaperSigned(props: Props): JSX.Element {
  const signer = useSigner(props);
  return (
    <footer class="paper-foot">
      <div class="paper-recipients">
        <p>{paper.recipients}</p>
        <p>{paper.asAbove}</p>
        <p>{paper.kept}</p>
      </div>
      <div class="paper-signer">
        {signerLines(props.report.unit.kind, signer).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p class="paper-name">{signer.name}</p>
      </div>
    </footer>
  );
}
