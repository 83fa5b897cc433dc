import { useEffect, useState } from 'preact/hooks';
import type { FormNode, PreparedForm } from '../../domain/form/prepare-form.ts';

/** What fills a phone's screen, and some more. */
const AT_FIRST = 40;
/** Drawn in one go afterwards: a cheap phone is busy with it for less than the eye notices. */
const AT_ONCE = 100;

/**
 * From here on what is out of sight is not laid out. Not before: at every key Chromium's autofill asks after each field
 * of a form of up to 200 fields, and has each laid out that was spared it, which takes longer than all of them at once.
 */
const LONG_FORM = 250;

/** Whether a form is left alone where it is not seen. */
export const isLong = ({ nodes }: PreparedForm): boolean => nodes.length > LONG_FORM;

/** More than a few screens of a group are left alone one by one, and not together. */
const MANY = 40;
export const isMany = (form: PreparedForm, node: FormNode): boolean =>
  (form.children.get(node.index) ?? []).length > MANY;

const weightIn = (form: PreparedForm, node: FormNode): number =>
  (form.children.get(node.index) ?? []).reduce(
    (sum, child) => sum + weightIn(form, child),
    1,
  );

/** The items of a section that are drawn by now: a screenful at once, the rest of a long form piece by piece. */
export function useDrawn(
  form: PreparedForm,
  nodes: readonly FormNode[],
): readonly FormNode[] {
  const [most, setMost] = useState(AT_FIRST);
  let weight = 0;
  const drawn = nodes.filter((node) => {
    if (weight > most) return false;
    weight += weightIn(form, node);
    return true;
  });
  const isDone = drawn.length === nodes.length;
  useEffect(() => {
    if (isDone) return;
    // Not with a frame: a hidden page gets none, and is drawn to its end all the same.
    const soon = setTimeout(() => setMost((n) => n + AT_ONCE));
    return () => clearTimeout(soon);
  }, [most, isDone]);
  return drawn;
}
