import type { Text } from '../../domain/form/form.ts';
import type { ExpressionFault } from '../../domain/form/tokenize-expression.ts';
import type { SheetName } from './form-table.ts';

/** Where a fault stands: a cell, or (sheet `file`, row = line) a line of the text that is no row at all. */
export type FaultPlace = {
  sheet: SheetName | 'file';
  row: number;
  column: string;
  /** What the cell holds, or the piece of it that is wrong. */
  text: string;
  /** Where in the cell an expression goes wrong: characters before that place. */
  at?: number;
};

export type FormFaultCode =
  | ExpressionFault['code']
  | 'text-syntax'
  | 'missing-include'
  | 'unknown-column'
  | 'unsupported-column'
  | 'unsupported-language'
  | 'missing-setting'
  | 'missing-type'
  | 'unknown-type'
  | 'unsupported-type'
  | 'missing-name'
  | 'invalid-name'
  | 'duplicate-name'
  | 'missing-label'
  | 'missing-list'
  | 'duplicate-choice'
  | 'invalid-choice-name'
  | 'missing-calculation'
  | 'unsupported-calculation'
  | 'unsupported-appearance'
  | 'unsupported-parameter'
  | 'unsupported-reference'
  | 'invalid-default'
  | 'unexpected-end'
  | 'missing-end'
  | 'circular';

export type FormFault = FaultPlace & {
  code: FormFaultCode;
  message: Text;
  /** What was probably meant. */
  fix?: string;
};

/** One sentence for every code; `it` is the text in question. */
const SENTENCES: Record<FormFaultCode, (it: string) => Text> = {
  'expression-syntax': (it) => ({
    vi: `Biểu thức sai cú pháp tại “${it}”.`,
    en: `The expression is malformed at “${it}”.`,
  }),
  'unknown-name': (it) => ({
    vi: `Không có câu hỏi nào tên “${it}”.`,
    en: `There is no question named “${it}”.`,
  }),
  'ambiguous-name': (it) => ({
    vi: `Có nhiều câu hỏi cùng tên “${it}”.`,
    en: `Several questions are named “${it}”.`,
  }),
  'unknown-function': (it) => ({
    vi: `Không có hàm “${it}”.`,
    en: `There is no function “${it}”.`,
  }),
  'wrong-arguments': (it) => ({
    vi: `Hàm “${it}” có số đối số không đúng.`,
    en: `The function “${it}” has the wrong number of arguments.`,
  }),
  'unsupported-expression': (it) => ({
    vi: `“${it}” chưa được hỗ trợ trong biểu thức.`,
    en: `“${it}” is not supported in an expression.`,
  }),
  'expression-too-large': () => ({
    vi: 'Biểu thức quá dài hoặc lồng quá sâu.',
    en: 'The expression is too long or nested too deeply.',
  }),
  'text-syntax': (it) => ({
    vi: `Không đọc được dòng “${it}”.`,
    en: `The line “${it}” cannot be read.`,
  }),
  'missing-include': (it) => ({
    vi: `Không có phần dùng chung “${it}”.`,
    en: `There is no shared part “${it}”.`,
  }),
  'unknown-column': (it) => ({
    vi: `XLSForm không có cột “${it}”.`,
    en: `XLSForm has no column “${it}”.`,
  }),
  'unsupported-column': (it) => ({
    vi: `Cột “${it}” chưa được hỗ trợ.`,
    en: `The column “${it}” is not supported.`,
  }),
  'unsupported-language': (it) => ({
    vi: `Ngôn ngữ của cột “${it}” chưa được hỗ trợ (chỉ có vi và en).`,
    en: `The language of the column “${it}” is not supported (only vi and en are).`,
  }),
  'missing-setting': (it) => ({
    vi: `Bảng settings thiếu “${it}”.`,
    en: `The settings lack “${it}”.`,
  }),
  'missing-type': () => ({ vi: 'Dòng này thiếu cột type.', en: 'This row has no type.' }),
  'unknown-type': (it) => ({
    vi: `XLSForm không có loại câu hỏi “${it}”.`,
    en: `XLSForm has no question type “${it}”.`,
  }),
  'unsupported-type': (it) => ({
    vi: `Loại câu hỏi “${it}” chưa được hỗ trợ.`,
    en: `The question type “${it}” is not supported.`,
  }),
  'missing-name': () => ({
    vi: 'Dòng này thiếu tên (name).',
    en: 'This row has no name.',
  }),
  'invalid-name': (it) => ({
    vi: `Tên “${it}” không hợp lệ: bắt đầu bằng chữ cái hoặc dấu gạch dưới, không có dấu cách.`,
    en: `The name “${it}” is not valid: begin with a letter or underscore, no blanks.`,
  }),
  'duplicate-name': (it) => ({
    vi: `Tên “${it}” đã được dùng trong cùng nhóm.`,
    en: `The name “${it}” is already used in the same group.`,
  }),
  'missing-label': (it) => ({
    vi: `“${it}” thiếu nhãn (label).`,
    en: `“${it}” has no label.`,
  }),
  'missing-list': (it) => ({
    vi: `Không có danh sách lựa chọn “${it}”.`,
    en: `There is no choice list “${it}”.`,
  }),
  'duplicate-choice': (it) => ({
    vi: `Mã lựa chọn “${it}” bị trùng trong danh sách.`,
    en: `The choice “${it}” stands twice in its list.`,
  }),
  'invalid-choice-name': (it) => ({
    vi: `Mã lựa chọn “${it}” không được có dấu cách.`,
    en: `The choice name “${it}” must not contain blanks.`,
  }),
  'missing-calculation': (it) => ({
    vi: `“${it}” thiếu công thức tính (calculation).`,
    en: `“${it}” has no calculation.`,
  }),
  'unsupported-calculation': (it) => ({
    vi: `“${it}” vừa để nhập vừa có công thức tính: chưa được hỗ trợ.`,
    en: `“${it}” is both asked and calculated: not supported.`,
  }),
  'unsupported-appearance': (it) => ({
    vi: `Kiểu hiển thị “${it}” chưa được hỗ trợ ở đây.`,
    en: `The appearance “${it}” is not supported here.`,
  }),
  'unsupported-parameter': (it) => ({
    vi: `Tham số “${it}” chưa được hỗ trợ ở đây.`,
    en: `The parameter “${it}” is not supported here.`,
  }),
  'unsupported-reference': (it) => ({
    vi: `Chưa hỗ trợ chèn câu trả lời vào lời văn: “${it}”.`,
    en: `An answer inside a text is not supported: “${it}”.`,
  }),
  'invalid-default': (it) => ({
    vi: `Giá trị mặc định “${it}” không hợp với loại câu hỏi.`,
    en: `The default “${it}” does not fit the question type.`,
  }),
  'unexpected-end': (it) => ({
    vi: `“${it}” không khớp với nhóm nào đang mở.`,
    en: `“${it}” does not match an open section.`,
  }),
  'missing-end': (it) => ({
    vi: `“${it}” mở ra nhưng không đóng lại.`,
    en: `“${it}” is opened but never closed.`,
  }),
  circular: (it) => ({
    vi: `Các mục phụ thuộc vòng tròn vào nhau: ${it}.`,
    en: `These items depend on one another in a ring: ${it}.`,
  }),
};

/** Makes a fault with its sentence. */
export function makeFault(
  code: FormFaultCode,
  place: FaultPlace,
  fix?: string,
): FormFault {
  const fault = { ...place, code, message: SENTENCES[code](place.text) };
  return fix === undefined ? fault : { ...fault, fix };
}
