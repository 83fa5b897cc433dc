/** Who fills a form in where nobody does. */
export const nobody = {
  personId: 'bench',
  personName: 'Bench',
  unitId: 'bench',
  unitName: 'Bench',
  taskId: null,
  taskDue: null,
  language: 'vi',
} as const;
