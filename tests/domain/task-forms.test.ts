import { describe, expect, test } from 'vitest';
import { formsOfTask } from '../../src/domain/task.ts';

describe('[TASK-FORM] the forms of a task', () => {
  test('[TASK-FORM] its own stands first; the general one is never missing and stands last', () => {
    expect(formsOfTask({ formId: 'F04', moreFormIds: ['F03'] })).toEqual([
      'F04',
      'F03',
      'F01',
    ]);
    expect(formsOfTask({ formId: 'F-NGO' })).toEqual(['F-NGO', 'F01']);
  });

  test('[TASK-FORM] none is offered twice, and something else comes after what has a name', () => {
    expect(formsOfTask({ formId: 'F01', moreFormIds: ['F02', 'F01', 'F02'] })).toEqual([
      'F02',
      'F01',
    ]);
    expect(formsOfTask({ formId: 'F01' })).toEqual(['F01']);
  });
});
