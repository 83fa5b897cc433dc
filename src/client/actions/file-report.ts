// "Gửi phiếu": the rules once more over what will be filed, then one operation in the outbox, however often it is
// tapped. Never calls the network.
import { type FileDraftResult, fileDraft } from '../../device/store/file-draft.ts';
import type { PersonStore } from '../../device/store/person-store.ts';
import type { Answers } from '../../domain/form/answers.ts';
import { setAnswer } from '../../domain/form/answers.ts';
import { checkAnswers } from '../../domain/form/check-answers.ts';
import type { FieldProblem } from '../../domain/form/evaluate-form.ts';
import { submittedAnswers } from '../../domain/form/submitted-answers.ts';
import { type FilingWorld, filingFacts } from '../../sync/filing.ts';
import type { DraftSession } from './draft-session.ts';
import { type SaveFault, saveFaultOf } from './draft-writer.ts';

export type SendResult =
  | { kind: 'problems'; problems: readonly FieldProblem[] }
  | { kind: 'fault'; fault: SaveFault }
  | FileDraftResult;

/**
 * Files the open text.
 * @returns `problems` when the form's rules stand against it; nothing is filed then, and the draft is as it was
 */
export async function sendDraft(
  store: PersonStore,
  session: DraftSession,
  world: FilingWorld,
): Promise<SendResult> {
  const { form, files, writer } = session;
  const context = session.context();
  session.begin();
  const typed = session.draft();
  const answers = submittedAnswers(form, typed.answers, context, files);
  const problems = checkAnswers(form, answers, context, files);
  if (problems.length > 0) {
    await writer.flush();
    return { kind: 'problems', problems };
  }
  const state = await writer.flush();
  if (state.kind === 'failed') return { kind: 'fault', fault: state.fault };
  const draft = writer.saved() ?? typed;
  const facts = filingFacts({ body: { answers, context } }, world);
  const named = JSON.stringify(answers);
  try {
    return await fileDraft(store, draft, {
      answers: withPeriod(session, answers, facts.periodKey),
      files: draft.files.filter((file) => named.includes(JSON.stringify(file.name))),
      context,
      facts,
    });
  } catch (thrown) {
    return { kind: 'fault', fault: saveFaultOf(thrown) };
  }
}

/** The period of the day that was finally entered, where the form keeps it. */
const withPeriod = (
  { form }: DraftSession,
  answers: Answers,
  periodKey: string | null,
): Answers =>
  form.byPath.get('/period_key')?.item.kind === 'hidden'
    ? setAnswer(answers, '/period_key', periodKey)
    : answers;
