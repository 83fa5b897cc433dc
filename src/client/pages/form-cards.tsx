import type { JSX } from 'preact';
import type { FormRecord } from '../../domain/record.ts';
import { DIFFICULTY_FORM } from '../../domain/report.ts';
import { useApp } from '../app-context.ts';
import { Icon } from '../parts/icon.tsx';
import { FileText, MessageSquareWarning } from '../parts/icons.ts';
import { Link } from '../parts/link.tsx';
import { ACTIVITY_CHOICES } from './activity-choices.ts';
import './form-choice.css';

/** Forms as answers to "what was done?": what people call it, under it what the form is called. */
export function FormCards(p: {
  forms: readonly FormRecord[];
  assignmentId: string | null;
}): JSX.Element {
  const { go, lang } = useApp();
  return (
    <ul class="stack-s">
      {p.forms.map(({ formId, definition: { title } }) => {
        const text = ACTIVITY_CHOICES.find(({ form }) => form === formId)?.text;
        return (
          <li key={formId}>
            <Link
              class="button choice-card"
              to={{ page: 'new', formId, assignmentId: p.assignmentId }}
              go={go}
            >
              <Icon of={formId === DIFFICULTY_FORM ? MessageSquareWarning : FileText} />
              <span>
                {(text ?? title)[lang]}
                {text !== undefined && <span class="hint">{title[lang]}</span>}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
