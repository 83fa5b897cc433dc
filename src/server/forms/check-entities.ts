// The sheet `entities` and the column `save_to`, checked as pyxform does. They are not run here.
import { isXmlName, referencesIn } from './cell-reference.ts';
import type { CompileReport } from './compile-report.ts';
import { checkEntityPlaces, type EntityReference } from './entity-place.ts';
import type { Survey, SurveyItem } from './read-survey.ts';
import { cellOf, placeOf, type Sheet, type SheetRow } from './sheet-row.ts';

const COLUMNS = /^(dataset|entity_id|create_if|update_if|label|offline|repeat)$/;
const SAVE_TO = 'bind::entities:saveto';

export type Entity = { name: string; row: SheetRow; references: EntityReference[] };

/** What is wrong with the name of an entity list; '' when nothing is. */
function nameTrouble(name: string): string {
  if (name === '') return 'list_name';
  const isFine = !name.startsWith('__') && !name.includes('.') && isXmlName(name);
  return isFine ? '' : `list_name = ${name}`;
}

function declarationTrouble(row: SheetRow): string {
  const has = (key: string) => cellOf(row, key) !== '';
  const name = nameTrouble(cellOf(row, 'dataset'));
  if (name !== '') return name;
  if (!has('entity_id') && has('update_if')) return 'update_if, entity_id';
  if (has('entity_id') && has('create_if') && !has('update_if'))
    return 'entity_id, create_if, update_if';
  return has('entity_id') || has('label') ? '' : 'label';
}

function readEntities(sheet: Sheet, report: CompileReport): Map<string, Entity> {
  const entities = new Map<string, Entity>();
  for (const row of sheet.rows) {
    if (row.cells.size === 0) continue;
    const place = placeOf(row, 'dataset', 'list_name');
    report.blame('unsupported-entity', place);
    for (const [key, { column }] of row.cells)
      if (!COLUMNS.test(key))
        report.blame('invalid-entity-column', placeOf(row, key), { text: column });
    const trouble = declarationTrouble(row);
    if (trouble !== '') report.blame('invalid-entity', place, { text: trouble });
    const name = cellOf(row, 'dataset');
    if (entities.has(name)) report.blame('invalid-entity', place);
    else entities.set(name, { name, row, references: [] });
  }
  return entities;
}

/** Takes `list#property` apart and checks both; the entity it belongs to, or what is wrong. */
function readSaveTo(text: string, entities: Map<string, Entity>): Entity | string {
  const parts = text.split('#');
  if (parts.length > 2) return text;
  if (parts.length === 1 && entities.size > 1) return `${text} (list#${text})`;
  const property = parts.at(-1) ?? '';
  const first = entities.values().next().value;
  const entity = parts.length === 2 ? entities.get(parts[0] ?? '') : first;
  if (!entity) return text;
  const isReserved = /^(name|label)$/i.test(property) || property.startsWith('__');
  const isTaken = entity.references.some((reference) => reference.property === property);
  return isReserved || isTaken || !isXmlName(property) ? text : entity;
}

function checkSaveTo(
  row: SheetRow,
  item: SurveyItem | null,
  entities: Map<string, Entity>,
  report: CompileReport,
): void {
  const place = placeOf(row, SAVE_TO);
  if (place.text === '') return;
  report.blame('unsupported-entity', place);
  const found = readSaveTo(place.text, entities);
  if (typeof found === 'string' || !item || item.type.act === 'begin') {
    report.blame(entities.size === 0 ? 'missing-entities' : 'invalid-save-to', place);
    return;
  }
  const property = place.text.split('#').at(-1) ?? '';
  found.references.push({ item, property });
}

/** Names an entity's own expressions read. */
const namesRead = ({ row }: Entity): Set<string> =>
  new Set(
    ['entity_id', 'create_if', 'update_if', 'label'].flatMap((key) =>
      referencesIn(cellOf(row, key)).map(({ name }) => name ?? ''),
    ),
  );

/**
 * Checks the entities of a form.
 * @param files names of the data files: what is updated must come with one
 */
export function checkEntities(
  sheet: Sheet,
  survey: Survey,
  files: ReadonlySet<string>,
  report: CompileReport,
): Set<string> {
  const entities = readEntities(sheet, report);
  const reads = new Map([...entities.values()].map((e) => [e, namesRead(e)] as const));
  for (const item of survey.all) {
    checkSaveTo(item.row, item, entities, report);
    for (const [entity, names] of reads)
      if (names.has(item.name)) entity.references.push({ item, property: null });
  }
  for (const row of survey.ends) checkSaveTo(row, null, entities, report);
  for (const { name, row } of entities.values())
    if (cellOf(row, 'entity_id') !== '' && !files.has(name))
      report.blame('invalid-entity', placeOf(row, 'dataset'), { text: `${name}.csv` });
  checkEntityPlaces([...entities.values()], report);
  return new Set(entities.keys());
}
