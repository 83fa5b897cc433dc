import { civilDateOf, civilNow } from '../../../domain/civil-date.ts';
import { canAddRow } from '../../../domain/form/can-add-row.ts';
import type {
  EvaluationContext,
  FormDefinition,
  FormFiles,
} from '../../../domain/form/form.ts';
import { openInstance } from '../../../domain/form/form-instance.ts';
import { makePathWatch } from '../../../domain/form/path-watch.ts';
import { prepareForm } from '../../../domain/form/prepare-form.ts';
import type { FormShown } from '../../fields/form-shown.ts';
import { makeOffers } from '../../fields/most-used.ts';

export type Seen = {
  shown: FormShown;
  /** Shows everything that is wrong, as sending would; gives how much it is. */
  check: () => number;
};

/** A form in memory, as the fields want it. Photos and files are taken by nobody. */
export function previewShown(
  definition: FormDefinition,
  its: {
    files: FormFiles;
    reading: FormShown['reading'];
    now: string;
    filler: Omit<EvaluationContext, 'today' | 'now'>;
  },
): Seen {
  const form = prepareForm(definition);
  const watch = makePathWatch();
  const today = civilDateOf(its.now);
  const context: EvaluationContext = { ...its.filler, today, now: civilNow(its.now) };
  const live = openInstance(form, {}, context, its.files, { isNew: true });
  const left = new Set<string>();
  let isChecked = false;
  const { lang } = its.reading;
  const isShown = (path: string): boolean => isChecked || left.has(path);
  const kindAt = (path: string) =>
    form.byPath.get(path.replace(/\[\d+\]/g, ''))?.item.kind;
  const change = (act: () => string[]) => watch.tell(act());
  const shown: FormShown = {
    form,
    live: () => live,
    watch,
    answers: () => live.answers,
    offerOf: makeOffers({ form, live: () => live }, [], {}),
    problemAt: (path) => {
      const problem = isShown(path) ? live.problemAt(path) : null;
      // Nobody is told that a field is still empty before they have tried to send.
      if (problem === null || (problem.kind === 'required' && !isChecked)) return null;
      return problem.message[lang];
    },
    problems: () => (isChecked ? live.problems() : []),
    comments: new Map(),
    earlier: null,
    isCopied: () => false,
    photosAt: () => [],
    photoWork: null,
    photoRefusals: [],
    isStamped: false,
    sharedPhotos: 0,
    attach: { held: () => null, keep: async () => null, drop: () => undefined },
    canAdd: (path) =>
      kindAt(path) !== 'repeat' || canAddRow(form, live.answers, context, path),
    readonly: false,
    reading: its.reading,
    onChange: (path, value) => change(() => live.set(path, value)),
    onLeave: (path) => {
      left.add(path);
      watch.tell([path]);
    },
    onUseEarlier: () => undefined,
    onAddRow: (path) => change(() => live.addRow(path)),
    onRemoveRow: (path) => change(() => live.removeRow(path)),
    onMoveRow: (path, to) => change(() => live.moveRow(path, to)),
    onAddPhotos: () => undefined,
    onRemovePhoto: () => undefined,
    onStamp: () => undefined,
    onAddShared: () => undefined,
  };
  return {
    shown,
    check: () => {
      isChecked = true;
      watch.tell(null);
      return live.problems().length;
    },
  };
}
