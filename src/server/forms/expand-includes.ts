import { fail, ok, type Result } from '../../domain/result.ts';
import { type FormFault, makeFault } from './form-fault.ts';

/**
 * Puts shared parts in the place of the lines `@include name`. A part holds rows, no `[sheet]` line of its
 * own and no further include: what a form is made of can be seen in two files at most.
 */
export function expandIncludes(
  text: string,
  parts: ReadonlyMap<string, string>,
): Result<string, FormFault[]> {
  const faults: FormFault[] = [];
  const lines = text.split(/\r?\n/).map((line, i) => {
    const name = /^@include\s+(\S+)\s*$/.exec(line)?.[1];
    if (name === undefined) return line;
    const part = parts.get(name);
    if (part !== undefined) return part.trimEnd();
    const place = { sheet: 'file' as const, row: i + 1, column: '', text: name };
    faults.push(makeFault('missing-include', place));
    return '';
  });
  return faults.length > 0 ? fail(faults) : ok(lines.join('\n'));
}
