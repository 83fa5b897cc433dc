// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import { describe, expect, test } from 'vitest';
import { evaluateForm } from '../../../src/domain/form/evaluate-form.ts';
import type { FormItem } from '../../../src/domain/form/form.ts';
import { FormDefinition, formDigestText } from '../../../src/domain/form/form.ts';
import { nodesOf, orderOf, prepareForm } from '../../../src/domain/form/prepare-form.ts';
import { aContext, aForm, ask, parsed, same, section } from './form-builder.ts';

const chain = (length: number): FormItem[] =>
  Array.from({ length }, (_, i) =>
    i === length - 1
      ? ask('integer', `q${i}`)
      : ask('calculate', `q${i}`, { calculation: ['+', ['$', `/q${i + 1}`], 1] }),
  );

describe('[FORM] the order of working out', () => {
  test('[FORM] puts everything after what it reads, whatever the order of the rows', () => {
    const { order } = orderOf(nodesOf(chain(50)));
    expect(order?.map((n) => n.item.name)).toEqual(
      chain(50)
        .map((i) => i.name)
        .reverse(),
    );
  });

  test('[FORM] holds for a chain of 5,000, written back to front', () => {
    const form = prepareForm({ ...aForm([]).definition, items: chain(5000) });
    expect(evaluateForm(form, { q4999: 1 }, aContext()).values.get('/q0')).toBe(5000);
  });

  test('[FORM] names the ring when items wait for one another', () => {
    const paths = ['/a', '/b', '/c', '/d'];
    const calc = (name: string, source: string) =>
      ask('calculate', name, { calculation: parsed(source, `/${name}`, paths) });
    const items = [
      calc('d', '${a}'),
      calc('a', '${b} + 1'),
      calc('b', '${c}'),
      calc('c', '${a}'),
    ];
    const { ring } = orderOf(nodesOf(items));
    expect(ring?.map((n) => n.item.name).sort()).toEqual(['a', 'b', 'c']);
    expect(() => aForm(items)).toThrow(/circular/);
  });

  test('[FORM] a group whose presence hangs on what it holds is a ring, too', () => {
    const inside = section('group', 'g', [ask('text', 'x')], {
      relevant: ['=', ['$', '/g/x'], 1],
    });
    expect(orderOf(nodesOf([inside])).ring).not.toBeNull();
  });
});

describe('[FORM] the definition', () => {
  const { definition } = aForm([
    ask('text', 'a', { required: true }),
    section('group', 'g', []),
  ]);

  test('[FORM] survives the wire', () => {
    expect(FormDefinition.parse(JSON.parse(JSON.stringify(definition)))).toEqual(
      definition,
    );
  });

  test('[FORM] with a member this build does not know is refused, not half run', () => {
    const later = { ...definition, items: [{ ...ask('text', 'a'), colour: 'x' }] };
    expect(FormDefinition.safeParse(later).success).toBe(false);
    const counted = { ...section('repeat', 'r', []), count: 3 };
    expect(FormDefinition.safeParse({ ...definition, items: [counted] }).success).toBe(
      false,
    );
    expect(
      FormDefinition.safeParse({ ...definition, items: [{ kind: 'hologram' }] }).success,
    ).toBe(false);
  });

  test('[FORM] has one digest text, whatever the order of its keys or the marks of its letters', () => {
    const { id, ...rest } = { ...definition, title: same('Phiếu'.normalize('NFD')) };
    const { title: _title, ...others } = definition;
    expect(formDigestText({ ...rest, id })).toBe(
      formDigestText({ title: same('Phiếu'), ...others }),
    );
    expect(formDigestText({ ...definition, version: '2' })).not.toBe(
      formDigestText(definition),
    );
  });
});
