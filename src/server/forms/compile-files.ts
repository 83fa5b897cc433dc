import type { FormDefinition } from '../../domain/form/form.ts';
import { dataSources } from './check-instances.ts';
import type { CompileReport } from './compile-report.ts';
import type { Survey, SurveyItem } from './read-survey.ts';
import { placeOf } from './sheet-row.ts';

/** Files a cell of media names, besides those that hold data. */
function mediaFiles({ all }: Survey): [SurveyItem, string, string][] {
  return all.flatMap((item) =>
    [...item.row.cells]
      .filter(([key, { text }]) => key.startsWith('media::') && text !== '-')
      .map(([key, { text }]): [SurveyItem, string, string] => [item, key, text]),
  );
}

/**
 * The data files of a form, by the name an expression uses.
 * @param attached names of the files that are there; undefined when nobody knows
 */
export function compileFiles(
  survey: Survey,
  parameters: ReadonlyMap<SurveyItem, ReadonlyMap<string, string>>,
  attached: ReadonlySet<string> | undefined,
  report: CompileReport,
): NonNullable<FormDefinition['files']> {
  const found = new Map<string, { file: string; value: string; label: string }>();
  for (const { name, file, item } of dataSources(survey)) {
    const isGeo = file.endsWith('.geojson');
    const of = (key: string, otherwise: string) =>
      parameters.get(item)?.get(key) ?? otherwise;
    if (file.endsWith('.xml'))
      report.blame('unsupported-type', placeOf(item.row, 'type'), { text: file });
    if (attached && !attached.has(file))
      report.blame('missing-file', placeOf(item.row, 'type'), { text: file });
    const columns = {
      file,
      value: of('value', isGeo ? 'id' : 'name'),
      label: of('label', isGeo ? 'title' : 'label'),
    };
    const isChosenFrom = item.type.act === 'select' && item.type.from === 'file';
    if (!found.has(name) || isChosenFrom) found.set(name, columns);
  }
  for (const [item, key, file] of mediaFiles(survey))
    if (attached && !attached.has(file))
      report.blame('missing-file', placeOf(item.row, key), { text: file });
  return Object.fromEntries(found);
}
