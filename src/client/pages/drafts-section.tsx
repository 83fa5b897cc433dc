import type { JSX } from 'preact';
import { bringBack, discardDraft } from '../actions/report.ts';
import { useApp } from '../app-context.ts';
import { useDrafts } from '../hooks/use-drafts.ts';
import { useTrying } from '../hooks/use-trying.ts';
import { DraftCard } from '../parts/draft-card.tsx';
import { FaultLine } from '../parts/fault-line.tsx';
import { ListSection } from '../parts/list-section.tsx';

/** Drafts on this machine: go on with one, or delete it and undo that. Nothing is drawn when there are none. */
export function DraftsSection(props: {
  title: string;
  /** Only those of one task. */
  assignmentId?: string;
}): JSX.Element | null {
  const app = useApp();
  const { words, store } = app;
  const drafts = useDrafts(props.assignmentId ?? null) ?? [];
  const { fault, run } = useTrying();
  if (drafts.length === 0) return null;
  const remove = (reportId: string) =>
    run(discardDraft(store, reportId), () =>
      app.say(words.report.draft.deleted, () => {
        run(bringBack(store, reportId), () => undefined);
      }),
    );
  return (
    <ListSection
      id="drafts"
      title={props.title}
      count={drafts.length}
      above={<FaultLine fault={fault} words={words} />}
    >
      {drafts.map((draft) => (
        <DraftCard
          key={draft.reportId}
          draft={draft}
          today={app.today}
          words={words}
          go={app.go}
          onDelete={remove}
        />
      ))}
    </ListSection>
  );
}
