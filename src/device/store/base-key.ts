/** Key of a record in `base`. */
export const baseKey = (type: string, id: string): string => `${type}:${id}`;

/** First and last key of a type: by its own key a record is read faster than through an index. */
export const keysOfType = (type: string): [string, string] => [
  baseKey(type, ''),
  baseKey(type, '\uffff'),
];

/** The record id in a key of `base`. */
export const idOfKey = (key: string): string => key.slice(key.indexOf(':') + 1);

/** What lists ask a record by: a report by its assignment, an assignment by its task, a form by its id. */
export function refOf(type: string, body: unknown): string {
  if (body === null || typeof body !== 'object') return '';
  const it = body as Record<string, unknown>;
  const ref =
    type === 'report'
      ? it.assignmentId
      : type === 'assignment'
        ? it.taskId
        : type === 'form'
          ? it.formId
          : null;
  return typeof ref === 'string' ? ref : '';
}
